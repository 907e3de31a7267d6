package sextant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.cli.Ran;
import sextant.cli.TestPlanner;
import sextant.cli.console.ExitCode;

/** What programs read: data on standard output and nothing else. */
class PlanDataTest {

    @TempDir
    Path folder;

    @Test
    void jsonHoldsEveryOutcomeWithTheAnswerAsItCame() {
        try (var yes = TestPlanner.saying(Answers.YES.replace("\"YES\"", "\"YES\", \"beyond\": [1]"));
                var refusing = TestPlanner.saying(400, "{\"title\": \"Not a list\"}");
                var broken = TestPlanner.saying(500, "")) {
            var ran = Ran.sextant(
                    "plan",
                    "--type",
                    "uri://x",
                    "--json",
                    "--server",
                    yes.url(),
                    "--server",
                    refusing.url(),
                    "--server",
                    broken.url());

            assertThat(ran.out()).isEqualTo("""
                    {
                      "planners": [
                        {
                          "server": "%s",
                          "outcome": "yes",
                          "answer": {
                            "reponseword": "YES",
                            "beyond": [
                              1
                            ],
                            "servicetype": "uri://jupyter-hub",
                            "serviceinfo": {
                              "endpoint": "http://jupyter.example.org/"
                            }
                          }
                        },
                        {
                          "server": "%s",
                          "outcome": "refused",
                          "status": 400,
                          "problem": {
                            "title": "Not a list"
                          }
                        },
                        {
                          "server": "%s",
                          "outcome": "silent",
                          "kind": "network",
                          "why": "It does not work at the moment (HTTP 500)."
                        }
                      ]
                    }
                    """.formatted(yes.url(), refusing.url(), broken.url()));
            assertThat(ran.err()).isEqualTo("sextant: 1 of 3 planners says yes.\n");
        }
    }

    @Test
    void yamlHoldsTheSame() {
        try (var planner = TestPlanner.saying(Answers.PLAIN_NO)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--yaml", "--server", planner.url());

            assertThat(ran.out()).isEqualTo("""
                    planners:
                      - server: %s
                        outcome: "no"
                        answer:
                          reponseword: "NO"
                    """.formatted(planner.url()));
            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void anAlternativeIsAppliedToTheTask() {
        try (var planner = TestPlanner.saying(Answers.MAYBE)) {
            var shell = new Ran.Shell().input("tasktype: uri://x\nresources:\n  minmemory: 64G\n  mincores: 2\n");
            var first = shell.sextant("plan", "-", "--server", planner.url(), "--apply", "1");
            var second = shell.sextant("plan", "-", "--server", planner.url(), "--apply", "2", "--json");
            var third = shell.sextant("plan", "-", "--server", planner.url(), "--apply", "3");

            assertThat(first.out()).isEqualTo("""
                    tasktype: uri://x
                    resources:
                      minmemory: 16G
                      mincores: 2
                    """);
            assertThat(first.err()).isEqualTo("sextant: Applied: ask for at most 16G\n");
            assertThat(first.code()).isEqualTo(ExitCode.OK);
            assertThat(second.out()).isEqualTo("""
                    {
                      "tasktype": "uri://x",
                      "resources": {
                        "mincores": 2
                      }
                    }
                    """);
            assertThat(third.out()).isEmpty();
            assertThat(third.err()).contains("MAYBE", "--apply 3: there are only 2 alternatives.");
            assertThat(third.code()).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void aChangeReachesIntoAnAttachedComposeFile() throws IOException {
        var compose = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  web.app:
                    image: evil
                    privileged: true
                """);
        var no = """
                {"reponseword": "NO", "reponseinfo": {"alternatives": [{"text": "mend it", "route": "r", "changes": [
                  {"path": "taskinfo.composefile.services.web.app.image", "from": "evil", "to": "docker.io/example"},
                  {"path": "taskinfo.composefile.services.web.app.privileged", "from": true, "remove": true}]}]}}""";
        try (var planner = TestPlanner.saying(no)) {
            var ran = Ran.sextant(
                    "plan",
                    "--type",
                    "uri://docker-compose",
                    "--server",
                    planner.url(),
                    "--file",
                    "taskinfo.composefile=" + compose,
                    "--apply",
                    "1");

            assertThat(ran.out()).isEqualTo("""
                    tasktype: uri://docker-compose
                    taskinfo:
                      composefile:
                        services:
                          web.app:
                            image: docker.io/example
                    """);
        }
    }

    @Test
    void aTaskThatIsTakenAsItIsComesOutAsItIs() {
        try (var planner = TestPlanner.saying(Answers.YES)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url(), "--apply", "1");

            assertThat(ran.out()).isEqualTo("tasktype: uri://x\n");
            assertThat(ran.err()).contains("nothing is changed");
            assertThat(ran.code()).isEqualTo(ExitCode.OK);
        }
    }
}
