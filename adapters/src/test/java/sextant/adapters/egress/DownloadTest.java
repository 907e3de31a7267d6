package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.SHORT;
import static sextant.adapters.egress.Examples.egress;
import static sextant.adapters.egress.Examples.names;
import static sextant.adapters.egress.Examples.open;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Transferred;
import sextant.engine.storage.Transferred.Failed;

/** Origins of files that do whatever an origin can do wrong (reliability.md F49, R05, R07). Files of these tests have at most 1000 bytes. */
@Timeout(60)
class DownloadTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final int MOST = 1000;

    /** Nothing is too slow. */
    private static final Pace PATIENT = new Pace(AMPLE, 1, AMPLE);

    private static final Pace HASTY = new Pace(AMPLE, 10_000, Duration.ofMillis(300));

    static Stream<Arguments> misbehaviour() {
        return Stream.of(
                Arguments.of("announces too much", "too-large", HEAD + "Content-Length: 1001\r\n\r\n"),
                Arguments.of("ends short of its length", "truncated", HEAD + "Content-Length: 9\r\n\r\nabc"),
                Arguments.of("breaks off in a chunk", "truncated", HEAD + "Transfer-Encoding: chunked\r\n\r\n9\r\nabc"),
                Arguments.of(
                        "sends a part that nobody asked for",
                        "unreachable",
                        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-2/9\r\nContent-Length: 3\r\n\r\nabc"),
                Arguments.of("wants credentials", "unreachable", "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"),
                Arguments.of("has nothing there", "unreachable", "HTTP/1.1 204 Nothing\r\n\r\n"),
                Arguments.of(
                        "compresses",
                        "content-coding",
                        HEAD + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"),
                Arguments.of("redirects without a place", "redirect-not-allowed", "HTTP/1.1 302 Found\r\n\r\n"),
                Arguments.of(
                        "redirects to the metadata of a cloud",
                        "redirect-not-allowed",
                        "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n"),
                Arguments.of(
                        "redirects to a file",
                        "redirect-not-allowed",
                        "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n"),
                Arguments.of("redirects in a circle", "redirect-loop", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"));
    }

    @ParameterizedTest(name = "an origin that {0}: {1}")
    @MethodSource
    void misbehaviour(String what, String word, String answer) throws IOException {
        try (var server = LocalServer.answering(answer)) {
            assertThat(word(fetch(server, PATIENT))).isEqualTo(word);
        }
    }

    @Test
    void an_endless_file_is_too_large() throws IOException {
        try (var server = LocalServer.that((client, out) -> {
            out.write((HEAD + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(new byte[100]);
            }
        })) {
            var into = new ByteArrayOutputStream();
            assertThat(word(egress(open(AMPLE, server))
                            .download(server.url("/"), into, MOST, PATIENT, new Cancellation())))
                    .isEqualTo("too-large");
            assertThat(into.size()).isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void an_origin_that_moves_too_little_is_cut_off() throws IOException {
        try (var server = LocalServer.that(beginning("a"))) {
            assertThat(word(fetch(server, HASTY))).isEqualTo("too-slow");
        }
    }

    @Test
    void an_origin_that_never_answers_is_cut_off() throws IOException {
        try (var server = LocalServer.silent()) {
            assertThat(word(fetch(server, HASTY))).isEqualTo("too-slow");
        }
    }

    @Test
    void no_file_takes_longer_than_its_deadline() throws IOException {
        try (var server = LocalServer.that((client, out) -> {
            out.write((HEAD + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(new byte[100]);
            }
        })) {
            var outcome = egress(open(AMPLE, server))
                    .download(
                            server.url("/"),
                            OutputStream.nullOutputStream(),
                            Long.MAX_VALUE,
                            new Pace(SHORT, 1, AMPLE),
                            new Cancellation());
            assertThat(word(outcome)).isEqualTo("too-slow");
        }
    }

    @Test
    void who_does_not_want_it_any_more_does_not_wait() throws Exception {
        var asked = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        try (var server = LocalServer.that((client, out) -> {
            asked.countDown();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            left.countDown();
        })) {
            var cancellation = new Cancellation();
            var egress = egress(open(AMPLE, server));
            var outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    return egress.download(
                            server.url("/"), OutputStream.nullOutputStream(), MOST, PATIENT, cancellation);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            cancellation.cancel();

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new Transferred.Cancelled());
            assertThat(left.await(30, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void a_name_that_has_one_closed_address_is_closed() throws IOException {
        try (var server = LocalServer.answering(LocalServer.document("secret"))) {
            var resolver = names(Map.of("mixed.example.org", List.of("127.0.0.1", "169.254.169.254")));
            var outcome = egress(open(AMPLE, server), resolver)
                    .download(
                            "http://mixed.example.org:" + server.port() + "/",
                            OutputStream.nullOutputStream(),
                            MOST,
                            PATIENT,
                            new Cancellation());
            assertThat(word(outcome)).isEqualTo("address-not-allowed");
            assertThat(server.connects()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, address-not-allowed",
        "http://db.localhost:8080/, address-not-allowed",
        "http://127.0.0.1:8080/, address-not-allowed",
        "http://example.org:8080/, ''",
        "http://example.org:8081/, port-not-allowed"
    })
    void what_can_be_known_without_asking_is_said_without_asking(String url, String kind) {
        var egress = egress(Examples.closed(8080), name -> {
            throw new AssertionError("somebody was asked for " + name);
        });
        assertThat(egress.check(url).map(failed -> failed.kind()).orElse("")).isEqualTo(kind);
    }

    @Test
    void a_failure_of_our_own_is_told_apart() {
        try (var server = LocalServer.answering(LocalServer.document("abc"))) {
            var full = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("no space left");
                }
            };
            assertThatThrownBy(() -> egress(open(AMPLE, server))
                            .download(server.url("/"), full, MOST, PATIENT, new Cancellation()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no space left");
        }
    }

    private static Transferred fetch(LocalServer server, Pace pace) throws IOException {
        return egress(open(AMPLE, server))
                .download(server.url("/"), OutputStream.nullOutputStream(), MOST, pace, new Cancellation());
    }

    /** Sends the beginning of a body, and then nothing until the client has gone. */
    private static LocalServer.Manners beginning(String body) {
        return (client, out) -> {
            out.write((HEAD + "Content-Length: 900\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    private static String word(Transferred outcome) {
        return outcome instanceof Failed failed ? failed.word() : outcome.toString();
    }
}
