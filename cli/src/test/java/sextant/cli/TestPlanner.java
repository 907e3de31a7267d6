package sextant.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A planner on a port of this machine that says always the same, and keeps what it was asked. */
public final class TestPlanner implements AutoCloseable {

    /** One question as it arrived. */
    public record Asked(String method, String target, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("(none)")).getFirst();
        }
    }

    /**
     * What the planner says.
     *
     * @param promised how long it says that the body is; more than there is breaks the connection
     */
    public record Says(int status, Map<String, String> headers, String body, int promised) {

        /** The connection ends without an answer. */
        public static final Says NOTHING = new Says(0, Map.of(), "");

        public Says(int status, Map<String, String> headers, String body) {
            this(status, headers, body, body.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private TestPlanner(Function<Asked, Says> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> handle(exchange, answers));
        server.start();
    }

    public static TestPlanner saying(String json) {
        return saying(200, json);
    }

    public static TestPlanner saying(int status, String json) {
        return new TestPlanner(_ -> new Says(status, Map.of("Content-Type", "application/json"), json));
    }

    public static TestPlanner leadingTo(int status, String location) {
        return new TestPlanner(_ -> new Says(status, Map.of("Location", location), ""));
    }

    public static TestPlanner answering(Function<Asked, Says> answers) {
        return new TestPlanner(answers);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The only question that was asked. */
    public Asked asked() {
        if (asked.size() != 1) {
            throw new AssertionError("asked " + asked.size() + " times: " + asked);
        }
        return asked.getFirst();
    }

    private void handle(HttpExchange exchange, Function<Asked, Says> answers) throws IOException {
        try (exchange) {
            var question = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(question);
            var says = answers.apply(question);
            if (says.status() == 0) {
                return;
            }
            says.headers().forEach(exchange.getResponseHeaders()::set);
            var body = says.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(says.status(), says.promised() == 0 ? -1 : says.promised());
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
