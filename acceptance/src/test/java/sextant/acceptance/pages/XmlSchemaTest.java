package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Syntax;
import sextant.acceptance.http.Request;
import sextant.acceptance.note.Exchange;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Server;

/** The published schema of the XML form, judged by another program: questions and answers are valid. */
@Timeout(60)
class XmlSchemaTest {

    private static Folder folder;
    private static Server server;

    @BeforeAll
    static void start() {
        folder = Folder.create();
        server = Server.demo();
        folder.write(
                "planner.xsd",
                Request.get("/schemas/planner-1.xsd").to(server.uri()).text());
    }

    @AfterAll
    static void stop() {
        server.close();
        folder.close();
    }

    static Stream<Exchange> exchanges() {
        return Exchange.all().stream();
    }

    static Stream<String> questions() {
        return Stream.of(
                "tasktype=uri://nobody",
                "tasktype=uri://docker-container",
                "tasktype=uri://zeppelin-notebook&taskinfo.languages={md,cobol}",
                "tasktype=uri://docker-container&taskinfo.image=docker.io/example-evil:1.0&resources.mincores=12",
                "tasktype=uri://docker-container&resources.mincores=2&resources.maxcores=16&resources.maxstartup=15s");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exchanges")
    void takesTheQuestionsOfTheNote(Exchange exchange) {
        assertValid(new String(Syntax.XML.ask("/accepts", exchange.task()).body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void takesEveryAnswer(String question) {
        var answer = Request.get("/accepts?" + question)
                .with("Accept: application/xml")
                .to(server.uri());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertValid(answer.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void takesNothingElse(String document) {
        assertThat(validate(document).status()).isEqualTo(3);
    }

    static Stream<String> wrong() {
        return Stream.of(
                "<task xmlns=\"urn:sextant:planner:1\"><taskinfo/></task>",
                "<task xmlns=\"urn:sextant:planner:1\"><tasktype>a</tasktype><other/></task>",
                "<task><tasktype>a</tasktype></task>",
                "<answer xmlns=\"urn:sextant:planner:1\"><reponseword>PERHAPS</reponseword></answer>");
    }

    private static void assertValid(String document) {
        var validated = validate(document);
        assertThat(validated.status()).as("%s%n%s", document, validated).isZero();
    }

    private static Finished validate(String document) {
        var validator = Parts.need("xmllint").toString();
        folder.write("document.xml", document);
        return Finished.run(
                folder.root(),
                Map.of(),
                List.of(validator, "--noout", "--nonet", "--schema", "planner.xsd", "document.xml"));
    }
}
