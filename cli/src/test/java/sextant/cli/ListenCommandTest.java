package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;

/** {@code sextant listen} prints what servers tell about jobs. */
@Timeout(120)
class ListenCommandTest {

    private static final String ENVELOPE = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>%s</s:Body></s:Envelope>""";

    private static final String MONITOR = ENVELOPE.formatted("""
            <m:monitorJob xmlns:m="urn:jes/jobmonitor-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1">
              <t:job-identifier>client-id-1</t:job-identifier>
              <t:message><t:content>Application enters new phase</t:content><t:timestamp>2007-10-30T11:44:00Z</t:timestamp>
                <t:level>info</t:level><t:phase>RUNNING</t:phase></t:message>
            </m:monitorJob>""");

    private static final String RESULTS = ENVELOPE.formatted("""
            <r:putResults xmlns:r="urn:cea/resultslistener-wrapper/v1" xmlns:t="http://www.astrogrid.org/schema/CEATypes/v1"
                xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1">
              <t:job-identifier>client-id-1</t:job-identifier>
              <result-list><t:result name="out" indirect="true"><p:value>https://example.org/out</p:value></t:result></result-list>
            </r:putResults>""");

    private static final String EVENT = """
            {"specversion": "1.0", "id": "a-7", "source": "https://example.org/jobs/q7hx", "type": "sextant.job.phase",
             "subject": "q7hx", "time": "2026-11-27T12:00:00Z", "sequence": "0000000000000000007",
             "data": {"job": "q7hx", "phase": "ERROR", "text": "It \\u202e ended with 1"}}""";

    private static final String JSON = "application/cloudevents+json; charset=utf-8";
    private static final String XML = "text/xml; charset=utf-8";
    private static final byte[] KEY = "a secret of 24 bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    @Test
    void eachMessageIsALine() {
        var listening = Listening.start("--once", "3");

        assertThat(listening.post(MONITOR, "Content-Type", XML, "Sextant-Sequence", "3"))
                .isEqualTo(202);
        assertThat(listening.post(RESULTS, "Content-Type", XML)).isEqualTo(202);
        assertThat(listening.post(EVENT, "Content-Type", JSON)).isEqualTo(202);

        assertThat(listening.ended()).isEqualTo(ExitCode.OK);
        assertThat(listening.printed()).isEqualTo("""
                        2007-10-30T11:44:00Z  #3  monitorJob  client-id-1  RUNNING  Application enters new phase
                        putResults  client-id-1  out=https://example.org/out
                        2026-11-27T12:00:00Z  #7  sextant.job.phase  q7hx  ERROR  It <U+202E> ended with 1
                        """);
    }

    @Test
    void forProgramsItIsALineOfJson() {
        var listening = Listening.start("--once", "1", "--json");

        listening.post(RESULTS, "Content-Type", XML, "Sextant-Sequence", "9");

        listening.ended();
        assertThat(listening.printed()).isEqualTo("""
                        { "kind": "putResults", "job": "client-id-1", "sequence": "9", \
                        "results": [ { "id": "out", "value": "https://example.org/out" } ] }
                        """);
    }

    @Test
    void aServerIsToldToTryAgain() {
        var listening = Listening.start("--once", "2", "--status", "503");

        assertThat(listening.post(MONITOR, "Content-Type", XML)).isEqualTo(503);
        assertThat(listening.post(MONITOR, "Content-Type", XML)).isEqualTo(503);

        assertThat(listening.ended()).isEqualTo(ExitCode.OK);
        assertThat(listening.printed().lines()).hasSize(2);
    }

    @Test
    void withASecretOnlySignedWebHooksAreTaken() {
        var listening = Listening.start("--once", "5", "--secret", SECRET);
        var now = Instant.now();

        assertThat(listening.post(EVENT, signed(now, EVENT))).isEqualTo(202);
        assertThat(listening.post(EVENT, "Content-Type", JSON)).isEqualTo(401);
        assertThat(listening.post(EVENT, signed(now, EVENT + " "))).isEqualTo(401);
        assertThat(listening.post(EVENT, signed(now.minusSeconds(3600), EVENT))).isEqualTo(401);
        assertThat(listening.post(MONITOR, "Content-Type", XML)).isEqualTo(202);

        listening.ended();
        assertThat(listening.printed().lines())
                .extracting(line -> line.replaceFirst(".*\\((.*)\\)$", "$1"))
                .containsExactly(
                        "signature good",
                        "not signed",
                        "wrong signature",
                        "signed too long ago",
                        "2007-10-30T11:44:00Z  monitorJob  client-id-1  RUNNING  Application enters new phase");
    }

    @Test
    void whatIsNoMessageIsRefusedAndNotCounted() {
        var listening = Listening.start("--once", "1");
        var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + MONITOR;

        for (var wrong : new String[] {"", "nonsense", entity, "<a/>", ENVELOPE.formatted("<execute/>")}) {
            assertThat(listening.post(wrong, "Content-Type", XML)).as(wrong).isEqualTo(400);
        }
        assertThat(listening.post("{\"specversion\": 1", "Content-Type", JSON)).isEqualTo(400);
        assertThat(listening.post("[1]", "Content-Type", JSON)).isEqualTo(400);
        assertThat(listening.get()).isEqualTo(405);

        listening.post(MONITOR, "Content-Type", XML);
        assertThat(listening.ended()).isEqualTo(ExitCode.OK);
        assertThat(listening.printed().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen --port 70000     | --port 70000: a number from 0 to 65535 is meant.
            listen --once none      | --once none: a number from 1 to 1000000 is meant.
            listen --status 99      | --status 99: a number from 200 to 599 is meant.
            listen --secret letmein | --secret: whsec_ and the secret in base64 is meant, as the server said it.
            """)
    void aCommandLineThatIsWrongSaysHowItIsMeant(String line, String said) {
        var ran = Ran.sextant(line.split(" "));

        assertThat(ran.err()).contains(said);
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    /** The headers of a web hook that was signed at this time, as a server makes them. */
    private static String[] signed(Instant when, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            var time = Long.toString(when.getEpochSecond());
            var signature = mac.doFinal(("a-7." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return new String[] {
                "Content-Type", JSON,
                "webhook-id", "a-7",
                "webhook-timestamp", time,
                "webhook-signature", "v1,bm90aGluZw== v1," + Base64.getEncoder().encodeToString(signature)
            };
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The command, which goes on beside until it has heard enough. */
    private record Listening(URI address, ByteArrayOutputStream out, CompletableFuture<ExitCode> end) {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        static Listening start(String... options) {
            var out = new ByteArrayOutputStream();
            var said = new PipedInputStream();
            try {
                var console = new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false);
                var line = Stream.concat(Stream.of("listen"), Arrays.stream(options));
                var end = new CompletableFuture<ExitCode>();
                Thread.ofVirtual().start(() -> end.complete(Main.run(console, line.toArray(String[]::new))));
                var first = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8)).readLine();
                assertThat(first).startsWith("sextant: listening at http://127.0.0.1:");
                return new Listening(URI.create(first.substring(first.indexOf("http"))), out, end);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        int post(String body, String... headers) {
            return status(HttpRequest.newBuilder(address)
                    .headers(headers)
                    .POST(BodyPublishers.ofString(body))
                    .build());
        }

        int get() {
            return status(HttpRequest.newBuilder(address).build());
        }

        private static int status(HttpRequest request) {
            try {
                return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        ExitCode ended() {
            return end.join();
        }

        String printed() {
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
