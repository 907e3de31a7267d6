package sextant.adapters.preview.reading;

import java.io.IOException;
import java.io.InputStream;

/** A file of which any piece can be had. */
public interface Bytes {

    /** In bytes. */
    long length();

    /**
     * Some of the bytes from a place on.
     *
     * @return how many, at least 1; -1 at the end
     * @throws Unreadable if the look has read as much as it may
     */
    int read(long position, byte[] into, int offset, int count) throws IOException;

    /** All of it, in order. */
    default InputStream stream() {
        return new InputStream() {

            private long position;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                int got = count == 0 ? 0 : Bytes.this.read(position, into, offset, count);
                position += Math.max(0, got);
                return got;
            }
        };
    }
}
