package sextant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.cli.Ran;
import sextant.cli.TestPlanner;
import sextant.cli.console.ExitCode;

/** What a planner is asked. */
class PlanQuestionTest {

    @TempDir
    Path folder;

    private final TestPlanner planner = TestPlanner.saying(Answers.YES);

    @AfterEach
    void stop() {
        planner.close();
    }

    @Test
    void aTypeAloneIsAskedByGetAsTheNotePrintsIt() {
        Ran.sextant("plan", "--type", "http://purl.example.org/a b", "--server", planner.url());

        assertThat(planner.asked().method()).isEqualTo("GET");
        assertThat(planner.asked().target()).isEqualTo("/accepts?tasktype=http%3A%2F%2Fpurl.example.org%2Fa%20b");
        assertThat(planner.asked().header("Accept")).isEqualTo("application/json");
    }

    @Test
    void aTaskFileIsSentWhole() throws IOException {
        var file = Files.writeString(folder.resolve("task.yaml"), """
                tasktype: uri://zeppelin-notebook
                taskinfo:
                  languages: [md, python]   # both
                resources: {mincores: 8}
                """);
        var ran = Ran.sextant("plan", file.toString(), "--server", planner.url() + "/accept");

        assertThat(ran.code()).isEqualTo(ExitCode.OK);
        assertThat(planner.asked().target()).isEqualTo("/accept");
        assertThat(planner.asked().header("Content-type")).isEqualTo("application/json");
        assertThat(planner.asked().body()).isEqualTo("""
                {
                  "tasktype": "uri://zeppelin-notebook",
                  "taskinfo": {
                    "languages": [
                      "md",
                      "python"
                    ]
                  },
                  "resources": {
                    "mincores": 8
                  }
                }
                """);
    }

    @Test
    void theCommandLineWinsOverTheFile() {
        var ran = new Ran.Shell()
                .input("{\"tasktype\": \"uri://a\", \"taskinfo\": {\"image\": \"old\", \"tag\": 1}}")
                .sextant(
                        "plan",
                        "-",
                        "--server",
                        planner.url(),
                        "--type",
                        "uri://b",
                        "--set",
                        "taskinfo.image=a=b c&d",
                        "--set",
                        "taskinfo.languages={md,python}");

        assertThat(ran.err()).isEmpty();
        assertThat(planner.asked().body()).isEqualTo("""
                {
                  "tasktype": "uri://b",
                  "taskinfo": {
                    "image": "a=b c&d",
                    "tag": 1,
                    "languages": [
                      "md",
                      "python"
                    ]
                  }
                }
                """);
    }

    @Test
    void filesGoBesideTheRestInOneMultipartQuestion() throws IOException {
        var compose = Files.writeString(folder.resolve("compose.yml"), "services: {}\n");
        var ran = new Ran.Shell()
                .input(
                        "tasktype: uri://docker-compose\ntaskinfo: {composefile: old, environment: {A: 1}}\nresources: {mincores: 1}\n")
                .sextant("plan", "-", "--server", planner.url(), "--file", "taskinfo.composefile=" + compose);

        assertThat(ran.err()).isEmpty();
        var boundary = planner.asked().header("Content-type").replace("multipart/form-data; boundary=", "");
        assertThat(planner.asked().body().replace("\r\n", "\n").replace(boundary, "BOUNDARY"))
                .isEqualTo("""
                --BOUNDARY
                Content-Disposition: form-data; name="tasktype"

                uri://docker-compose
                --BOUNDARY
                Content-Disposition: form-data; name="taskinfo.environment"
                Content-Type: application/json

                {
                  "A": 1
                }

                --BOUNDARY
                Content-Disposition: form-data; name="resources"
                Content-Type: application/json

                {
                  "mincores": 1
                }

                --BOUNDARY
                Content-Disposition: form-data; name="taskinfo.composefile"; filename="compose.yml"
                Content-Type: text/yaml

                services: {}

                --BOUNDARY--
                """);
    }

    @Test
    void theServerOfTheEnvironmentIsAskedIfNoneIsNamed() {
        var ran = new Ran.Shell().set("SEXTANT_SERVER", planner.url()).sextant("plan", "--type", "uri://x");

        assertThat(ran.out()).startsWith("YES      " + planner.url());
    }
}
