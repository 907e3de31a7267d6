package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.task.Task;

class SameQuestionTest {

    private static final URI SERVER = URI.create("https://small.example.org/sextant");

    @Test
    void aGeneralQuestionNeedsNoFile() {
        var same = SameQuestion.of("uri://docker-container", Optional.of(task("uri://docker-container", "")), SERVER);
        assertThat(same)
                .isEqualTo(new SameQuestion(
                        "",
                        "curl 'https://small.example.org/sextant/accepts?tasktype=uri://docker-container'",
                        "sextant plan --type uri://docker-container --server https://small.example.org/sextant"));
    }

    @Test
    void aQuestionAboutAParticularTaskIsAFile() {
        var task = task("uri://docker-container", "&taskinfo.image=docker.io/example:1.0&resources.mincores=2");
        var same = SameQuestion.of(task.type(), Optional.of(task), SERVER);

        assertThat(same.file())
                .contains("tasktype: uri://docker-container", "image: docker.io/example:1.0", "mincores: 2");
        assertThat(same.curl())
                .endsWith("--data-binary @task.yaml -H 'Content-Type: application/yaml' "
                        + "https://small.example.org/sextant/accepts");
        assertThat(same.command()).startsWith("sextant plan task.yaml ");
    }

    /** Whoever copies the command into a shell runs this command and no other. */
    @ParameterizedTest
    @ValueSource(strings = {"uri://a'; touch /tmp/x; '", "$(id)", "`id`", "a\nb", "-x \\", "\"!\""})
    void aShellTakesTheTypeAsOneWord(String type) throws IOException, InterruptedException {
        var command = SameQuestion.of(type, Optional.empty(), SERVER).command();
        var shell = new ProcessBuilder("sh", "-c", command.replaceFirst("^sextant plan", "printf '%s|'"))
                .redirectErrorStream(true)
                .start();
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(printed).isEqualTo("--type|" + type + "|--server|" + SERVER + "|");
    }

    private static Task task(String type, String more) {
        var question = new TaskReader(Limits.DEFAULT).fromQuery("tasktype=" + type + more, _ -> true);
        return ((TaskReader.Asked) question).task();
    }
}
