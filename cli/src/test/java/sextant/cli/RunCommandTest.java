package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.TestPlanner.Asked;
import sextant.cli.TestPlanner.Says;
import sextant.cli.console.ExitCode;
import sextant.cli.plan.Answers;

/** {@code sextant run}, against a server that has one application and follows a script. */
class RunCommandTest {

    private static final String ID = "q7hx2mvk4tzr5wnc6ypd3sbeaa";
    private static final String JOB = "/jobs/" + ID;
    private static final String CONTENT = "thirty-eight sources\n";

    @TempDir
    Path folder;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    @Test
    void aJobIsMadeOfTheValuesAndItsResultIsFetched() throws IOException {
        var image = Files.writeString(folder.resolve("sky.fits"), "SIMPLE  =                    T");
        var out = folder.resolve("cat.vot");
        try (var server = server("COMPLETED")) {
            var ran = shell(server)
                    .sextant("run", "finder", "--image", image.toString(), "--threshold=2", "-o", out.toString());

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains("The job is " + server.url() + "/jobs/" + ID, "  up    sky.fits  30 bytes", "COMPLETED")
                    .contains("cat.vot  21 bytes")
                    .doesNotContain("\u001b", "\r");
            assertThat(out).hasContent(CONTENT);
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder("sky.fits", "cat.vot", "state");
            var created = created();
            assertThat(created.target()).isEqualTo("/apps/finder/async");
            assertThat(created.header("Idempotency-key")).matches("[0-9a-f-]{36}");
            assertThat(created.body())
                    .contains("name=\"PHASE\"\r\n\r\nRUN\r\n", "name=\"threshold\"\r\n\r\n2\r\n")
                    .contains("name=\"image\"; filename=\"sky.fits\"\r\nContent-Type: application/fits\r\n\r\nSIMPLE");
        }
    }

    @Test
    void whatIsAtAnAddressIsSentByReference() {
        try (var server = server("COMPLETED")) {
            shell(server).sextant("run", "finder", "--image", "https://archive.example.org/m31.fits", "--detach");

            assertThat(created().body())
                    .contains("name=\"UPLOAD\"\r\n\r\nimage,https://archive.example.org/m31.fits\r\n");
        }
    }

    @Test
    void aDashIsStandardInput() {
        try (var server = server("COMPLETED")) {
            shell(server).input("SIMPLE").sextant("run", "finder", "--image", "-", "--detach");

            assertThat(created().body()).contains("filename=\"standard-input\"").contains("SIMPLE\r\n");
        }
    }

    @Test
    void aScriptThatDoesNotWaitGetsTheAddressOfTheJob() {
        try (var server = server("QUEUED")) {
            var ran = shell(server).sextant("run", "finder", "--image", "http://x/a");

            assertThat(ran.out()).isEqualTo(server.url() + "/jobs/" + ID + "\n");
            assertThat(ran.code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void theJobThatWasStartedLastNeedsNoName() throws IOException {
        try (var server = server("COMPLETED")) {
            var shell = shell(server);
            shell.sextant("run", "finder", "--image", "http://x/a", "--detach");

            assertThat(shell.sextant("show").out()).contains(ID);
            assertThat(shell.sextant("show", "q7").out()).contains(ID);
            var jobs = folder.resolve("state/sextant/jobs");
            assertThat(Files.readString(jobs)).endsWith(server.url() + "/jobs/" + ID + " finder\n");
            assertThat(Files.getPosixFilePermissions(jobs)).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, OK", "ERROR, FAILED", "ABORTED, ABORTED"})
    void howTheJobEndedIsHowTheToolEnds(String phase, ExitCode code) {
        try (var server = server(phase)) {
            assertThat(shell(server)
                            .sextant("run", "finder", "--image", "http://x/a", "--wait")
                            .code())
                    .isEqualTo(code);
        }
    }

    @Test
    void aConnectionThatIsLostMakesNoSecondJob() {
        var answers = List.of(Says.NOTHING, new Says(303, Map.of("Location", "/jobs/" + ID), ""))
                .iterator();
        try (var server = TestPlanner.answering(question -> {
            asked.add(question);
            return question.method().equals("POST") ? answers.next() : answer(question, "QUEUED");
        })) {
            var ran = shell(server).sextant("run", "finder", "--image", "http://x/a", "--detach");

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(ran.err()).contains("it is sent again, which makes no second job");
            var posts =
                    asked.stream().filter(one -> one.method().equals("POST")).toList();
            assertThat(posts).hasSize(2);
            assertThat(posts)
                    .extracting(one -> one.header("Idempotency-key"))
                    .containsOnly(posts.getFirst().header("Idempotency-key"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --imgae http://x/a                                | finder has no parameter imgae. Is --image meant? --image is needed.
            --image nowhere.fits                              | --image nowhere.fits is no file that can be read.
            --image http://x/a --threshold two                | --threshold two: a number is needed.
            --image http://x/a --mode fats                    | --mode fats: one of fast, exact is needed. Is fast meant?
            --image http://x/a --image http://x/b             | --image is there 2 times, and 1 is the most.
            --image http://x/a --threshold                    | --threshold needs a value.
            --image http://x/a --quick maybe                  | --quick maybe: true or false is needed.
            --image http://x/a --interface half               | There is no interface half; there are full.
            --image http://x/a --detach --wait                | --detach: the job is not followed
            --image http://x/a --json --yaml                  | --json and --yaml: only one of them can be printed.
            --threshold two --mode x                          | --threshold two: a number is needed. --mode x: one of fast, exact is needed. --image is needed.
            """)
    void whatIsWrongIsSaidBeforeAnythingIsSent(String typed, String said) {
        try (var server = server("COMPLETED")) {
            var ran = shell(server).sextant(("run finder " + typed).split(" "));

            assertThat(ran.err()).contains(said);
            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(asked).noneMatch(one -> one.method().equals("POST"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --threshold -2.5e-3          | name="threshold"~~-2.5e-3~
            --threshold=-1               | name="threshold"~~-1~
            --THRESHOLD 1                | name="threshold"~~1~
            --quick                      | name="quick"~~true~
            --quick --mode fast          | name="mode"~~fast~
            -p wait=5                    | name="wait"~~5~
            --param=wait=5               | name="wait"~~5~
            --run-id M31                 | name="RUNID"~~M31~
            --interface full             | name="INTERFACE"~~full~
            --duration 5m                | name="EXECUTIONDURATION"~~300~
            """)
    void everyOtherOptionIsAParameter(String typed, String sent) {
        try (var server = server("COMPLETED")) {
            var ran = shell(server).sextant(("run finder --image http://x/a --detach " + typed).split(" "));

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(created().body()).contains(sent.replace("~", "\r\n"));
        }
    }

    @Test
    void anUnknownApplicationIsNamedByTheNearest() {
        try (var server = server("COMPLETED")) {
            var ran = shell(server).sextant("run", "findr");

            assertThat(ran.code()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(ran.err()).contains("There is no application findr. Is finder meant?");
        }
    }

    @Test
    void helpShowsTheParametersAsOptions() {
        try (var server = server("COMPLETED")) {
            assertThat(shell(server).sextant("run", "finder", "--help").out()).isEqualTo("""
                    Usage: sextant run finder --image FILE|URL [--PARAMETER VALUE ...] [--wait] [-o FILE]
                    Finds sources

                    Parameters:
                      --image FILE|URL
                            The image.
                            needed
                      --threshold REAL
                            adu; 0 to 100; default 1.5
                      --mode WORD
                            one of fast, exact
                      --quick BOOLEAN
                      --wait INTEGER

                    Results:
                      result application/x-votable+xml: the catalogue
                    """);
        }
    }

    @Test
    void aTaskIsPlannedAndThenPostedWhereItCanRun() throws IOException {
        var task = Files.writeString(folder.resolve("task.yaml"), "tasktype: uri://x\n");
        try (var server = TestPlanner.answering(question -> {
            asked.add(question);
            return question.target().startsWith("/accepts")
                    ? json("{\"reponseword\": \"YES\", \"servicetype\": \"uri://uws\", \"serviceinfo\": {\"endpoint\":"
                            + " \"http://" + question.header("Host") + "/routes/batch/jobs\"}}")
                    : answer(question, "QUEUED");
        })) {
            var ran = shell(server).sextant("run", task.toString(), "--detach");

            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.OK);
            assertThat(ran.err()).startsWith("YES ");
            assertThat(ran.out()).isEqualTo(server.url() + "/jobs/" + ID + "\n");
            assertThat(created().target()).isEqualTo("/routes/batch/jobs");
            assertThat(created().body()).contains("\"tasktype\": \"uri://x\"");
        }
    }

    @Test
    void aTaskThatIsNotTakenIsNotPosted() throws IOException {
        var task = Files.writeString(folder.resolve("task.yaml"), "tasktype: uri://x\n");
        try (var server = TestPlanner.saying(Answers.MAYBE)) {
            var ran = shell(server).sextant("run", task.toString());

            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err())
                    .contains("MAYBE", "You ask for more memory than there is.", "[1] ask for at most 16G");
            assertThat(server.asked().target()).startsWith("/accepts");
        }
    }

    private Asked created() {
        return asked.stream()
                .filter(one -> one.method().equals("POST"))
                .findFirst()
                .orElseThrow();
    }

    private Ran.Shell shell(TestPlanner server) {
        return new Ran.Shell()
                .set("SEXTANT_SERVER", server.url())
                .set("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private TestPlanner server(String phase) {
        return TestPlanner.answering(question -> {
            asked.add(question);
            return answer(question, phase);
        });
    }

    private static Says answer(Asked question, String phase) {
        if (question.method().equals("POST")) {
            return new Says(303, Map.of("Location", "/jobs/" + ID), "");
        }
        return switch (question.target()) {
            case "/apps" -> json("{\"applications\": [{\"name\": \"finder\"}]}");
            case "/apps/finder" -> json("""
                    {"name": "finder", "title": "Finds sources", "parameters": [
                       {"id": "image", "type": "FITS", "description": "The image.", "file": true, "least": 1, "most": 1},
                       {"id": "threshold", "type": "real", "unit": "adu", "range": {"min": "0", "max": "100"}, "most": 1,
                        "defaults": ["1.5"]},
                       {"id": "mode", "type": "text", "options": ["fast", "exact"], "most": 1},
                       {"id": "quick", "type": "boolean", "most": 1},
                       {"id": "wait", "type": "integer", "most": 1}],
                     "interfaces": [{"id": "full", "parameters": ["image", "threshold", "mode", "quick", "wait"]}],
                     "outputs": [{"id": "result", "mime-type": "application/x-votable+xml", "description": "the catalogue"}]}""");
            case JOB -> json("""
                    {"phase": "%s", "jobInfo": {"application": "finder"}, "results": [
                       {"id": "result", "mime-type": "text/plain", "size": %d, "sha256": "%s", "href": "results/result"}]}""".formatted(phase, CONTENT.length(), sha256()));
            case "/jobs/results/result" -> new Says(200, Map.of(), CONTENT);
            default -> new Says(404, Map.of(), "");
        };
    }

    private static Says json(String text) {
        return new Says(200, Map.of("Content-Type", "application/json"), text);
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
