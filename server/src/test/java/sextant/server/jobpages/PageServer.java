package sextant.server.jobpages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import sextant.server.files.ResourceFile;
import sextant.server.http.Call;
import sextant.server.http.Handler;
import sextant.server.http.Reply;

/** Serves pages to a browser, on a port of this machine, as the real server would but without the rest of it. */
final class PageServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    private final boolean withPolicy;

    /** @param withPolicy whether pages go out with their content security policy, which would stop any script by itself */
    PageServer(boolean withPolicy) {
        this.withPolicy = withPolicy;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        page("/sextant.css", new ResourceFile("/sextant.css", "text/css; charset=utf-8"));
    }

    PageServer page(String path, Handler handler) {
        pages.put(path, handler);
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var handler = pages.getOrDefault(uri.getPath(), _ -> Reply.text(404, ""));
            var call = new Call(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    Optional.ofNullable(uri.getRawQuery()).orElse(""),
                    Map.of(),
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
                    exchange.getRequestBody(),
                    exchange.getRequestHeaders().containsKey("Content-Length"),
                    "127.0.0.1");
            var reply = answer(handler, call);
            reply.headers().forEach((name, value) -> {
                if (withPolicy || !name.equals("Content-Security-Policy")) {
                    exchange.getResponseHeaders().set(name, value);
                }
            });
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Reply answer(Handler handler, Call call) throws IOException {
        try {
            return (Reply) handler.answer(call);
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            return Reply.of(500, "text/plain", String.valueOf(bug).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
