package sextant.engine.tasktypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.ports.DocumentFetcher.Document;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.DocumentFetcher.Fetched;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Judgement;
import sextant.engine.ports.Questions;
import sextant.model.answer.Reason;
import sextant.model.answer.Reason.Retry;
import sextant.model.task.Task;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** Section 4.2 of the note: a compose file by its URL or by its content. */
class DockerComposeTest {

    private static final String ALLOW = "images: {allow: [docker.io/example, 'docker.io/example/*']}";

    /** As the note prints it. */
    private static final String NOTE = """
            version: '3.9'
            networks:
              external:
              internal:
            services:
              database:
                image:
                  "example/postgres:9.2"
                networks:
                  - internal
                environment:
                  POSTGRES_DB:      "${database}"
                  POSTGRES_USER:    "${username}"
                  POSTGRES_PASSWORD: "${password}"
              webapp:
                image:
                  "example/webapp:1.1"
                networks:
                  - internal
                  - external
                ports:
                  - "8080:8080"
            """;

    private static final String PRIVILEGED = """
            services:
              webapp:
                image: example/webapp:1.1
                privileged: true
            """;

    private static Task asking(Node composefile) {
        return Questions.withInfo(Fields.of("composefile", composefile));
    }

    private static Judgement judge(Task task) {
        return Questions.judge(new DockerCompose(), ALLOW, task);
    }

    @Test
    void theNotesOwnFileIsTakenWithAWarningThatNamesItsVariables() {
        var judgement = judge(asking(Scalar.text(NOTE)));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo("variable");
            assertThat(warning.text()).contains("database, username, password");
            assertThat(warning.path()).hasToString("Optional[taskinfo.environment]");
        });
    }

    @Test
    void valuesComeFromTheTask() {
        var environment = Fields.EMPTY
                .with("database", "catalogue")
                .with("username", "reader")
                .with("password", Scalar.number(1234));
        var task =
                Questions.withInfo(Fields.of("composefile", Scalar.text(NOTE)).with("environment", environment));

        assertThat(judge(task)).isEqualTo(Judgement.FINE);
    }

    @Test
    void theSameFileIsJudgedTheSameInEveryForm() {
        var mapping = Questions.task("taskinfo:\n  composefile:\n" + PRIVILEGED.indent(4));
        var text = asking(Scalar.text(PRIVILEGED));
        var file = asking(new Attachment("compose.yml", "text/plain", PRIVILEGED.getBytes(StandardCharsets.UTF_8)));

        assertThat(judge(mapping).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason().kind()).isEqualTo("compose-privileged");
            assertThat(finding.reason().position().orElseThrow().line()).isEqualTo(6);
        });
        assertThat(judge(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason().kind()).isEqualTo("compose-privileged");
            assertThat(finding.reason().position().orElseThrow().line()).isEqualTo(4);
        });
        assertThat(judge(file).findings())
                .extracting("reason")
                .isEqualTo(judge(text).findings().stream()
                        .map(finding -> finding.reason())
                        .toList());
    }

    @Test
    void offersAFileThatWouldBeTakenInTheFormInWhichItCame() {
        var text = asking(Scalar.text(PRIVILEGED));
        var textRepair = judge(text).findings().getFirst().repairs().getFirst();
        assertThat(textRepair.changes().getFirst().to())
                .contains(Scalar.text("services:\n  webapp:\n    image: example/webapp:1.1\n"));
        assertThat(judge(Questions.changed(text, textRepair)).findings()).isEmpty();

        var mapping = Questions.task("taskinfo:\n  composefile:\n" + PRIVILEGED.indent(4));
        var mappingRepair = judge(mapping).findings().getFirst().repairs().getFirst();
        assertThat(mappingRepair.changes().getFirst().to().orElseThrow()).isInstanceOf(Fields.class);
        assertThat(judge(Questions.changed(mapping, mappingRepair)).findings()).isEmpty();
    }

    @Test
    void aUrlIsFetchedOnceForAllRoutesOfOneQuestion() {
        var fetched = new ArrayList<String>();
        DocumentFetcher fetcher = url -> {
            fetched.add(url);
            return new Document(PRIVILEGED.getBytes(StandardCharsets.UTF_8), "text/plain");
        };
        var documents = new Documents(fetcher);
        var task = asking(Scalar.text("https://edin.ac/3jqocuV.yml"));
        var one = new DockerCompose().rules(Questions.entry(ALLOW));
        var other = new PortainerCompose().rules(Questions.entry(""));

        assertThat(one.asksOutside(task)).isTrue();
        assertThat(one.judge(task, documents).findings()).hasSize(1);
        assertThat(other.judge(task, documents).findings()).hasSize(1);
        assertThat(fetched).containsExactly("https://edin.ac/3jqocuV.yml");
    }

    @Test
    void anAddressThatCannotBeReadSaysWhetherTryingAgainHelps() {
        assertThat(fetching(new Failed("unreachable", "the server did not answer", true)))
                .satisfies(reason -> {
                    assertThat(reason.kind()).isEqualTo("unreachable");
                    assertThat(reason.httpCode()).isEqualTo(502);
                    assertThat(reason.retry()).isEqualTo(Retry.LATER);
                    assertThat(reason.path()).hasToString("Optional[taskinfo.composefile]");
                });
        assertThat(fetching(new Failed("address-not-allowed", "not a public address", false))
                        .retry())
                .isEqualTo(Retry.CHANGED);
        assertThat(fetching(new Document(new byte[] {(byte) 0xc3, 0x28}, "text/yaml"))
                        .kind())
                .isEqualTo("bad-character");
        assertThat(fetching(new Document("<html>: [".getBytes(StandardCharsets.UTF_8), "text/html"))
                        .kind())
                .isEqualTo("yaml-syntax");
    }

    private static Reason fetching(Fetched outcome) {
        var rules = new DockerCompose().rules(Questions.entry(ALLOW));
        var judgement = rules.judge(asking(Scalar.text("HTTPS://example.org/x")), new Documents(_ -> outcome));
        assertThat(judgement.findings()).hasSize(1);
        assertThat(judgement.findings().getFirst().repairs().isEmpty()).isEqualTo(outcome instanceof Failed);
        return judgement.findings().getFirst().reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{services: {}}",
                "{services: {a: null}}",
                "{services: {a: {}, a b: {image: x}}}",
                "'- a'",
                "'services: ['",
                "''",
                "null"
            })
    void whereNothingCanStayATemplateIsOffered(String composefile) {
        var task = Questions.task("taskinfo: {composefile: " + composefile + ", environment: {A: b}}");
        var findings = Questions.judge(new DockerCompose(), ALLOW, task).findings();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.repairs()).hasSize(1);
            var repaired = Questions.changed(task, finding.repairs().getFirst());
            assertThat(Questions.judge(new DockerCompose(), ALLOW, repaired).findings())
                    .isEmpty();
        });
    }

    @Test
    void onlyAUrlAsksOutside() {
        var rules = new DockerCompose().rules(Questions.entry(ALLOW));

        assertThat(rules.asksOutside(asking(Scalar.text(NOTE)))).isFalse();
        assertThat(rules.asksOutside(asking(Fields.of("services", Scalar.text("https://x")))))
                .isFalse();
        assertThat(rules.asksOutside(Questions.withInfo(Fields.EMPTY))).isFalse();
    }
}
