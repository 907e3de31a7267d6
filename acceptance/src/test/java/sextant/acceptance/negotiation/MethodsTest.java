package sextant.acceptance.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** Which methods, paths, codings and credentials are taken, and how the others are refused. */
@Timeout(60)
class MethodsTest {

    private static final String QUESTION = "?tasktype=uri://docker-container";

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
    @CsvSource({
        "/accepts, OPTIONS",
        "/accepts, TRACE",
        "/accepts, PUT",
        "/accepts, DELETE",
        "/accepts, PATCH",
        "/accept, OPTIONS",
        "/accept, TRACE",
        "/accept, PUT",
        "/accept, NONSENSE",
        "/, POST",
        "/types, POST"
    })
    void otherThanTheAllowedOnesAreRefused(String path, String method) {
        var reply = Request.get(path + QUESTION).method(method).to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(405);
        assertThat(reply.header("Allow").orElse("")).contains("GET, HEAD");
        assertThat(reply.header("X-Error-Kind")).contains("method-not-allowed");
        assertThat(Documents.at(Documents.of(reply), "kind")).isEqualTo("method-not-allowed");
    }

    @Test
    void cannotBeChangedByAHeader() {
        var reply = Request.get("/accepts" + QUESTION)
                .with("X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE")
                .to(server.uri());

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void arePermittedToNoOtherOrigin() {
        for (var origin : List.of("null", "https://evil.example.org")) {
            var reply =
                    Request.get("/accepts" + QUESTION).with("Origin: " + origin).to(server.uri());

            assertThat(reply.headers())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/yaml", "application/json", "application/xml", "application/x-www-form-urlencoded"})
    void takeAQuestionInTheQueryOrInTheBodyAndNotInBoth(String contentType) {
        var reply = Request.post("/accepts" + QUESTION, contentType, "tasktype=uri://docker-container")
                .to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.header("X-Error-Kind")).contains("duplicate-parameter");
    }

    @Test
    void answerAPostWithoutABodyByItsQuery() {
        var reply = Request.get("/accepts" + QUESTION).method("POST").to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(Documents.at(Documents.of(reply), "reponseword")).isEqualTo("YES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/png",
                "application/octet-stream",
                "application/pdf",
                "multipart/mixed; boundary=b"
            })
    void refuseBodiesInAFormatThatNobodyReads(String contentType) {
        var reply = Request.post("/accepts", contentType, "tasktype: uri://docker-container\n")
                .to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(415);
        assertThat(reply.header("X-Error-Kind")).contains("media-type");
        assertThat(reply.text()).contains("application/json", "application/yaml");
    }

    @Test
    void refuseCompressedBodies() {
        var reply = Request.post("/accepts", "application/yaml", "tasktype: uri://docker-container\n")
                .with("Content-Encoding: gzip")
                .to(server.uri());

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.header("X-Error-Kind")).contains("content-coding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer", "Bearer a b", "Basic dXNlcjpwYXNz", "Nonsense"})
    void refuseCredentialsThatAreNotKnown(String credentials) {
        var reply = Request.get("/accepts" + QUESTION)
                .with("Authorization: " + credentials)
                .to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(401);
        assertThat(reply.header("X-Error-Kind")).contains("invalid-token");
        assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void refuseTwoSetsOfCredentials() {
        var reply = Request.get("/accepts" + QUESTION)
                .with("Authorization: Bearer SLAV32hkKG", "Authorization: Bearer other")
                .to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.header("X-Error-Kind")).contains("ambiguous-credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/accepts/x",
                "/acceptsx",
                "/types/nobody",
                "/%252e%252e/accepts",
                "/accepts;jsessionid=1"
            })
    void findNothingElsewhere(String path) {
        var reply = Request.get(path + QUESTION).to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(404);
        assertThat(reply.header("X-Error-Kind")).contains("no-such-page");
    }
}
