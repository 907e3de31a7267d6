package sextant.model.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * A document that is read as it comes and kept, so that it can be read again from its start. Never takes more than
 * {@link Limits#document()}, and no more from the request than somebody asks for. Does not close the request's stream.
 */
final class KeptBody extends InputStream {

    private static final int PIECE = 8192;

    private final InputStream body;
    private final int limit;
    private byte[] kept = new byte[PIECE];
    private int size;
    private int position;
    private Optional<IOException> failure = Optional.empty();

    KeptBody(InputStream body, Limits limits) {
        this.body = body;
        this.limit = limits.document();
    }

    /** The next reader starts at the first byte. */
    void rewind() {
        position = 0;
    }

    /** Up to {@code count} first bytes; nothing is passed over. */
    byte[] first(int count) throws IOException {
        while (size < count && more()) {
            // more() has kept what came
        }
        return Arrays.copyOf(kept, Math.min(count, size));
    }

    /** All bytes from the start. */
    byte[] whole() throws IOException {
        while (more()) {
            // more() has kept what came
        }
        return Arrays.copyOf(kept, size);
    }

    /** A parser reports a broken connection as broken text. This throws what really happened, if something did. */
    void throwFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public int read() throws IOException {
        return position < size || more() ? kept[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == size && !more()) {
            return -1;
        }
        int count = Math.min(length, size - position);
        System.arraycopy(kept, position, into, offset, count);
        position += count;
        return count;
    }

    /** Keeps the next piece of the request; false at its end. */
    private boolean more() throws IOException {
        if (size == kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(limit + 1L, 2L * size));
        }
        try {
            int count = body.read(kept, size, Math.min(kept.length - size, PIECE));
            if (count > 0) {
                size += count;
            }
            refuseTooLarge(size, limit);
            return count > 0;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** @throws Refused if the document is larger than what is taken */
    static void refuseTooLarge(int size, int limit) {
        if (size > limit) {
            throw RefusalKind.BODY_TOO_LARGE
                    .because("The document is larger than what is taken here.")
                    .limit(limit + " bytes")
                    .suggest("Send large files as parts of a multipart/form-data body.")
                    .refused();
        }
    }
}
