package sextant.adapters.preview.fits;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Pictures;
import sextant.engine.preview.Look;
import sextant.engine.preview.Preview;

/**
 * The first plane of an image, made as small as a picture: each value is the mean of those that it stands for, as far as they are
 * numbers.
 */
final class Plane {

    /** Where the rows come from. */
    @FunctionalInterface
    interface Rows {
        /** Puts the values of a row, NaN where there is none, into an array of the width of the image. */
        void read(int row, double[] into) throws IOException;
    }

    private final int width;
    private final int height;
    private final int factor;
    private final double[] sums;
    private final int[] counts;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    private Plane(int width, int height) {
        this.width = width;
        this.height = height;
        this.factor = Math.max(1, Math.ceilDiv(Math.max(width, height), Bounds.PICTURE));
        this.sums = new double[drawnWidth() * drawnHeight()];
        this.counts = new int[sums.length];
    }

    /** @param width from 1 to {@link Bounds#SIDE}, and height too; the product at most {@link Bounds#PIXELS} */
    static Look look(int width, int height, Rows rows) throws IOException {
        var plane = new Plane(width, height);
        plane.read(rows);
        return plane.look();
    }

    private int drawnWidth() {
        return Math.ceilDiv(width, factor);
    }

    private int drawnHeight() {
        return Math.ceilDiv(height, factor);
    }

    private void read(Rows rows) throws IOException {
        int every = every();
        var values = new double[width];
        for (int row = 0; row < height; row += every) {
            rows.read(row, values);
            add(row / factor * drawnWidth(), values);
        }
    }

    /** Rows of a very large image are left out, but of each drawn one at least one is read. */
    private int every() {
        return (int) Math.clamp((long) width * height / Bounds.PIXELS_READ, 1, factor);
    }

    private void add(int start, double[] values) {
        for (int column = 0; column < width; column++) {
            double value = values[column];
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                sums[start + column / factor] += value;
                counts[start + column / factor]++;
            }
        }
    }

    private Look look() throws IOException {
        var means = new double[sums.length];
        Arrays.setAll(means, at -> counts[at] == 0 ? Double.NaN : sums[at] / counts[at]);
        var picture = Stretch.of(means).draw(means, drawnWidth(), drawnHeight());
        boolean any = least <= greatest;
        return new Look(
                new Preview.Image(
                        width,
                        height,
                        any ? OptionalDouble.of(least) : OptionalDouble.empty(),
                        any ? OptionalDouble.of(greatest) : OptionalDouble.empty()),
                Optional.of(Pictures.png(picture)));
    }
}
