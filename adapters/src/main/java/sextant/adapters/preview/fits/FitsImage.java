package sextant.adapters.preview.fits;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.stream.IntStream;
import nom.tam.fits.Header;
import nom.tam.image.compression.hdu.CompressedImageData;
import nom.tam.image.compression.hdu.CompressedImageHDU;
import nom.tam.util.FitsFile;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Unreadable;
import sextant.engine.preview.Look;

/** The first plane of an image, with the values that it means: scaled, and without those that stand for none (FITS 4.0, 4.4.2.5). */
final class FitsImage {

    private final double scale;
    private final double zero;
    private final boolean hasBlank;
    private final long blank;

    private FitsImage(Header header) {
        this.scale = header.getDoubleValue("BSCALE", 1);
        this.zero = header.getDoubleValue("BZERO", 0);
        this.hasBlank = header.containsKey("BLANK");
        this.blank = header.getLongValue("BLANK");
    }

    static Look look(FitsUnit unit, FitsFile file) throws IOException {
        long width = unit.imageAxes().get(0);
        long height = unit.imageAxes().get(1);
        if (Math.max(width, height) > Bounds.SIDE || width * height > Bounds.PIXELS) {
            throw new Unreadable("The image of unit %d is %d by %d pixels, more than are drawn."
                    .formatted(unit.index(), width, height));
        }
        return unit.isCompressedImage()
                ? compressed(unit, file, (int) width, (int) height)
                : plain(unit, file, (int) width, (int) height);
    }

    private static Look plain(FitsUnit unit, FitsFile file, int width, int height) throws IOException {
        var image = new FitsImage(unit.header());
        var row = array(unit.header().getIntValue("BITPIX"), width);
        long bytes = unit.size() / product(unit) * width;
        return Plane.look(width, height, (number, into) -> {
            file.seek(unit.start() + number * bytes);
            file.readArrayFully(row);
            image.values(row, into);
        });
    }

    private static long product(FitsUnit unit) {
        return unit.imageAxes().stream().reduce(1L, (one, other) -> one * other);
    }

    private static Object array(int bitpix, int length) {
        return switch (bitpix) {
            case 8 -> new byte[length];
            case 16 -> new short[length];
            case 32 -> new int[length];
            case 64 -> new long[length];
            case -32 -> new float[length];
            case -64 -> new double[length];
            default -> throw new Unreadable("The file has a BITPIX that FITS does not know: " + bitpix + ".");
        };
    }

    /** Only the tiles of the first plane are decompressed. */
    private static Look compressed(FitsUnit unit, FitsFile file, int width, int height) throws IOException {
        if ((long) width * height > Bounds.PIXELS_READ) {
            throw new Unreadable("The compressed image of unit %d is %d by %d pixels; at most %d million are drawn."
                    .formatted(unit.index(), width, height, Bounds.PIXELS_READ / 1_000_000));
        }
        if (!isQuantized(unit)) {
            // The library would scale by what is not there, and find no values at all.
            unit.header().deleteKey("ZQUANTIZ");
        }
        var data = (CompressedImageData) unit.data(file);
        int axes = unit.imageAxes().size();
        var corner = new int[axes];
        var lengths = Collections.nCopies(axes, 1).stream().mapToInt(one -> one).toArray();
        lengths[axes - 2] = height;
        lengths[axes - 1] = width;
        var plane = new CompressedImageHDU(unit.header(), data).getTileHDU(corner, lengths);
        var image = new FitsImage(plane.getHeader());
        var rows = plane.getKernel();
        for (int axis = 2; axis < axes; axis++) {
            rows = Array.get(rows, 0);
        }
        var all = rows;
        return Plane.look(width, height, (number, into) -> image.values(Array.get(all, number), into));
    }

    /** Whether values were made whole numbers to compress them; {@code ZSCALE} is a column or a keyword then (FITS 4.0, 10.2). */
    private static boolean isQuantized(FitsUnit unit) {
        return unit.header().containsKey("ZSCALE")
                || IntStream.rangeClosed(1, unit.columns())
                        .anyMatch(column ->
                                unit.text("TTYPE" + column, "").strip().equals("ZSCALE"));
    }

    private void values(Object row, double[] into) {
        for (int column = 0; column < into.length; column++) {
            into[column] = switch (row) {
                case byte[] values -> whole(values[column] & 0xff);
                case short[] values -> whole(values[column]);
                case int[] values -> whole(values[column]);
                case long[] values -> whole(values[column]);
                case float[] values -> zero + scale * values[column];
                case double[] values -> zero + scale * values[column];
                default -> throw new Unreadable("The image has values of a kind that is not drawn.");
            };
        }
    }

    private double whole(long value) {
        return hasBlank && value == blank ? Double.NaN : zero + scale * value;
    }
}
