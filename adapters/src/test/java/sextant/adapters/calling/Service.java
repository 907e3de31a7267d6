package sextant.adapters.calling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import sextant.engine.applications.WebRequest;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.runner.Program.Call;
import sextant.model.application.execution.HttpCall.Method;

/** A service on 127.0.0.1 that remembers what it was asked. */
public final class Service implements AutoCloseable {

    /** What it does with one request. */
    public interface Manners {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Service(HttpServer server) {
        this.server = server;
    }

    public static Service that(Manners manners) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            var service = new Service(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
                    service.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                            + (body.isEmpty() ? "" : " " + body));
                    manners.answer(exchange);
                }
            });
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers everybody the same. */
    public static Service answering(int status, String mediaType, String body) {
        return that(exchange -> answer(exchange, status, mediaType, body));
    }

    public static void answer(HttpExchange exchange, int status, String mediaType, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!mediaType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Method, address and body of each request so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A call of this service that is allowed. */
    public Call call(WebRequest request) {
        return new Call(
                request,
                EgressPolicy.DEFAULT.reaching("http", server.getAddress().getPort(), List.of("127.0.0.0/8")));
    }

    public WebRequest get(String path, String query) {
        return new WebRequest(
                origin(),
                path,
                query,
                Method.GET,
                List.of(),
                "application/x-votable+xml",
                "body",
                1_000_000,
                Duration.ofMinutes(1),
                3);
    }

    public WebRequest post(String path, List<WebRequest.Field> form) {
        return new WebRequest(
                origin(), path, "", Method.POST, form, "text/plain", "body", 1_000_000, Duration.ofMinutes(1), 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
