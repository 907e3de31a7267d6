package sextant.adapters.preview.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import sextant.adapters.preview.reading.Bytes;
import sextant.adapters.preview.reading.Unreadable;

/** The file, each piece of which the server is asked for. */
final class AskedBytes implements Bytes {

    private final DataInputStream in;
    private final DataOutputStream out;
    private final long length;

    AskedBytes(DataInputStream in, DataOutputStream out, long length) {
        this.in = in;
        this.out = out;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
        out.writeByte(Wire.READ);
        out.writeLong(position);
        out.writeInt(Math.min(count, Wire.PIECE));
        out.flush();
        int got = in.readInt();
        if (got == Wire.NO_MORE) {
            throw new Unreadable("There is more to read in the file than a preview may.");
        }
        if (got > 0) {
            in.readFully(into, offset, got);
        }
        return got;
    }
}
