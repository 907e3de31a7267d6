package sextant.server.http;

import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import sextant.model.refusal.RefusalKind;

/**
 * The body of a request as a stream that blocks its (virtual) thread. The client is asked for more only when somebody reads, so a
 * body that nobody wants is never held in memory. Made on the event loop, before the first bytes arrive.
 */
final class RequestBody extends InputStream {

    /** A client that sends nothing for so long is told so (408). */
    private final long patienceMillis;

    /** Beyond that patience, a client must have sent so many bytes for each second that was waited for it in all. */
    private static final long SLOWEST = 1024;

    /** So much is read and thrown away after an early answer; whoever goes on then is cut off. */
    private static final long MOST_IGNORED = 256L << 20;

    /** So many pieces may come before anybody reads: a small body, and its end, then need no word between the threads. */
    private static final long UNASKED = 2;

    private final HttpServerRequest request;
    private final Queue<Buffer> arrived = new ArrayDeque<>();
    private long received;
    private long ignored;
    private long waitedMillis;
    private boolean ended;
    private boolean abandoned;
    private @Nullable Throwable failure;
    private Buffer current = Buffer.buffer();
    private int at;

    /** @param broken called on the event loop if the body breaks the rules of HTTP; the connection closes right after */
    RequestBody(HttpServerRequest request, long patienceMillis, Runnable broken) {
        this.request = request;
        this.patienceMillis = patienceMillis;
        request.pause();
        request.handler(this::arrive);
        request.endHandler(_ -> end(null));
        request.exceptionHandler(cause -> {
            if (!(cause instanceof IOException || cause instanceof VertxException)) {
                broken.run();
            }
            end(cause);
        });
        request.fetch(UNASKED);
    }

    /** The body has no end, and nobody is there to be told. */
    static final class Gone extends IOException {

        private static final long serialVersionUID = 1;

        Gone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private synchronized void arrive(Buffer buffer) {
        received += buffer.length();
        if (!abandoned) {
            arrived.add(buffer);
            notifyAll();
        } else if ((ignored += buffer.length()) > MOST_IGNORED) {
            request.connection().close();
        }
    }

    private synchronized void end(@Nullable Throwable cause) {
        ended = true;
        failure = cause;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        return ready() ? current.getByte(at++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, current.length() - at);
        current.getBytes(at, at + count, target, offset);
        at += count;
        return count;
    }

    /** Whether there is a byte to read; waits for the client if need be. */
    private synchronized boolean ready() throws IOException {
        while (at == current.length()) {
            var next = arrived.poll();
            if (next != null) {
                current = next;
                at = 0;
            } else if (ended) {
                if (failure != null) {
                    throw new Gone("the client went away", failure);
                }
                return false;
            } else {
                request.fetch(1);
                await();
            }
        }
        return true;
    }

    private void await() throws IOException {
        long start = System.nanoTime();
        long earned = patienceMillis + received * 1000 / SLOWEST - waitedMillis;
        long patience = Math.min(patienceMillis, earned);
        try {
            while (arrived.isEmpty() && !ended) {
                long left = patience - (System.nanoTime() - start) / 1_000_000;
                if (left <= 0) {
                    throw RefusalKind.TOO_SLOW
                            .because("The request's body arrived too slowly.")
                            .limit(patienceMillis / 1000 + " s between two pieces, and then " + SLOWEST
                                    + " bytes per second")
                            .suggest("Send the request again over a better connection.")
                            .refused();
                }
                wait(left);
            }
            waitedMillis += (System.nanoTime() - start) / 1_000_000;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Gone("the server is stopping", null);
        }
    }

    /** Lets the rest of the body pass unread. */
    synchronized void abandon() {
        abandoned = true;
        arrived.clear();
        request.resume();
    }

    /** Whether all that the client sends has been read. */
    synchronized boolean finished() {
        return ended && arrived.isEmpty() && at == current.length();
    }
}
