package sextant.server.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/**
 * The body of a response as a stream that blocks its (virtual) thread while the client is slow. What is handed to the connection and
 * not yet taken by the system is counted, since the queue of the connection itself says nothing of what is on its way to the event
 * loop: a writer is never more than {@link #MOST_UNSENT} ahead.
 */
final class ResponseBody extends OutputStream {

    private static final int PIECE = 16 << 10;
    private static final int MOST_UNSENT = 8 * PIECE;

    private final HttpServerResponse response;
    private final OptionalLong length;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long written;
    private long unsent;
    private boolean gone;

    /** @param length that the head of the response promises */
    ResponseBody(HttpServerResponse response, OptionalLong length) {
        this.response = response;
        this.length = length;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (length.isPresent() && written + count > length.getAsLong()) {
            throw new IOException("more than the promised " + length.getAsLong() + " bytes");
        }
        written += count;
        int from = offset;
        int end = offset + count;
        while (from < end) {
            int fits = Math.min(end - from, piece.length - filled);
            System.arraycopy(bytes, from, piece, filled, fits);
            filled += fits;
            from += fits;
            if (filled == piece.length) {
                send();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            send();
            return;
        }
        requireClient();
        if (!response.headWritten()) {
            response.writeHead();
        }
    }

    /** The last piece. @throws IOException if the client is gone, or the body is shorter than was promised */
    void finish() throws IOException {
        if (length.isPresent() && written < length.getAsLong()) {
            throw new IOException(written + " of the promised " + length.getAsLong() + " bytes");
        }
        requireClient();
        response.end(Buffer.buffer(filled).appendBytes(piece, 0, filled));
    }

    private void send() throws IOException {
        var full = Buffer.buffer(filled).appendBytes(piece, 0, filled);
        int size = filled;
        filled = 0;
        await(size);
        try {
            response.write(full).onComplete(sent -> sent(size, sent));
        } catch (IllegalStateException closed) {
            throw new IOException("the client went away", closed);
        }
    }

    private synchronized void await(int size) throws IOException {
        try {
            while (!gone && unsent + size > MOST_UNSENT) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping");
        }
        requireClient();
        unsent += size;
    }

    private synchronized void sent(int size, AsyncResult<Void> result) {
        unsent -= size;
        gone |= result.failed();
        notifyAll();
    }

    private synchronized void requireClient() throws IOException {
        if (gone || response.closed()) {
            throw new IOException("the client went away");
        }
    }
}
