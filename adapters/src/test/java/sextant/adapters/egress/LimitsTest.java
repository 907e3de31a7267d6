package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.SHORT;
import static sextant.adapters.egress.Examples.document;
import static sextant.adapters.egress.Examples.egress;
import static sextant.adapters.egress.Examples.failed;
import static sextant.adapters.egress.Examples.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.egress.address.Resolver;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.DocumentFetcher.Fetched;

/** Servers that send too much, too little, too slowly or nonsense. The policy of these tests takes 1000 bytes. */
class LimitsTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    static Stream<Arguments> misbehaviour() {
        return Stream.of(
                Arguments.of("declares too much", "too-large", false, says(HEAD + "Content-Length: 1001\r\n\r\n")),
                Arguments.of("never ends", "too-large", false, endlessly(HEAD + "\r\n", "a")),
                Arguments.of(
                        "never ends in chunks",
                        "too-large",
                        false,
                        endlessly(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n")),
                Arguments.of("never ends its headers", "too-large", false, endlessly(HEAD, "X: y\r\n")),
                Arguments.of("never ends a folded header", "too-large", false, endlessly(HEAD + "X: y\r\n", " y\r\n")),
                Arguments.of(
                        "never ends its trailers",
                        "truncated",
                        true,
                        endlessly(HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X: y\r\n")),
                Arguments.of("never ends a header", "too-large", false, endlessly(HEAD + "X: ", "y")),
                Arguments.of(
                        "says less than it declared", "truncated", true, says(HEAD + "Content-Length: 9\r\n\r\nabc")),
                Arguments.of(
                        "breaks off in a chunk",
                        "truncated",
                        true,
                        says(HEAD + "Transfer-Encoding: chunked\r\n\r\n9\r\nabc")),
                Arguments.of(
                        "counts its chunks wrongly",
                        "truncated",
                        true,
                        says(HEAD + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc")),
                Arguments.of("resets in the body", "truncated", true, resets(HEAD + "Content-Length: 9\r\n\r\nabc")),
                Arguments.of("resets at once", "unreachable", true, resets("")),
                Arguments.of("says nothing and leaves", "unreachable", true, says("")),
                Arguments.of("does not speak HTTP", "unreachable", true, says("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                Arguments.of(
                        "declares a length that is none",
                        "unreachable",
                        true,
                        says(HEAD + "Content-Length: -5\r\n\r\n")),
                Arguments.of("compresses", "content-coding", false, bomb()));
    }

    @ParameterizedTest(name = "a server that {0}: {1}")
    @MethodSource
    void misbehaviour(String what, String kind, boolean later, LocalServer.Manners manners) {
        try (var server = LocalServer.that(manners)) {
            var failed = failed(egress(open(AMPLE, server)).fetch(server.url("/")));
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.later()).isEqualTo(later);
            assertThat(server.connects()).as("nothing is tried twice").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "204, 2xx, false",
        "206, 2xx, false",
        "304, 3xx, false",
        "401, 4xx, false",
        "404, 4xx, false",
        "429, 4xx, true",
        "500, 5xx, true",
        "503, 5xx, true"
    })
    void only_a_whole_document_is_taken_and_nothing_of_an_error_is_told(int status, String family, boolean later) {
        try (var server = LocalServer.answering(
                "HTTP/1.1 " + status + " secret\r\nX: secret\r\nContent-Length: 6\r\n\r\nsecret")) {
            var failed = failed(egress(open(AMPLE, server)).fetch(server.url("/")));
            assertThat(failed.kind()).isEqualTo("unreachable");
            assertThat(failed.later()).isEqualTo(later);
            assertThat(failed.text()).contains(family).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n", "\r\n"})
    void a_document_of_just_the_limit_is_taken(String rest) {
        try (var server = LocalServer.answering(HEAD + rest + "a".repeat(1000))) {
            var document = document(egress(open(AMPLE, server)).fetch(server.url("/")));
            assertThat(document.content()).hasSize(1000);
            assertThat(document.mediaType()).isEqualTo("application/octet-stream");
        }
    }

    @Test
    void nothing_of_the_caller_goes_along() {
        try (var server = LocalServer.answering(LocalServer.document("a"))) {
            egress(open(AMPLE, server)).fetch(server.url("/"));
            assertThat(server.headers())
                    .containsExactlyInAnyOrder(
                            "Host: 127.0.0.1:" + server.port(),
                            "User-Agent: Sextant",
                            "Accept: */*",
                            "Accept-Encoding: identity",
                            "Connection: close");
        }
    }

    @Test
    void a_body_byte_by_byte_is_cut_off_at_the_deadline() throws Exception {
        cutOff(HEAD + "\r\n", "too-slow");
    }

    @Test
    void headers_byte_by_byte_are_cut_off_at_the_deadline() throws Exception {
        cutOff(HEAD + "X: ", "unreachable");
    }

    /** Each byte comes long before any time limit on a single read would notice. */
    private static void cutOff(String start, String kind) throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = LocalServer.that((client, out) -> {
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            try {
                while (true) {
                    out.write('a');
                    out.flush();
                    Thread.sleep(Duration.ofMillis(100));
                }
            } catch (IOException e) {
                gone.countDown();
            }
        })) {
            assertThat(failed(egress(open(SHORT, server)).fetch(server.url("/")))
                            .kind())
                    .isEqualTo(kind);
            assertThat(gone.await(1, TimeUnit.MINUTES))
                    .as("the connection is given up, not only the wait for it")
                    .isTrue();
        }
    }

    @Test
    void a_name_server_that_hangs_does_not_hold_the_caller_and_keeps_its_place() throws Exception {
        var answer = new CountDownLatch(1);
        Resolver hanging = name -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Examples.addresses(List.of("127.0.0.1"));
        };
        try (var server = LocalServer.answering(LocalServer.document("a"))) {
            var egress = new Egress(open(SHORT, server), hanging, address -> false, SSLContexts.createDefault(), 1);
            assertThat(failed(egress.fetch("http://slow.example:" + server.port() + "/"))
                            .kind())
                    .isEqualTo("unreachable");
            assertThat(failed(egress.fetch(server.url("/"))).kind()).isEqualTo("busy");
            answer.countDown();
            assertThat(document(whenThereIsRoom(egress, server.url("/"))).content())
                    .asString()
                    .isEqualTo("a");
            assertThat(server.connects())
                    .as("the fetch that was given up connects to nobody")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_flood_of_fetches_is_told_to_come_back() throws Exception {
        var asked = new CountDownLatch(2);
        var answer = new CountDownLatch(1);
        try (var server = LocalServer.that((client, out) -> {
            asked.countDown();
            answer.await();
            out.write(LocalServer.document("a").getBytes(StandardCharsets.ISO_8859_1));
        })) {
            var egress = new Egress(
                    open(AMPLE, server), Examples.names(Map.of()), address -> false, SSLContexts.createDefault(), 2);
            var first = CompletableFuture.supplyAsync(() -> egress.fetch(server.url("/1")), Thread::startVirtualThread);
            var second =
                    CompletableFuture.supplyAsync(() -> egress.fetch(server.url("/2")), Thread::startVirtualThread);
            asked.await();

            var third = failed(egress.fetch(server.url("/3")));
            assertThat(third.kind()).isEqualTo("busy");
            assertThat(third.later()).isTrue();
            assertThat(server.connects()).isEqualTo(2);

            answer.countDown();
            document(first.get());
            document(second.get());
            document(egress.fetch(server.url("/4")));
        }
    }

    private static Fetched whenThereIsRoom(Egress egress, String url) {
        var fetched = egress.fetch(url);
        while (fetched instanceof Failed failed && failed.kind().equals("busy")) {
            Thread.onSpinWait();
            fetched = egress.fetch(url);
        }
        return fetched;
    }

    private static LocalServer.Manners says(String text) {
        return (client, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static LocalServer.Manners endlessly(String start, String again) {
        return (client, out) -> {
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            var block = again.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(block);
            }
        };
    }

    private static LocalServer.Manners resets(String start) {
        return (client, out) -> {
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            client.setSoLinger(true, 0);
        };
    }

    private static LocalServer.Manners bomb() {
        return (client, out) -> {
            var zipped = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(zipped)) {
                zip.write(new byte[1 << 20]);
            }
            out.write((HEAD + "Content-Encoding: gzip\r\nContent-Length: 900\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            zipped.writeTo(out);
        };
    }
}
