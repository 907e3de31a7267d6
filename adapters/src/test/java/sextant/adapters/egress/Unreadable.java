package sextant.adapters.egress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file on a broken disk. */
final class Unreadable implements SeekableByteChannel {

    @Override
    public int read(ByteBuffer into) throws IOException {
        throw new IOException("the disk is broken");
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public SeekableByteChannel position(long where) {
        return this;
    }

    @Override
    public long size() {
        return 1;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
