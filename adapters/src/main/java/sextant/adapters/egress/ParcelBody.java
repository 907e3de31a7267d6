package sextant.adapters.egress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Objects;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;
import sextant.engine.storage.Parcel;

/** A parcel as the body of a request. What is wrong with our own file is told apart from what is wrong with the network. */
final class ParcelBody extends AbstractHttpEntity {

    private static final int PIECE = 64 << 10;

    private final Parcel parcel;
    private final Carrying carrying;
    private @Nullable IOException ownFailure;

    ParcelBody(Parcel parcel, Carrying carrying) {
        super(parcel.mediaType(), null, false);
        this.parcel = parcel;
        this.carrying = carrying;
    }

    void throwOwnFailure() throws IOException {
        if (ownFailure != null) {
            throw ownFailure;
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        try {
            parcel.content().position(0);
        } catch (IOException e) {
            ownFailure = e;
            throw e;
        }
        for (int count = read(piece); count > 0; count = read(piece)) {
            out.write(piece.array(), 0, count);
            carrying.moved(count);
        }
        out.flush();
    }

    private int read(ByteBuffer piece) throws IOException {
        try {
            return FilePut.read(parcel, piece.clear());
        } catch (IOException e) {
            ownFailure = e;
            throw e;
        }
    }

    @Override
    public java.io.InputStream getContent() {
        return Channels.newInputStream(Objects.requireNonNull(parcel.content()));
    }

    @Override
    public long getContentLength() {
        return parcel.size();
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Whoever made the parcel closes it.
    }
}
