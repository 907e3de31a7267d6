package sextant.model.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * The parts of a multipart body, one after the other, each read as a stream. Reads no further than it is asked: once a part has
 * ended, what follows its boundary is left alone until {@link #next()}. Lines end with CR LF and with nothing else, and text that
 * starts like a boundary is one or is refused, so that nobody else can see other parts in the same bytes.
 */
public final class MultipartStream {

    /** Bytes of all headers of one part. */
    public static final int LARGEST_HEADER = 16 << 10;

    private static final String LINE_END_HINT = "End the lines of headers and boundaries with CR LF (curl -F does).";

    private final InputStream body;
    private final byte[] delimiter;
    private final long mostBytes;
    private final byte[] buffer = new byte[16 << 10];
    private int from;
    private int to;
    private long taken;
    private boolean atDelimiter;
    private boolean finished;

    /** @param mostBytes of the whole body */
    public MultipartStream(InputStream body, Boundary boundary, long mostBytes) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary.text()).getBytes(StandardCharsets.US_ASCII);
        this.mostBytes = mostBytes;
        // The first boundary may stand at the very start: with a line end before it, it is like all others.
        buffer[to++] = '\r';
        buffer[to++] = '\n';
    }

    /**
     * Skips the rest of this part, or what stands before the first, and reads the header of the next.
     *
     * @return the header's lines without the empty one that ends them; empty after the last part
     * @throws Refused {@code multipart-truncated}, {@code multipart-syntax}, {@code part-header-too-large}, {@code body-too-large}
     */
    public Optional<byte[]> next() throws IOException {
        if (finished) {
            return Optional.empty();
        }
        skipPart();
        int first = readByte();
        int second = readByte();
        if (first == '-' && second == '-') {
            finished = true;
            return Optional.empty();
        }
        if (first == '\n') {
            throw syntax("The line of a boundary ends with LF alone", LINE_END_HINT);
        }
        if (first != '\r' || second != '\n') {
            throw syntax(
                    "Something follows a boundary in its line",
                    "Choose a boundary that no line of a part starts with.");
        }
        var header = header();
        refuseBoundaryWithoutLineEnd();
        return Optional.of(header);
    }

    /**
     * The next bytes of this part.
     *
     * @return how many, at least 1, or -1 at the end of the part
     */
    public int read(byte[] into) throws IOException {
        while (!atDelimiter) {
            int end = possibleDelimiter();
            if (end > from) {
                int count = Math.min(end - from, into.length);
                System.arraycopy(buffer, from, into, 0, count);
                from += count;
                return count;
            }
            if (to - from >= delimiter.length) {
                from += delimiter.length;
                atDelimiter = true;
            } else {
                fill();
            }
        }
        return -1;
    }

    private void skipPart() throws IOException {
        var ignored = new byte[8 << 10];
        while (read(ignored) >= 0) {
            continue;
        }
        atDelimiter = false;
    }

    /** Where in the buffer the delimiter, or as much of it as fits, starts first. A line end is in it only once: this is linear. */
    private int possibleDelimiter() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\r') {
                int length = Math.min(delimiter.length, to - at);
                if (Arrays.equals(buffer, at, at + length, delimiter, 0, length)) {
                    return at;
                }
            }
        }
        return to;
    }

    private byte[] header() throws IOException {
        var header = new ByteArrayOutputStream();
        int lineLength = 0;
        while (true) {
            int next = readByte();
            if (next == '\r') {
                if (readByte() != '\n') {
                    throw syntax("The header of a part has a CR alone", LINE_END_HINT);
                }
                if (lineLength == 0) {
                    return header.toByteArray();
                }
                header.write('\r');
                header.write('\n');
                lineLength = 0;
            } else if (next == '\n') {
                throw syntax("The header of a part has a line that ends with LF alone", LINE_END_HINT);
            } else {
                header.write(next);
                lineLength++;
            }
            if (header.size() > LARGEST_HEADER) {
                throw RefusalKind.PART_HEADER_TOO_LARGE
                        .because("The header of a part is too large.")
                        .limit(LARGEST_HEADER + " bytes")
                        .refused();
            }
        }
    }

    /** A part that is empty still has a line end before its boundary. Without it some readers see a boundary here and some do not. */
    private void refuseBoundaryWithoutLineEnd() throws IOException {
        int length = delimiter.length - 2;
        for (int matched = 0; matched < length; matched++) {
            while (to - from <= matched) {
                fill();
            }
            if (buffer[from + matched] != delimiter[matched + 2]) {
                return;
            }
        }
        throw syntax(
                "A boundary follows a part's header without a line end of its own",
                "Write an empty part as an empty line.");
    }

    private int readByte() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xff;
    }

    private void fill() throws IOException {
        if (to == buffer.length) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int count = body.read(buffer, to, buffer.length - to);
        if (count < 0) {
            throw RefusalKind.MULTIPART_TRUNCATED
                    .because("The body ends before the last boundary \"" + delimiterText() + "--\".")
                    .suggest("Send the whole body. " + LINE_END_HINT)
                    .refused();
        }
        to += count;
        taken += count;
        if (taken > mostBytes) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("The body is too large.")
                    .limit(mostBytes + " bytes")
                    .refused();
        }
    }

    private String delimiterText() {
        return new String(delimiter, 2, delimiter.length - 2, StandardCharsets.US_ASCII);
    }

    private static Refused syntax(String why, String suggest) {
        return RefusalKind.MULTIPART_SYNTAX.because(why + ".").suggest(suggest).refused();
    }
}
