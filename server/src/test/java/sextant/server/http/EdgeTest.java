package sextant.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.refusal.RefusalKind;

@Timeout(60)
class EdgeTest {

    private static final List<String> GET = List.of("GET");
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private EdgeServer server;

    @BeforeEach
    void start() throws Exception {
        server = new EdgeServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource(textBlock = """
            GET,    /jobs,             200, list
            GET,    /jobs/,            200, list
            GET,    //jobs,            200, list
            GET,    /jobs?a=b,         200, list
            GET,    /jobs/one,         200, job one
            GET,    /jobs/a%20b%2Bc+d, 200, job a b+c+d
            GET,    /jobs/x/../one,    200, job one
            DELETE, /jobs/one,         200, job one
            PUT,    /jobs/one/value,   200, value of one
            GET,    /jobs/special,     200, special
            GET,    /jobs/special/value, 405,
            POST,   /jobs,             405,
            PATCH,  /jobs/one,         405,
            GET,    /jobs/one/other,   404,
            GET,    /nothing,          404,
            """)
    void theAddressThatFitsBestAnswers(String method, String path, int status, String text) throws Exception {
        server.edge.on(GET, "/jobs", _ -> Reply.text(200, "list"));
        server.edge.on(GET, "/jobs/special", _ -> Reply.text(200, "special"));
        server.edge.on(List.of("GET", "DELETE"), "/jobs/:job", call -> Reply.text(200, "job " + call.variable("job")));
        server.edge.on(List.of("PUT"), "/jobs/:job/value", call -> Reply.text(200, "value of " + call.variable("job")));

        var response = server.send(method, path, BodyPublishers.noBody());

        assertThat(response.statusCode()).isEqualTo(status);
        if (text != null) {
            assertThat(response.body()).isEqualTo(text);
        }
        assertThat(server.edge.registered())
                .extracting(Edge.Registered::path)
                .containsExactly("/jobs", "/jobs/special", "/jobs/:job", "/jobs/:job/value");
    }

    @Test
    void aStreamOfUnknownLengthIsChunkedAndOfKnownLengthIsNot() throws Exception {
        server.edge.on(
                GET,
                "/list",
                _ -> new Streamed(200, Map.of("Content-Type", "text/plain"), UNKNOWN, out -> {
                    for (int line = 0; line < 10_000; line++) {
                        out.write(("line " + line + "\n").getBytes(UTF_8));
                    }
                }));
        server.edge.on(
                GET,
                "/file",
                _ -> new Streamed(200, Map.of(), OptionalLong.of(5), out -> out.write("12345".getBytes(UTF_8))));

        var list = server.get("/list");
        var file = server.get("/file");

        assertThat(list.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(list.body().lines()).hasSize(10_000).endsWith("line 9999");
        assertThat(file.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.body()).isEqualTo("12345");
    }

    @Test
    void headHasTheLengthAndNoBodyAndClosesWhatWasOpen() throws Exception {
        var closed = new CountDownLatch(1);
        server.edge.on(
                GET,
                "/file",
                _ -> new Streamed(200, Map.of(), OptionalLong.of(5), new Streamed.Content() {
                    @Override
                    public void writeTo(java.io.OutputStream out) {
                        throw new AssertionError("HEAD has no body");
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                }));

        var head = server.send("HEAD", "/file", BodyPublishers.noBody());

        assertThat(head.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(head.body()).isEmpty();
        closed.await();
    }

    @Test
    void whatIsFlushedArrivesBeforeTheEnd() throws Exception {
        var goOn = new CountDownLatch(1);
        server.edge.on(
                GET,
                "/events",
                _ -> new Streamed(200, Map.of(), UNKNOWN, out -> {
                    out.flush();
                    await(goOn);
                    out.write("event\n".getBytes(UTF_8));
                    out.flush();
                    await(new CountDownLatch(1));
                }));

        try (var connection = server.connect("GET /events HTTP/1.1\nHost: a\n\n")) {
            var lines = connection.getInputStream();
            assertThat(readUntil(lines, "\r\n\r\n")).startsWith("HTTP/1.1 200");
            goOn.countDown();
            assertThat(readUntil(lines, "event\n")).endsWith("event\n");
        }
    }

    @Test
    void aStreamThatBreaksHalfwayIsNotTakenForWhole() throws Exception {
        server.edge.on(
                GET,
                "/chunked",
                _ -> new Streamed(200, Map.of(), UNKNOWN, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk broke");
                }));
        server.edge.on(
                GET,
                "/short",
                _ -> new Streamed(200, Map.of(), OptionalLong.of(100_000), out -> out.write(new byte[99_999])));

        assertThatThrownBy(() -> server.get("/chunked")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> server.get("/short")).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamThatIsRefusedBeforeItsFirstByteIsARefusal() throws Exception {
        server.edge.on(
                GET,
                "/refused",
                _ -> new Streamed(200, Map.of("ETag", "\"a\""), UNKNOWN, _ -> {
                    throw RefusalKind.NO_SUCH_JOB.because("It has just gone.").refused();
                }));

        var response = server.get("/refused");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("X-Error-Kind")).hasValue("no-such-job");
        assertThat(server.refusals).hasSize(1);
    }

    @Test
    void aSlowReaderHoldsTheWriterAndNotTheMemory() throws Exception {
        int readers = 20;
        long whole = 1L << 40;
        var ahead = new ArrayList<AtomicLong>();
        var gone = new CountDownLatch(readers);
        server.edge.on(GET, "/large", _ -> {
            var written = new AtomicLong();
            synchronized (ahead) {
                ahead.add(written);
            }
            return new Streamed(200, Map.of(), OptionalLong.of(whole), out -> {
                try {
                    var piece = new byte[10_000];
                    while (true) {
                        out.write(piece);
                        written.addAndGet(piece.length);
                    }
                } finally {
                    gone.countDown();
                }
            });
        });

        var connections = new ArrayList<Socket>();
        for (int reader = 0; reader < readers; reader++) {
            var connection = server.connect("GET /large HTTP/1.1\nHost: a\n\n");
            connection.getInputStream().readNBytes(100_000);
            connections.add(connection);
        }
        for (var connection : connections) {
            connection.close();
        }
        gone.await();

        // What is read, what the system keeps for a socket at both ends (some megabytes at most), and what waits here.
        assertThat(ahead)
                .hasSize(readers)
                .allSatisfy(written -> assertThat(written.get()).isBetween(100_000L, 32L << 20));
    }

    @Test
    void aThousandCallsWaitWithoutAThread() throws Exception {
        int waiting = 1000;
        var news = new CompletableFuture<String>();
        var arrived = new CountDownLatch(waiting);
        server.edge.on(GET, "/wait", _ -> {
            arrived.countDown();
            return Later.of(news.copy(), text -> Reply.text(200, text));
        });
        server.get("/nothing");
        int threadsBefore = Thread.activeCount();

        var connections = new ArrayList<Socket>();
        for (int call = 0; call < waiting; call++) {
            connections.add(server.connect("GET /wait HTTP/1.1\nHost: a\nConnection: close\n\n"));
        }
        arrived.await();
        while (server.running() > 0) {
            Thread.onSpinWait();
        }
        // The few carriers of virtual threads may be new.
        assertThat(Thread.activeCount() - threadsBefore)
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        news.complete("news");

        for (var connection : connections) {
            try (connection) {
                assertThat(new String(connection.getInputStream().readAllBytes(), UTF_8))
                        .startsWith("HTTP/1.1 200")
                        .endsWith("news");
            }
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsGivenUp() throws Exception {
        try (var impatient = new EdgeServer(Duration.ofMillis(300));
                var drip = Executors.newSingleThreadScheduledExecutor()) {
            impatient.edge.on(
                    List.of("POST"),
                    "/upload",
                    call -> Reply.text(200, "" + call.body().readAllBytes().length));
            try (var connection =
                    impatient.connect("POST /upload HTTP/1.1\nHost: a\nContent-Length: 200\nConnection: close\n\n")) {
                drip.scheduleAtFixedRate(
                        () -> {
                            try {
                                connection.getOutputStream().write('x');
                            } catch (IOException given) {
                                throw new IllegalStateException(given);
                            }
                        },
                        0,
                        20,
                        TimeUnit.MILLISECONDS);
                assertThat(readUntil(connection.getInputStream(), "\r\n"))
                        .isEqualTo("HTTP/1.1 408 Request Timeout\r\n");
            }
        }
    }

    @Test
    void whoHangsUpNoLongerWaits() throws Exception {
        var news = new CompletableFuture<String>();
        var arrived = new CountDownLatch(1);
        server.edge.on(GET, "/wait", _ -> {
            arrived.countDown();
            return Later.of(news, text -> Reply.text(200, text));
        });

        try (var connection = server.connect("GET /wait HTTP/1.1\nHost: a\n\n")) {
            assertThat(connection.isConnected()).isTrue();
            arrived.await();
        }

        assertThatThrownBy(() -> news.get(30, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }

    @Test
    void aLateRefusalIsARefusalAndALateBugIsABug() throws Exception {
        server.edge.on(
                GET,
                "/refused",
                _ -> new Later(CompletableFuture.supplyAsync(() -> {
                    throw RefusalKind.TOO_MANY_WAITS.because("Too many.").refused();
                })));
        server.edge.on(
                GET,
                "/bug",
                _ -> new Later(CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("secret");
                })));
        server.edge.on(
                GET,
                "/stream",
                _ -> new Later(CompletableFuture.supplyAsync(
                        () -> new Streamed(200, Map.of(), UNKNOWN, out -> out.write("late".getBytes(UTF_8))))));

        assertThat(server.get("/refused").statusCode()).isEqualTo(429);
        assertThat(server.get("/bug").statusCode()).isEqualTo(500);
        assertThat(server.get("/bug").body()).doesNotContain("secret").contains("\"id\"");
        assertThat(server.get("/stream").body()).isEqualTo("late");
    }

    @Test
    void aDiskThatIsFullIsSaidAndAnyOtherFaultOfTheDiskIsABug() throws Exception {
        server.edge.on(GET, "/full", _ -> {
            throw new sextant.engine.files.NoRoom("No space left on device", new IOException());
        });
        server.edge.on(GET, "/broken", _ -> {
            throw new IOException("Input/output error");
        });

        assertThat(server.get("/full").statusCode()).isEqualTo(507);
        assertThat(server.get("/broken").statusCode()).isEqualTo(500);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static String readUntil(java.io.InputStream in, String end) throws IOException {
        var text = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            text.append((char) octet);
            if (text.toString().endsWith(end)) {
                break;
            }
        }
        return text.toString();
    }
}
