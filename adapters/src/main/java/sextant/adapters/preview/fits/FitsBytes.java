package sextant.adapters.preview.fits;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import nom.tam.util.RandomAccessFileIO;
import sextant.adapters.preview.reading.Bytes;

/** A file for the FITS library, which can only read it, and not beyond a fence: the library has no limit on the length of a header. */
final class FitsBytes implements RandomAccessFileIO {

    private final Bytes bytes;
    private long position;
    private long fence = Long.MAX_VALUE;
    private boolean reachedFence;

    FitsBytes(Bytes bytes) {
        this.bytes = bytes;
    }

    /** What lies from here on is not read. */
    void fence(long beyond) {
        fence = beyond;
    }

    void noFence() {
        fence = Long.MAX_VALUE;
    }

    /** Whether somebody wanted to read on; the library does not pass on why it could not. */
    boolean reachedFence() {
        return reachedFence;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (position >= fence) {
            reachedFence = true;
            throw new EOFException("at the fence");
        }
        int got = bytes.read(position, into, offset, (int) Math.min(count, fence - position));
        position += Math.max(0, got);
        return got;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void position(long place) throws IOException {
        if (place < 0) {
            throw new EOFException("before the start");
        }
        position = place;
    }

    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public void close() {}

    @Override
    public String readUTF() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileDescriptor getFD() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLength(long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeUTF(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(int value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(byte[] values, int offset, int count) {
        throw new UnsupportedOperationException();
    }
}
