package sextant.acceptance.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** Section 9.2: the answer's format is chosen by Accept; and what a cache may do with it. */
@Timeout(60)
class FormatsTest {

    private static final Request QUESTION = Request.get("/accepts?tasktype=uri://docker-container");

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept: */*                                                        | application/json",
                "Accept: application/json                                           | application/json",
                "Accept: application/yaml                                           | application/yaml",
                "Accept: text/yaml                                                  | text/yaml",
                "Accept: application/x-yaml                                         | application/x-yaml",
                "Accept: application/xml                                            | application/xml",
                "Accept: text/xml                                                   | text/xml",
                "Accept: APPLICATION/XML                                            | application/xml",
                "Accept: application/*                                              | application/json",
                "Accept: application/json;q=0.1, application/yaml                   | application/yaml",
                "Accept: application/json;q=0.5, application/xml;q=0.6              | application/xml",
                "Accept: application/xml;q=0.5, application/yaml;q=0.5              | application/xml",
                "Accept: application/yaml, */*                                      | application/yaml",
                "Accept: */*, application/yaml                                      | application/yaml",
                "Accept: */*;q=0.9, application/yaml;q=0.1                          | application/json",
                "Accept: application/xml; q=1.000; charset=utf-8                    | application/xml",
                "Accept: text/html, application/yaml;q=0.2                          | application/yaml",
                "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json",
                "Accept: ;;;                                                        | application/json",
                "Accept:                                                            | application/json",
            })
    void isTheOneAskedFor(String header, String mediaType) {
        var reply = QUESTION.with(header).to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo(mediaType);
        assertThat(Documents.at(Documents.of(reply), "reponseword")).isEqualTo("YES");
    }

    @Test
    void isJsonIfNobodyAsks() {
        assertThat(QUESTION.to(server.uri()).mediaType()).isEqualTo("application/json");
    }

    @Test
    void isChosenFromSeveralHeadersAsIfTheyWereOne() {
        var reply = QUESTION.with(
                        "Accept: text/html", "Accept: application/xml;q=0.3", "Accept: application/yaml;q=0.4")
                .to(server.uri());

        assertThat(reply.mediaType()).isEqualTo("application/yaml");
    }

    @Test
    void mayBeAnythingThatIsNotRuledOut() {
        var reply = QUESTION.with("Accept: application/json;q=0, */*").to(server.uri());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isNotEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "application/json;q=0", "text/plain, image/*;q=0.5", "*/*;q=0"})
    void isRefusedIfThereIsNone(String accept) {
        for (var question :
                List.of(QUESTION, Request.post("/accept", "application/yaml", "tasktype: uri://docker-container\n"))) {
            var reply = question.with("Accept: " + accept).to(server.uri());

            assertThat(reply.status()).as("%s", reply).isEqualTo(406);
            assertThat(reply.header("X-Error-Kind")).contains("not-acceptable");
            // Whoever likes pages best gets the refusal as one.
            assertThat(reply.mediaType())
                    .isEqualTo(accept.equals("text/html") ? "text/html" : "application/problem+json");
            assertThat(reply.text()).contains("application/json", "application/yaml", "application/xml");
        }
    }

    static Stream<List<String>> problemFormats() {
        return Stream.of(
                List.of("application/json", "application/problem+json"),
                List.of("application/yaml", "application/yaml"),
                List.of("application/xml", "application/problem+xml"));
    }

    @ParameterizedTest
    @MethodSource("problemFormats")
    void ofAnErrorIsTheOneAskedForToo(List<String> format) {
        var reply = Request.get("/accepts").with("Accept: " + format.getFirst()).to(server.uri());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.mediaType()).isEqualTo(format.getLast());
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(Documents.at(Documents.of(reply), "kind")).isEqualTo("tasktype-missing");
    }

    @Test
    void isToldToCaches() {
        var reply = QUESTION.to(server.uri());

        assertThat(reply.header("Vary").orElse("")).contains("Accept").contains("Authorization");
        assertThat(reply.header("Cache-Control")).contains("no-cache");
        assertThat(reply.header("ETag").orElse("")).matches("\"[^\"]+\"");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void isPrivateIfTheCallerIsKnown() {
        var reply = QUESTION.with("Authorization: Bearer SLAV32hkKG").to(server.uri());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control").orElse("")).contains("private");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        var first = QUESTION.to(server.uri());
        var tag = first.header("ETag").orElseThrow();

        for (var known : List.of(tag, "\"other\", " + tag, "W/" + tag, "*")) {
            var again = QUESTION.with("If-None-Match: " + known).to(server.uri());

            assertThat(again.status()).as("If-None-Match: %s%n%s", known, again).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).contains(tag);
            assertThat(again.header("Vary")).isEqualTo(first.header("Vary"));
        }
        assertThat(QUESTION.with("If-None-Match: \"other\"").to(server.uri()).status())
                .isEqualTo(200);
    }

    @Test
    void hasATagOfItsOwn() {
        assertThat(Stream.of("application/json", "application/yaml", "application/xml")
                        .map(format -> QUESTION.with("Accept: " + format).to(server.uri()))
                        .map(reply -> reply.header("ETag").orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForHead() {
        var get = QUESTION.to(server.uri());
        var head = QUESTION.method("HEAD").to(server.uri());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("Content-Type", "ETag", "Vary", "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
        assertThat(head.header("Content-Length")).contains(Integer.toString(get.body().length));
    }

    @Test
    void ofAnErrorHasNoBodyForHead() {
        var head = Request.get("/accepts").method("HEAD").to(server.uri());

        assertThat(head.status()).isEqualTo(400);
        assertThat(head.body()).isEmpty();
    }
}
