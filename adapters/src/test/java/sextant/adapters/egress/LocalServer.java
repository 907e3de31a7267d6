package sextant.adapters.egress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on 127.0.0.1 that does what a test tells it, byte by byte, and counts who comes. */
final class LocalServer implements AutoCloseable {

    /** What is done with one connection, after the head of the request was read; the connection is closed afterwards. */
    interface Manners {
        void answer(Socket client, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Manners manners;
    private final boolean waitsForRequest;
    private final AtomicInteger connects = new AtomicInteger();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    private LocalServer(ServerSocket listener, boolean waitsForRequest, Manners manners) {
        this.listener = listener;
        this.waitsForRequest = waitsForRequest;
        this.manners = manners;
        Thread.ofVirtual().start(this::listen);
    }

    static LocalServer that(Manners manners) {
        return new LocalServer(listener(), true, manners);
    }

    /** Answers every request with the same text. */
    static LocalServer answering(String response) {
        return that((client, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Takes connections and then does nothing at all until it is closed. */
    static LocalServer silent() {
        return new LocalServer(
                listener(),
                false,
                (client, out) -> client.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Speaks before it is asked, and then only listens. */
    static LocalServer speakingFirst(String text) {
        return new LocalServer(listener(), false, (client, out) -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
    }

    static LocalServer secure(SSLContext identity, String response) {
        try {
            var listener =
                    identity.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new LocalServer(
                    listener, true, (client, out) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String document(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/yaml; charset=utf-8\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int connects() {
        return connects.get();
    }

    List<String> requestLines() {
        return requestLines;
    }

    List<String> headers() {
        return headers;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                connects.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (waitsForRequest) {
                readHead(client);
            }
            var out = client.getOutputStream();
            manners.answer(client, out);
            out.flush();
        } catch (IOException e) {
            // The client went away, which is what many of these tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readHead(Socket client) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        var line = reader.readLine();
        if (line == null) {
            throw new IOException("no request");
        }
        requestLines.add(line);
        while ((line = reader.readLine()) != null && !line.isEmpty()) {
            headers.add(line);
        }
    }
}
