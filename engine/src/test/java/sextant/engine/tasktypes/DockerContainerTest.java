package sextant.engine.tasktypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.ports.Questions;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

/** Section 4.1 of the note: "can I run this container here?" */
class DockerContainerTest {

    private static final String ALLOW = "images: {allow: [docker.io/example, 'docker.io/example/*']}";

    @Test
    void takesTheImageOfTheNote() {
        var judgement = Questions.judge(new DockerContainer(), ALLOW, "taskinfo: {image: 'docker.io/example:1.0'}");

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/example-evil:1.0, 403, docker.io/example:1.0",
        "docker.io.evil.com/example:1.0, 403, docker.io/example/example:1.0",
        "ghcr.io/other/fit:2, 403, docker.io/example/fit:2",
        "docker.io/example:1.0@evil, 400, ''",
        "Docker.io/Example:1.0, 400, docker.io/example:1.0"
    })
    void namesTheNearestImageThatIsTaken(String image, int code, String instead) {
        var task = Questions.task("taskinfo:\n  image: '" + image + "'");
        var finding =
                Questions.judge(new DockerContainer(), ALLOW, task).findings().getFirst();

        assertThat(finding.reason().kind()).isEqualTo("image");
        assertThat(finding.reason().httpCode()).isEqualTo(code);
        assertThat(finding.reason().asked()).contains(Scalar.text(image));
        assertThat(finding.reason().position().orElseThrow().line()).isEqualTo(2);
        assertThat(finding.repairs()).hasSize(1);
        var repaired = Questions.changed(task, finding.repairs().getFirst());
        assertThat(Questions.judge(new DockerContainer(), ALLOW, repaired).findings())
                .isEmpty();
        if (!instead.isEmpty()) {
            assertThat(repaired.info("image")).contains(Scalar.text(instead));
        }
    }

    @Test
    void aTaskWithoutAnImageIsHelpedToOne() {
        var task = Questions.task("taskinfo: {command: [fit]}");
        var finding =
                Questions.judge(new DockerContainer(), ALLOW, task).findings().getFirst();

        assertThat(finding.reason().kind()).isEqualTo("missing");
        var repaired = Questions.changed(task, finding.repairs().getFirst());
        assertThat(Questions.judge(new DockerContainer(), ALLOW, repaired).findings())
                .isEmpty();
    }

    @Test
    void saysWhatIsTaken() {
        var finding = Questions.judge(new DockerContainer(), ALLOW, "taskinfo: {image: 'evil.com/x:1'}")
                .findings()
                .getFirst();

        assertThat(finding.reason().available())
                .contains(Items.of(Scalar.text("docker.io/example"), Scalar.text("docker.io/example/*")));
    }

    @Test
    void warnsThatNoTagMeansLatest() {
        assertThat(Questions.judge(new DockerContainer(), ALLOW, "taskinfo: {image: docker.io/example}")
                        .warnings())
                .extracting("kind")
                .containsExactly("latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "images: {allow: ['*']}"})
    void takesEveryImageIfTheOperatorDoes(String entry) {
        assertThat(Questions.judge(new PortainerContainer(), entry, "taskinfo: {image: 'any.org/thing:1'}")
                        .findings())
                .isEmpty();
        assertThat(Questions.judge(new PortainerContainer(), entry, "taskinfo: {image: 'no image'}")
                        .findings())
                .extracting("reason.httpCode")
                .containsExactly(400);
    }

    @Test
    void takesNoImageIfTheListIsEmpty() {
        var findings = Questions.judge(new DockerContainer(), "images: {allow: []}", "taskinfo: {image: 'example:1'}")
                .findings();

        assertThat(findings).extracting("reason.httpCode").containsExactly(403);
        assertThat(findings.getFirst().repairs()).isEmpty();
    }
}
