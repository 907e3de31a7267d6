package sextant.server.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/** An {@link Edge} behind a socket of its own, with one event loop and nothing else around it. */
public final class EdgeServer implements AutoCloseable {

    private static final Faults PROBLEMS = new Faults() {
        @Override
        public Reply refused(Refusal refusal, Call call) {
            return Problems.reply(refusal, call);
        }

        @Override
        public Reply bug(String id, Call call) {
            return Problems.bug(id);
        }
    };

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger running = new AtomicInteger();
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    public final Edge edge;
    public final List<Refusal> refusals = new CopyOnWriteArrayList<>();

    public EdgeServer() throws Exception {
        this(Duration.ofSeconds(30));
    }

    public EdgeServer(Duration patience) throws Exception {
        var router = Router.router(vertx);
        edge = new Edge(
                router,
                this::run,
                refusals::add,
                PROBLEMS,
                _ -> {
                    throw RefusalKind.NO_SUCH_PAGE
                            .because("There is nothing here.")
                            .refused();
                },
                patience);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    /** How many handlers and writers hold a thread. */
    public int running() {
        return running.get();
    }

    private void run(Runnable task) {
        running.incrementAndGet();
        virtualThreads.execute(() -> {
            try {
                task.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A connection on which a test writes and reads what it wants. */
    public Socket connect(String head) throws IOException {
        var socket = new Socket("127.0.0.1", server.actualPort());
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    @Override
    public void close() throws Exception {
        client.close();
        virtualThreads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
