package sextant.adapters.egress;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;
import sextant.adapters.egress.address.Gate.Pinned;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Target;

/**
 * The connection of one fetch: one request, one answer, one socket at a time, made for it and thrown away. Built from the parts of
 * HttpClient below its client, so that there is no pool, proxy, cookie, retry, redirect, authentication or decompression that would
 * have to be switched off. {@link #cut} may be called by another thread and ends whatever the fetch waits for.
 */
final class Wire implements Closeable {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(8 * 1024)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(4)
            .build();
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final TlsSocketStrategy tls;
    private final Duration deadline;
    private @Nullable Socket socket;
    private boolean cut;

    /** @param deadline of the whole fetch, from which each address of a name gets its part to be connected in */
    Wire(TlsSocketStrategy tls, Duration deadline) {
        this.tls = tls;
        this.deadline = deadline;
    }

    /**
     * Sends a request to an address that was let through, and returns when the head of the answer is there. The body is read from the
     * answer's entity, until the next {@code send} or {@code close}.
     *
     * @throws NotFetched {@code unreachable}, {@code tls-failed}, or {@code too-large} for the head of the answer
     */
    ClassicHttpResponse send(Pinned to, ClassicHttpRequest request) throws NotFetched {
        try {
            var connection = connect(to);
            return EXECUTOR.execute(request, connection, HttpCoreContext.create());
        } catch (SSLException e) {
            throw NotFetched.forGood(
                    "tls-failed",
                    "The address has no certificate that this server trusts for that name, or speaks too old a TLS.");
        } catch (MessageConstraintException e) {
            throw NotFetched.forGood("too-large", "The address answered with too many or too long headers.");
        } catch (IOException | HttpException e) {
            throw NotFetched.because(NotFetched.UNREACHABLE);
        }
    }

    private DefaultBHttpClientConnection connect(Pinned to) throws IOException {
        var target = to.target();
        var plain = connectToAny(to);
        // The parser is named because the one that comes by itself knows no limits.
        var parser = new DefaultHttpResponseParserFactory(LIMITS);
        var connection = new DefaultBHttpClientConnection(LIMITS, null, null, null, null, null, parser);
        if (target.secure()) {
            connection.bind(tls.upgrade(plain, bareHost(target), target.port(), null, HttpCoreContext.create()), plain);
        } else {
            connection.bind(plain);
        }
        return connection;
    }

    private Socket connectToAny(Pinned to) throws IOException {
        var each = (int) Math.clamp(deadline.toMillis() / to.addresses().size(), 1, Integer.MAX_VALUE);
        var failure = new IOException("no address");
        for (InetAddress address : to.addresses()) {
            try {
                var fresh = fresh();
                fresh.connect(new InetSocketAddress(address, to.target().port()), each);
                return fresh;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Without a proxy: a SOCKS proxy from a system property would look names up and connect by rules of its own. */
    private synchronized Socket fresh() throws IOException {
        close();
        if (cut) {
            throw new SocketException("cut");
        }
        var fresh = new Socket(Proxy.NO_PROXY);
        socket = fresh;
        return fresh;
    }

    private static String bareHost(Target target) {
        var text = target.host().text();
        return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    }

    /** Ends the fetch now and for good, wherever it stands. */
    synchronized void cut() {
        cut = true;
        close();
    }

    /** Closes the socket below HTTP and TLS, which would otherwise first read what is left of the answer. */
    @Override
    public synchronized void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // A socket that cannot be closed is closed.
            }
        }
    }
}
