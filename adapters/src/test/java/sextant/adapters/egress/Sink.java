package sextant.adapters.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 that keeps one file, and does to whoever puts it what a test tells it. It shows what it has to everybody. */
final class Sink implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Manners> plan = new ArrayList<>();
    private volatile byte @Nullable [] kept;
    private volatile boolean blind;

    /** What is done with one PUT, once its head was read. */
    interface Manners {
        /** @return the answer; empty leaves without one */
        Optional<String> put(Sink sink, Request request, InputStream body) throws IOException;
    }

    record Request(String line, Map<String, String> headers) {
        int length() {
            return Integer.parseInt(headers.getOrDefault("content-length", "0"));
        }
    }

    /** @param puts what is done with the first PUT, the second ...; those after that are taken well */
    Sink(Manners... puts) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plan.addAll(Arrays.asList(puts));
        Thread.ofVirtual().start(this::listen);
    }

    /** Keeps all of it and says so; knows the condition that nothing be there. */
    static Optional<String> good(Sink sink, Request request, InputStream body) throws IOException {
        var content = body.readNBytes(request.length());
        if (request.headers().containsKey("if-none-match") && sink.kept != null) {
            return status("412 Precondition Failed");
        }
        sink.kept = content;
        return status("201 Created");
    }

    /** Keeps a part, and leaves in the middle of it. */
    static Manners leavesAfter(int bytes) {
        return (sink, _, body) -> {
            sink.kept = body.readNBytes(bytes);
            return Optional.empty();
        };
    }

    /** Keeps all of it, and never says so. */
    static Optional<String> keepsSilent(Sink sink, Request request, InputStream body) throws IOException {
        good(sink, request, body);
        body.transferTo(java.io.OutputStream.nullOutputStream());
        return Optional.empty();
    }

    static Manners says(String status, String... headers) {
        return (_, request, body) -> {
            body.readNBytes(request.length());
            return Optional.of("HTTP/1.1 " + status + "\r\n"
                    + String.join(
                            "",
                            Arrays.stream(headers)
                                    .map(header -> header + "\r\n")
                                    .toList())
                    + "Content-Length: 0\r\n\r\n");
        };
    }

    /** From now on it shows nothing to anybody. */
    Sink blind() {
        blind = true;
        return this;
    }

    void keep(byte[] content) {
        kept = content;
    }

    byte @Nullable [] kept() {
        return kept;
    }

    List<Request> puts() {
        return requests.stream()
                .filter(request -> request.line().startsWith("PUT "))
                .toList();
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/out.fits";
    }

    private static Optional<String> status(String status) {
        return Optional.of("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = client.getInputStream();
            var request = head(in);
            requests.add(request);
            var answer = request.line().startsWith("PUT ") ? next().put(this, request, in) : Optional.of(shown());
            if (answer.isPresent()) {
                client.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // The client went away, which is what some of these tests are about.
        }
    }

    private synchronized Manners next() {
        return plan.isEmpty() ? Sink::good : plan.removeFirst();
    }

    private String shown() {
        var content = kept;
        return content == null || blind
                ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n"
                        + new String(content, StandardCharsets.ISO_8859_1);
    }

    private static Request head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            text.append((char) octet);
        }
        var lines = text.toString().strip().split("\r\n");
        var headers = new TreeMap<String, String>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var parts = line.split(": ", 2);
            headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1]);
        }
        return new Request(lines[0], headers);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
