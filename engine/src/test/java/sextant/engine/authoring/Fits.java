package sextant.engine.authoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Small FITS files. */
final class Fits {

    private static final int BLOCK = 2880;

    private Fits() {}

    static byte[] image(int width, int height) {
        var file = new ByteArrayOutputStream();
        header(file, "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = " + width, "NAXIS2  = " + height);
        data(file, width * height);
        return file.toByteArray();
    }

    /** A table of one column of bytes behind an empty primary header. */
    static byte[] table(int rows) {
        var file = new ByteArrayOutputStream();
        header(file, "SIMPLE  = T", "BITPIX  = 8", "NAXIS   = 0", "EXTEND  = T");
        file.writeBytes(extension(rows));
        return file.toByteArray();
    }

    /** The same table behind an image. */
    static byte[] imageAndTable(int rows) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(image(100, 100));
        file.writeBytes(extension(rows));
        return file.toByteArray();
    }

    private static byte[] extension(int rows) {
        var file = new ByteArrayOutputStream();
        header(
                file,
                "XTENSION= 'BINTABLE'",
                "BITPIX  = 8",
                "NAXIS   = 2",
                "NAXIS1  = 1 / bytes of a row",
                "NAXIS2  = " + rows + " / rows",
                "PCOUNT  = 0",
                "GCOUNT  = 1",
                "TFIELDS = 1",
                "TFORM1  = 'B'");
        data(file, rows);
        return file.toByteArray();
    }

    private static void header(ByteArrayOutputStream file, String... cards) {
        for (var card : cards) {
            file.writeBytes(String.format("%-80s", card).getBytes(ISO_8859_1));
        }
        file.writeBytes(String.format("%-80s", "END").getBytes(ISO_8859_1));
        while (file.size() % BLOCK != 0) {
            file.write(' ');
        }
    }

    private static void data(ByteArrayOutputStream file, int bytes) {
        file.writeBytes(new byte[bytes]);
        while (file.size() % BLOCK != 0) {
            file.write(0);
        }
    }
}
