package sextant.adapters.preview.worker;

import java.time.Duration;

/**
 * What the server and the worker say to each other. The worker asks for pieces of the file and is given them, and says in the end what it
 * saw. Each word is a byte, numbers are big-endian:
 *
 * <ul>
 *   <li>{@link #READ}, position (8 bytes), count (4): answered by a count (4), -1 at the end of the file, -2 if no more is given, and as
 *       many bytes.
 *   <li>{@link #SEEN}, the length of the document (4), the document (JSON), the length of the picture (4), 0 if there is none, the picture.
 *   <li>{@link #NOTHING} or {@link #FAILED}, why (modified UTF-8 with its length, 2 bytes).
 * </ul>
 */
public final class Wire {

    public static final int READ = 'R';
    public static final int SEEN = 'S';
    public static final int NOTHING = 'N';
    public static final int FAILED = 'F';

    public static final int END_OF_FILE = -1;
    public static final int NO_MORE = -2;

    /** The largest piece of the file, in bytes. */
    public static final int PIECE = 256 << 10;

    /** After that a worker ends by itself, should nobody have ended it. */
    static final Duration LONGEST_LIFE = Duration.ofSeconds(20);

    private Wire() {}
}
