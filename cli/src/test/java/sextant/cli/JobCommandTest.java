package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** One job, against a server that follows a script. */
class JobCommandTest {

    private static final String ID = "q7hx2mvk4tzr5wnc6ypd3sbeaa";

    @TempDir
    Path folder;

    @Test
    void showTellsWhatAPersonWantsToKnow() {
        try (var server = TestPlanner.saying("""
                {"jobId": "%s", "runId": "M31", "ownerId": null, "phase": "EXECUTING", "quote": "2026-11-20T12:01:35Z",
                 "creationTime": "2026-11-20T11:55:00Z", "startTime": "2026-11-20T11:59:18Z", "endTime": null,
                 "parameters": [{"id": "threshold", "value": "2"},
                   {"id": "image", "byReference": true, "mime-type": "application/fits", "size": 4, "href": "http://x/p"}],
                 "results": [{"id": "result", "mime-type": "text/plain", "size": 3, "href": "http://x/r"}],
                 "jobInfo": {"application": "slow", "place": 0, "progress": 37, "progressText": "294 of 800"}}""".formatted(ID))) {
            var ran = Ran.sextant("show", ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(ExitCode.OK);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).isEqualTo("""
                    EXECUTING  slow: M31
                               %s/jobs/%s
                               it is next
                               37 %%, 294 of 800
                               created   2026-11-20T11:55:00Z
                               started   2026-11-20T11:59:18Z
                               predicted 2026-11-20T12:01:35Z
                               sent      threshold = 2
                               sent      image = application/fits, 4 bytes, http://x/p
                               result    result, text/plain, 3 bytes, http://x/r
                    """.formatted(server.url(), ID));
            assertThat(server.asked().target()).isEqualTo("/jobs/" + ID);
            assertThat(server.asked().header("Accept")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({"PENDING, OK", "SUSPENDED, OK", "COMPLETED, OK", "ARCHIVED, OK", "ERROR, FAILED", "ABORTED, ABORTED"})
    void howTheJobEndedIsTheExitCodeOfShow(String phase, ExitCode code) {
        try (var server = TestPlanner.saying(job(phase))) {
            assertThat(Ran.sextant("show", ID, "--server", server.url()).code()).isEqualTo(code);
        }
    }

    @Test
    void anErrorIsShownWithItsMessage() {
        try (var server = TestPlanner.saying(
                "{\"phase\": \"ERROR\", \"errorSummary\": {\"type\": \"fatal\", \"message\": \"No FITS file.\"}}")) {
            assertThat(Ran.sextant("show", ID, "--server", server.url()).out()).contains("No FITS file.");
        }
    }

    @Test
    void jsonIsTheJobAsItCame() {
        try (var server = TestPlanner.saying("{\"phase\": \"COMPLETED\", \"beyond\": [1], \"runId\": \"a\\u202eb\"}")) {
            assertThat(Ran.sextant("show", ID, "--json", "--server", server.url())
                            .out())
                    .isEqualTo("""
                    {
                      "phase": "COMPLETED",
                      "beyond": [
                        1
                      ],
                      "runId": "a\\u202eb"
                    }
                    """);
        }
    }

    @Test
    void nothingThatSteersATerminalIsShown() {
        try (var server = TestPlanner.saying("{\"phase\": \"ERR\\u200bOR\", \"runId\": \"x\\u202ey\"}")) {
            assertThat(Ran.sextant("show", ID, "--server", server.url()).out())
                    .contains("ERR<U+200B>OR", "x<U+202E>y")
                    .doesNotContain("\u200b", "\u202e");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "suspend, SUSPEND, SUSPENDED",
        "abort, ABORT, ABORTED",
        "resume, RUN, QUEUED",
        "resume, RUN, EXECUTING",
        "resume, RUN, COMPLETED"
    })
    void aVerbPostsAPhaseAndFollowsToTheJob(String verb, String posted, String phase) {
        var asked = new CopyOnWriteArrayList<Asked>();
        try (var server = changing(asked, phase)) {
            var ran = Ran.sextant(verb, ID, "--server", server.url() + "/");

            assertThat(ran.code()).isEqualTo(ExitCode.OK);
            assertThat(ran.out()).startsWith(phase);
            assertThat(asked).extracting(Asked::method).containsExactly("POST", "GET");
            assertThat(asked.getFirst().target()).isEqualTo("/jobs/" + ID + "/phase");
            assertThat(asked.getFirst().body()).isEqualTo("PHASE=" + posted);
            assertThat(asked.getFirst().header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
        }
    }

    @Test
    void anAbortThatTakesLongerIsWaitedFor() {
        var asked = new CopyOnWriteArrayList<Asked>();
        try (var server = changing(asked, "EXECUTING", "ABORTED")) {
            assertThat(Ran.sextant("abort", ID, "--server", server.url()).code())
                    .isEqualTo(ExitCode.OK);
            assertThat(asked.getLast().target()).isEqualTo("/jobs/" + ID + "?WAIT=20");
        }
        try (var server = changing(asked, "EXECUTING", "EXECUTING")) {
            var ran = Ran.sextant("abort", ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(ExitCode.TIMEOUT);
            assertThat(ran.err())
                    .isEqualTo("sextant: It is under way, and the job is still EXECUTING. See `sextant show`.\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abort   | COMPLETED | Nothing was changed: the job is COMPLETED.
            suspend | COMPLETED | Nothing was changed: the job is COMPLETED.
            resume  | HELD      | The operator holds its route; resume it again later.
            """)
    void aVerbThatCameTooEarlyOrTooLateIsRefused(String verb, String phase, String said) {
        try (var server = changing(new CopyOnWriteArrayList<>(), phase)) {
            var ran = Ran.sextant(verb, ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).isEqualTo("sextant: " + said + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | {"kind": "job-phase", "detail": "It has ended.", "suggest": "Start another."} | REFUSED        | It has ended. Start another. (HTTP 403).
            403 | {"kind": "not-admitted", "detail": "Not for you."}                            | AUTHENTICATION | Not for you. (HTTP 403).
            401 | nothing                                                                       | AUTHENTICATION | It does not say why (HTTP 401).
            404 | {"detail": "There is no such job."}                                           | NOT_FOUND      | There is no such job. (HTTP 404).
            429 | {"detail": "Too many."}                                                       | USAGE          | Too many. (HTTP 429).
            503 | {"detail": "No room."}                                                        | NETWORK        | No room. (HTTP 503).
            200 | <html>                                                                        | NETWORK        | What it says is no job.
            200 | {"reponseword": "YES"}                                                        | NETWORK        | What it says is no job.
            """)
    void whatIsNotDoneIsSaidWithItsReason(int status, String body, ExitCode code, String why) {
        try (var server = TestPlanner.saying(status, body)) {
            var ran = Ran.sextant("suspend", ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(code);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).isEqualTo("sextant: " + server.url() + "/jobs/" + ID + ": " + why + "\n");
        }
    }

    @Test
    void nobodyThereIsSaidToBeSo() {
        var ran = Ran.sextant("show", "http://127.0.0.1:1/jobs/" + ID);

        assertThat(ran.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(ran.err()).isEqualTo("sextant: http://127.0.0.1:1/jobs/" + ID + ": Nothing listens there.\n");
    }

    @Test
    void aJobIsNamedByItsAddressOrByItsIdAndAServer() {
        try (var server = TestPlanner.saying(job("COMPLETED"))) {
            assertThat(Ran.sextant("show", server.url() + "/apps/slow/async/" + ID + "/")
                            .out())
                    .contains(server.url() + "/apps/slow/async/" + ID + "\n");
        }
        try (var server = TestPlanner.saying(job("COMPLETED"))) {
            var shell = new Ran.Shell().set("SEXTANT_SERVER", server.url() + "/accepts http://other.invalid");

            assertThat(shell.sextant("show", ID).code()).isEqualTo(ExitCode.OK);
            assertThat(server.asked().target()).isEqualTo("/jobs/" + ID);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abort                              | Missing required parameter: 'JOB'
            show                               | This tool has started no job that it remembers; name one.
            show SHORT                         | JOB SHORT is no id of a job, which has 26 letters and digits
            show ftp://x/jobs/a                | JOB ftp://x/jobs/a cannot be used: it is no http or https URL.
            show http://a:b@x/jobs/a           | JOB (hidden) cannot be used: it holds a password
            show http://x/jobs/a?WAIT=1        | it holds a question of its own; give the address up to its id.
            abort ../../etc/passwd             | is no id of a job
            resume x --token a --token-file b  | only one of them can be meant
            """)
    void aCommandLineThatIsWrongSaysHowItIsMeant(String line, String said) {
        var ran = Ran.sextant(line.split(" "));

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(said);
    }

    @Test
    void theTokenGoesToTheServerAndNowhereElse() throws IOException {
        var asked = new CopyOnWriteArrayList<Asked>();
        try (var elsewhere = TestPlanner.saying(job("ABORTED"));
                var leading = TestPlanner.leadingTo(303, elsewhere.url() + "/jobs/" + ID);
                var server = changing(asked, "ABORTED")) {
            var tokens = Files.writeString(folder.resolve("tokens"), server.url() + " mine\n");
            assertThat(Ran.sextant("abort", ID, "--server", server.url(), "--token-file", tokens.toString())
                            .code())
                    .isEqualTo(ExitCode.OK);
            assertThat(asked)
                    .allSatisfy(one -> assertThat(one.header("Authorization")).isEqualTo("Bearer mine"));

            var ran = new Ran.Shell().set("SEXTANT_TOKEN", "secret").sextant("abort", ID, "--server", leading.url());
            assertThat(ran.code()).isEqualTo(ExitCode.NETWORK);
            assertThat(ran.err()).contains("It leads to an address that is not followed: " + elsewhere.url());
        }
    }

    @Test
    void aPostThatIsSentElsewhereIsNotRepeatedThere() {
        try (var server = TestPlanner.leadingTo(307, "/jobs/" + ID)) {
            assertThat(Ran.sextant("abort", ID, "--server", server.url()).code())
                    .isEqualTo(ExitCode.NETWORK);
            assertThat(server.asked().method()).isEqualTo("POST");
        }
    }

    private static String job(String phase) {
        return "{\"jobId\": \"" + ID + "\", \"phase\": \"" + phase + "\"}";
    }

    /** Takes a change with 303, and then shows these phases one after the other. */
    private static TestPlanner changing(List<Asked> asked, String... phases) {
        var next = List.of(phases).iterator();
        return TestPlanner.answering(question -> {
            asked.add(question);
            return question.method().equals("POST")
                    ? new Says(303, Map.of("Location", "/jobs/" + ID), "")
                    : new Says(200, Map.of("Content-Type", "application/json"), job(next.next()));
        });
    }
}
