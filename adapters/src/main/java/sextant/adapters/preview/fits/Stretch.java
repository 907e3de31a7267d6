package sextant.adapters.preview.fits;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * How brightness is shown: from just below the sky to the brightest but for a few, as an inverse hyperbolic sine, which shows faint things
 * beside bright ones (Lupton et al. 2004, PASP 116, 133). The sky is dark also if all but a few pixels are sky. What has no value is
 * transparent.
 *
 * @param low  is black
 * @param high is white
 */
record Stretch(double low, double high) {

    private static final double ONE_SIGMA_BELOW = 0.1587;
    private static final double HIGH = 0.997;
    /** In units of the noise of the sky, from its median. */
    private static final double SKY_BELOW = 2;

    private static final double SOURCES_ABOVE = 25;
    /** Below this part of the range it is linear. */
    private static final double SOFTENING = 0.1;

    private static final double WHITE = asinh(1 / SOFTENING);

    /** By the median and the percentiles of the values that are numbers. */
    static Stretch of(double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new Stretch(0, 1);
        }
        double least = sorted[0];
        double greatest = sorted[sorted.length - 1];
        double sky = at(0.5, sorted);
        double noise = sky - at(ONE_SIGMA_BELOW, sorted);
        double low = Math.max(least, sky - SKY_BELOW * noise);
        double high = Math.min(greatest, Math.max(at(HIGH, sorted), sky + SOURCES_ABOVE * noise));
        // A few sources on a flat ground: all that differs is above the percentile.
        return low < high ? new Stretch(low, high) : new Stretch(least, greatest);
    }

    private static double at(double part, double[] sorted) {
        return sorted[(int) (part * (sorted.length - 1))];
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
