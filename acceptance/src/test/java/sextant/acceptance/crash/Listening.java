package sextant.acceptance.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import sextant.acceptance.crash.validation.Heard;
import sextant.acceptance.crash.validation.Order;

/** Who listens to the jobs of a round, each at an address with the token of its order, and sometimes says that it is busy. */
final class Listening implements AutoCloseable {

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern PHASE = Pattern.compile("\"phase\"\\s*:\\s*\"([^\"]*)\"");

    private final HttpServer server;
    private final Random random;
    private final List<Heard> heard = new ArrayList<>();

    Listening(long seed) {
        random = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(Order order) {
        return "http://127.0.0.1:" + port() + "/" + order.token();
    }

    /** In the order in which it came. */
    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(taken(exchange, body) ? 204 : 503, -1);
        }
    }

    private synchronized boolean taken(HttpExchange exchange, String body) {
        if (random.nextInt(8) == 0) {
            return false;
        }
        heard.add(new Heard(
                exchange.getRequestURI().getPath().substring(1),
                Long.parseLong(exchange.getRequestHeaders().getFirst("Sextant-Sequence")),
                first(TYPE, body),
                first(PHASE, body)));
        return true;
    }

    private static String first(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
