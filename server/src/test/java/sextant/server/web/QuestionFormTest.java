package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.task.Task;
import sextant.model.tree.Scalar;

class QuestionFormTest {

    private static final Set<String> LISTED = Set.of("uri://docker-container");

    @Test
    void anEmptyQueryIsNoQuestion() {
        assertThat(QuestionForm.read("", LISTED).sent()).isFalse();
        assertThat(QuestionForm.read("utm_source=mail", LISTED).sent()).isFalse();
    }

    @Test
    void aTypeOfTheUsersOwnCountsBeforeTheListedOne() {
        var form = QuestionForm.read("tasktype=uri://docker-container&othertype=uri://mine", LISTED);
        assertThat(form.type()).isEqualTo("uri://mine");
        assertThat(form.otherType()).isEqualTo("uri://mine");
        assertThat(form.listedType()).isEmpty();
    }

    @Test
    void aTypeInALinkThatTheFormDoesNotListStandsInTheTextField() {
        var form = QuestionForm.read("tasktype=uri://mine", LISTED);
        assertThat(form.otherType()).isEqualTo("uri://mine");
    }

    @Test
    void whatIsFilledInBecomesATask() throws IOException {
        var task = task(QuestionForm.read(
                "tasktype=uri://docker-container&taskinfo=" + encoded("image: a:1\r\ncommand: [x, y]\r\n")
                        + "&mincores=2&maxmemory=8G&data=" + encoded("s3://bucket/key\r\n\r\nvos://example.org/a\r\n"),
                LISTED));

        assertThat(Words.yaml(task.info())).isEqualTo("image: a:1\ncommand:\n  - x\n  - y");
        assertThat(Words.facts(task.resources()))
                .containsExactly(new Words.Fact("CPU cores", "at least 2"), new Words.Fact("Memory", "up to 8G"));
        assertThat(task.data()).hasSize(2);
    }

    @Test
    void theFormOfADocumentAsksTheQuestionInIt() throws IOException {
        var task = task(QuestionForm.read(
                "tasktype=uri://docker-container&taskinfo=" + encoded("image: a:1\nenvironment: {A: '1', B: \"x\\ny\"}")
                        + "&mincores=2&maxduration=PT12H&data=s3://bucket/key",
                LISTED));

        var again = task(QuestionForm.read(
                QuestionForm.of(task.document().root(), LISTED).query(), LISTED));

        assertThat(again.document().root()).isEqualTo(task.document().root());
    }

    @Test
    void textThatLooksLikeTheEndOfAPartStaysText() throws IOException {
        var hostile =
                "a: \"--x\\r\\n\"\nb: |\n  --boundary--\n  Content-Disposition: form-data; name=\"tasktype\"\n\n  uri://evil\n";
        var task = task(QuestionForm.read("tasktype=uri://docker-container&taskinfo=" + encoded(hostile), LISTED));

        assertThat(task.type()).isEqualTo("uri://docker-container");
        assertThat(task.info("b").map(Scalar.class::cast).map(Scalar::text).orElseThrow())
                .contains("--boundary--");
    }

    private static Task task(QuestionForm form) throws IOException {
        var body = form.body();
        var question =
                new TaskReader(Limits.DEFAULT).fromBody(Optional.of(body.contentType()), body.content(), _ -> true);
        return ((TaskReader.Asked) question).task();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
