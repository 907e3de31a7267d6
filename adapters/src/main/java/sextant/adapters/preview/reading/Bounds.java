package sextant.adapters.preview.reading;

/** How much a look takes in and gives out. */
final class Bounds {

    static final int ROWS = 100;
    static final int COLUMNS = 50;
    /** Of a value, a name or a description. */
    static final int CHARACTERS = 200;
    /** Of an array in a cell. */
    static final int ELEMENTS = 16;

    /** Width and height of a picture. */
    static final int PICTURE = 1024;
    /** An image with more is not drawn. */
    static final long PIXELS = 1L << 32;

    static final int SIDE = 1 << 18;
    /** Of an image so many are looked at, evenly spread if it has more. */
    static final long PIXELS_READ = 1L << 24;

    static final int UNITS = 100;
    static final int CARDS = 500;
    /** Of one FITS header. */
    static final long HEADER = 1L << 20;
    /** Of one row of a FITS table. */
    static final int ROW_BYTES = 1 << 20;

    /** Of a VOTable. */
    static final int DOCUMENT = 8 << 20;

    static final int TEXT_BYTES = 64 << 10;
    static final int LINES = 400;

    private Bounds() {}
}
