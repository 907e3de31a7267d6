package sextant.adapters.preview.fits;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nom.tam.fits.Data;
import nom.tam.fits.FitsFactory;
import nom.tam.fits.Header;
import nom.tam.util.FitsFile;
import sextant.adapters.preview.reading.Bounds;
import sextant.adapters.preview.reading.Cells;
import sextant.adapters.preview.reading.Unreadable;

/**
 * A header and data unit, of which only the header was read (FITS 4.0, 3.3 and 7). Its sizes are checked before anything is allocated.
 *
 * @param start of its data
 * @param size  of its data in bytes, without padding
 */
record FitsUnit(int index, Header header, long start, long size) {

    private static final int BLOCK = 2880;

    /** @param start of the data, behind the header */
    static FitsUnit of(int index, Header header, long start) {
        try {
            return new FitsUnit(index, header, start, size(header));
        } catch (ArithmeticException beyond) {
            throw new Unreadable("Unit %d of the file says that it is larger than any file can be.".formatted(index));
        }
    }

    /** Where the next unit starts. */
    long end() {
        return start + Math.ceilDiv(size, BLOCK) * BLOCK;
    }

    /** FITS 4.0, equations 1 and 2, and 6.1 for random groups. */
    private static long size(Header header) {
        var axes = axes(header, "NAXIS");
        if (axes.isEmpty()) {
            return 0;
        }
        boolean groups = axes.getFirst() == 0 && header.getBooleanValue("GROUPS");
        long elements = product(groups ? axes.subList(1, axes.size()) : axes);
        long all =
                Math.multiplyExact(number(header, "GCOUNT", 1), Math.addExact(number(header, "PCOUNT", 0), elements));
        long bytes = Math.multiplyExact(all, Math.absExact(header.getIntValue("BITPIX")) / 8L);
        // Room for the padding and for what stands before it.
        return Math.subtractExact(Math.addExact(bytes, 1L << 50), 1L << 50);
    }

    /** @param name {@code NAXIS}, or {@code ZNAXIS} of a compressed image */
    private static List<Long> axes(Header header, String name) {
        long count = number(header, name, 0);
        var axes = new ArrayList<Long>();
        for (int axis = 1; axis <= Math.min(count, 999); axis++) {
            axes.add(number(header, name + axis, 0));
        }
        return axes;
    }

    private static long product(List<Long> lengths) {
        return lengths.stream().reduce(1L, Math::multiplyExact);
    }

    private static long number(Header header, String name, long otherwise) {
        var value = header.getBigIntegerValue(name, BigInteger.valueOf(otherwise));
        if (value.signum() < 0) {
            throw new Unreadable(name + " in a header of the file is negative.");
        }
        return value.longValueExact();
    }

    boolean isCompressedImage() {
        return header.getBooleanValue("ZIMAGE");
    }

    boolean isTable() {
        return !isCompressedImage()
                && (extension().equals("BINTABLE") || extension().equals("TABLE"));
    }

    private String extension() {
        return text("XTENSION", "IMAGE").strip();
    }

    /** In the order of FITS, the first one fastest. */
    List<Long> imageAxes() {
        return axes(header, isCompressedImage() ? "ZNAXIS" : "NAXIS");
    }

    boolean isImage() {
        return isCompressedImage() || extension().equals("IMAGE") || extension().equals("IUEIMAGE");
    }

    /** Whether there is an image of at least one row and two axes. */
    boolean isDrawable() {
        var axes = imageAxes();
        return isImage() && axes.size() >= 2 && axes.stream().allMatch(length -> length > 0);
    }

    long rows() {
        return number(header, "NAXIS2", 0);
    }

    int columns() {
        return (int) Math.min(999, number(header, "TFIELDS", 0));
    }

    String name() {
        return Cells.text(text("EXTNAME", index == 0 ? "PRIMARY" : "").strip());
    }

    String type() {
        return isCompressedImage()
                ? "compressed image"
                : isTable() ? "table" : Cells.text(isImage() ? "image" : extension());
    }

    List<Long> shape() {
        return isTable() ? List.of(rows(), (long) columns()) : imageAxes();
    }

    String text(String key, String otherwise) {
        return header.getStringValue(key, otherwise);
    }

    /** As the records stand in the file, but for what is no text. */
    List<String> cards() {
        var cards = new ArrayList<String>();
        for (var all = header.iterator(); all.hasNext() && cards.size() < Bounds.CARDS; ) {
            cards.add(Cells.clean(all.next().toString()).stripTrailing());
        }
        return cards;
    }

    /** The data for the library, which reads of it what it is asked for. */
    Data data(FitsFile file) throws IOException {
        var data = FitsFactory.dataFactory(header);
        file.seek(start);
        data.read(file);
        return data;
    }
}
