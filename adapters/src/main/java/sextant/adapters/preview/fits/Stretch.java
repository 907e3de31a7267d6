package sextant.adapters.preview.fits;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * How brightness is shown: from just below the sky to the brightest but for a few, as an inverse hyperbolic sine, which shows faint things
 * beside bright ones (Lupton et al. 2004, PASP 116, 133). What has no value is transparent.
 *
 * @param low  is black
 * @param high is white
 */
record Stretch(double low, double high) {

    private static final double LOW = 0.01;
    private static final double HIGH = 0.997;
    /** Below this part of the range it is linear. */
    private static final double SOFTENING = 0.1;

    private static final double WHITE = asinh(1 / SOFTENING);

    /** By the percentiles of the values that are numbers. */
    static Stretch of(double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Stretch(0, 1);
        }
        double low = sorted[(int) (LOW * (sorted.length - 1))];
        double high = sorted[(int) (HIGH * (sorted.length - 1))];
        // A few sources on a flat ground: all that differs is above the percentile.
        return low < high ? new Stretch(low, high) : new Stretch(sorted[0], sorted[sorted.length - 1]);
    }

    /** 0 to 255. */
    int grey(double value) {
        double range = high - low;
        double part = range > 0 ? Math.clamp((value - low) / range, 0, 1) : 0.5;
        return (int) Math.round(255 * asinh(part / SOFTENING) / WHITE);
    }

    /** @param values row by row; the first row of a FITS image is at the bottom of the picture */
    BufferedImage draw(double[] values, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double value = values[row * width + column];
                int colour = Double.isNaN(value) ? 0 : 0xFF000000 | grey(value) * 0x010101;
                picture.setRGB(column, height - 1 - row, colour);
            }
        }
        return picture;
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
