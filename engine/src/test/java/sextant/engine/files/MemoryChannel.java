package sextant.engine.files;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file that is nowhere. */
public final class MemoryChannel implements SeekableByteChannel {

    private final byte[] content;
    private int position;
    private boolean closed;

    public MemoryChannel(byte[] content) {
        this.content = content.clone();
    }

    @Override
    public int read(ByteBuffer into) {
        if (position >= content.length) {
            return -1;
        }
        int count = Math.min(into.remaining(), content.length - position);
        into.put(content, position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long where) {
        position = Math.toIntExact(where);
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
