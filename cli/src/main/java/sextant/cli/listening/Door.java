package sextant.cli.listening;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Where messages come in: takes everything that is posted, and answers with one status. */
final class Door implements AutoCloseable {

    /** Results may be large; whoever writes a listener wants to see them. */
    private static final int MOST = 64 << 20;

    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final int status;

    /** @param port 0 takes a free one */
    Door(String host, int port, int status) throws IOException {
        this.status = status;
        server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        var address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
    }

    /** The next message, as soon as there is one. */
    Received next() throws InterruptedException {
        return received.take();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var body = exchange.getRequestBody().readNBytes(MOST);
            var headers = exchange.getRequestHeaders();
            exchange.sendResponseHeaders(status, -1);
            received.add(new Received(name -> Optional.ofNullable(headers.getFirst(name)), body));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
