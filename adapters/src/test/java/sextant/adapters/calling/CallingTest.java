package sextant.adapters.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.applications.CallFailure;
import sextant.engine.applications.WebRequest;
import sextant.engine.applications.WebRequest.Field;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.runner.Program.Call;

/** What becomes of a call: the body of a good answer, or a reason with a stable word. */
class CallingTest {

    private static final String VOTABLE = "application/x-votable+xml";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private Optional<CallFailure> failure(Call call) {
        // As it is in the file that the program reads.
        var written = CallFile.read(CallFile.write(call));
        assertThat(written).isEqualTo(call);
        return new Calling(written, folder, new PrintStream(log, true, StandardCharsets.UTF_8), Duration.ZERO)
                .failure();
    }

    private CallFailure failed(Call call) {
        return failure(call).orElseThrow();
    }

    private Path body() {
        return folder.resolve("body");
    }

    @Test
    void theBodyOfAGoodAnswerIsTheOutput() {
        try (var service = Service.answering(200, VOTABLE + ";content=datalink", "<VOTABLE/>")) {
            assertThat(failure(service.call(service.get("/sia", "POS=56.75%2C24.12&SIZE=1"))))
                    .isEmpty();

            assertThat(service.asked()).containsExactly("GET /sia?POS=56.75%2C24.12&SIZE=1");
            assertThat(body()).hasContent("<VOTABLE/>");
        }
    }

    @Test
    void aFormCarriesTextsAndTheContentOfFiles() throws IOException {
        var table = Files.writeString(folder.resolve("table"), "a&b=ü\n");
        try (var service = Service.answering(201, "text/plain", "done")) {
            var form = List.<Field>of(new Field.Text("N", "2 + 2"), new Field.Content("TABLE", table));

            assertThat(failure(service.call(service.post("/count", form)))).isEmpty();

            assertThat(service.asked()).containsExactly("POST /count N=2%20%2B%202&TABLE=a%26b%3D%C3%BC%0A");
            assertThat(body()).hasContent("done");
        }
    }

    @Test
    void aFileThatIsNoTextIsNotSent() throws IOException {
        var image = Files.write(folder.resolve("image"), new byte[] {(byte) 0xff, 0x00});
        try (var service = Service.answering(200, "text/plain", "done")) {
            assertThat(failed(service.call(service.post("/", List.of(new Field.Content("IMAGE", image))))))
                    .isEqualTo(new CallFailure(
                            "input-not-text",
                            "The file for IMAGE is no UTF-8 text, and the service takes text.",
                            false));
            assertThat(service.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"400, false", "401, false", "404, false", "418, false", "429, true", "500, true"})
    void everyOtherStatusIsAnErrorThatSaysWhatTheServiceSays(int status, boolean again) {
        var page = "<html><head><title>x</title></head><body><h1>No such\n<b>field</b></h1></body></html>";
        try (var service = Service.answering(status, "text/html", page)) {
            assertThat(failed(service.call(service.get("/", ""))))
                    .isEqualTo(new CallFailure(
                            "http-status",
                            "The service answered with status " + status + ". It says: No such field",
                            again));
            assertThat(service.asked()).hasSize(1);
            assertThat(body()).doesNotExist();
            assertThat(log.toString(StandardCharsets.UTF_8)).contains("<h1>No such");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aServiceThatIsBusyIsAskedAgain(int status) {
        var calls = new AtomicInteger();
        try (var service = Service.that(exchange -> {
            if (calls.incrementAndGet() < 3) {
                Service.answer(exchange, status, "text/plain", "busy");
            } else {
                Service.answer(exchange, 200, VOTABLE, "<VOTABLE/>");
            }
        })) {
            assertThat(failure(service.call(service.get("/", "")))).isEmpty();
            assertThat(service.asked()).hasSize(3);
            assertThat(body()).hasContent("<VOTABLE/>");
        }
    }

    @Test
    void butNotForEver() {
        try (var service = Service.answering(503, "text/plain", "busy")) {
            assertThat(failed(service.call(service.get("/", ""))))
                    .isEqualTo(new CallFailure(
                            "http-status", "The service answered with status 503. It says: busy", true));
            assertThat(service.asked()).hasSize(3);
        }
    }

    @Test
    void aPostIsNeverSentTwice() {
        try (var service = Service.answering(503, "text/plain", "busy")) {
            assertThat(failed(service.call(service.post("/", List.of()))).again())
                    .isTrue();
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() {
        try (var service = Service.that(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", VOTABLE);
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("gone");
        })) {
            assertThat(failed(service.call(service.get("/", ""))).word()).isEqualTo("truncated");
            assertThat(service.asked()).hasSize(3);
        }
    }

    @Test
    void aServiceThatIsNotThereIsSaidToBe() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        var policy = EgressPolicy.DEFAULT.reaching("http", port, List.of("127.0.0.0/8"));
        try (var service = Service.answering(200, VOTABLE, "")) {
            var request = service.get("/", "");
            var nowhere = new WebRequest(
                    "http://127.0.0.1:" + port,
                    "/",
                    "",
                    request.method(),
                    List.of(),
                    VOTABLE,
                    "body",
                    1,
                    request.timeout(),
                    2);

            assertThat(failed(new Call(nowhere, policy))).satisfies(failure -> {
                assertThat(failure.word()).isEqualTo("unreachable");
                assertThat(failure.again()).isTrue();
            });
            assertThat(log.toString(StandardCharsets.UTF_8)).startsWith("attempt 1 of 2: ");
        }
    }

    @Test
    void anAddressThatTheOperatorDidNotOpenIsNotAsked() {
        try (var service = Service.answering(200, VOTABLE, "")) {
            var closed =
                    new Call(service.get("/", ""), EgressPolicy.DEFAULT.reaching("http", port(service), List.of()));

            assertThat(failed(closed).word()).isEqualTo("address-not-allowed");
            assertThat(service.asked()).isEmpty();
        }
    }

    private static int port(Service service) {
        return Integer.parseInt(service.origin().substring(service.origin().lastIndexOf(':') + 1));
    }

    @Test
    void whatIsNotWhatTheApplicationPromisesIsNoResult() {
        try (var service = Service.answering(200, "text/html; charset=utf-8", "<p>Please log in")) {
            assertThat(failed(service.call(service.get("/", ""))))
                    .isEqualTo(new CallFailure(
                            "media-type",
                            "The service answered with text/html where application/x-votable+xml comes out."
                                    + " It says: Please log in",
                            false));
            assertThat(body()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-votable+xml, text/xml, true",
        "application/x-votable+xml, '', true",
        "application/x-votable+xml, application/octet-stream, true",
        "application/x-votable+xml, text/plain, false",
        "image/fits, application/fits, true",
        "image/fits, image/png, false",
        "text/csv, text/plain, true",
        "text/csv, text/html, false",
        "application/octet-stream, text/html, true",
    })
    void servicesAreLaxAboutTheirTypes(String declared, String answered, boolean fit) {
        assertThat(AnswerTypes.fit(declared, answered)).isEqualTo(fit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatIsTooLargeIsNoResult(boolean announced) {
        try (var service = Service.that(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", VOTABLE);
            exchange.sendResponseHeaders(200, announced ? 2_000_000 : 0);
            exchange.getResponseBody().write(new byte[2_000_000]);
        })) {
            assertThat(failed(service.call(service.get("/", ""))).word()).isEqualTo("too-large");
        }
    }

    @Test
    void aServiceThatSaysNothingIsNotWaitedForForEver() {
        try (var service = Service.that(exchange -> {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        })) {
            var get = service.get("/", "");
            var impatient = new WebRequest(
                    get.origin(), "/", "", get.method(), List.of(), VOTABLE, "body", 1, Duration.ofMillis(200), 3);

            assertThat(failed(service.call(impatient)).word()).isEqualTo("too-slow");
            assertThat(service.asked()).hasSize(1);
        }
    }

    @Test
    void redirectsAreFollowedButAFormGoesToNobodyElse() {
        try (var other = Service.answering(200, VOTABLE, "<VOTABLE/>");
                var service = Service.that(exchange -> {
                    exchange.getResponseHeaders().set("Location", other.origin() + "/there");
                    exchange.sendResponseHeaders(307, -1);
                })) {
            var both = EgressPolicy.DEFAULT
                    .reaching("http", port(service), List.of("127.0.0.0/8"))
                    .reaching("http", port(other), List.of());

            assertThat(failure(new Call(service.get("/", ""), both))).isEmpty();
            assertThat(failed(new Call(service.post("/", List.of(new Field.Text("A", "1"))), both))
                            .word())
                    .isEqualTo("redirect-not-allowed");
            assertThat(other.asked()).containsExactly("GET /there");
        }
    }

    @Test
    void theReasonIsTheLastLineThatIsWritten() {
        var failure = new CallFailure("http-status", "The service answered with status 404.", false);

        assertThat(failure.line()).isEqualTo("http-status (not again): The service answered with status 404.");
        assertThat(CallFailure.of("the service wrote:\nhello\n" + failure.line() + "\n"))
                .contains(failure);
        assertThat(CallFailure.of("Killed\n")).isEmpty();
        assertThat(CallFailure.of("")).isEmpty();
    }
}
