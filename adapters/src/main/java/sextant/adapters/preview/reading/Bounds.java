package sextant.adapters.preview.reading;

/** How much a look takes in and gives out. */
public final class Bounds {

    public static final int ROWS = 100;
    public static final int COLUMNS = 50;
    /** Of a value, a name or a description. */
    public static final int CHARACTERS = 200;
    /** Of an array in a cell. */
    public static final int ELEMENTS = 16;

    /** Width and height of a picture. */
    public static final int PICTURE = 1024;
    /** An image with more is not drawn. */
    public static final long PIXELS = 1L << 32;

    public static final int SIDE = 1 << 18;
    /** Of an image so many are looked at, evenly spread if it has more. */
    public static final long PIXELS_READ = 1L << 24;

    public static final int UNITS = 100;
    public static final int CARDS = 500;
    /** Of one FITS header. */
    public static final long HEADER = 1L << 20;
    /** Of one row of a FITS table. */
    public static final int ROW_BYTES = 1 << 20;

    /** Of a VOTable. */
    public static final int DOCUMENT = 8 << 20;

    public static final int TEXT_BYTES = 64 << 10;
    public static final int LINES = 400;

    private Bounds() {}
}
