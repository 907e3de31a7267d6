package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.TestPlanner.Asked;
import sextant.cli.TestPlanner.Says;
import sextant.cli.console.ExitCode;

/** {@code sextant wait}, {@code logs}, {@code jobs} and {@code rm}, against a server that follows a script. */
class FollowingTest {

    private static final String ID = "q7hx2mvk4tzr5wnc6ypd3sbeaa";

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({"COMPLETED, OK", "ERROR, FAILED", "ABORTED, ABORTED"})
    void waitEndsAsTheJobDoes(String phase, ExitCode code) {
        try (var server = job(Map.of("/events", "event: phase\ndata: {}\n\n"), "QUEUED", "EXECUTING", phase)) {
            var ran = Ran.sextant("wait", ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(code);
            assertThat(ran.out()).isEqualTo(phase + "\n");
        }
    }

    @Test
    void aServerWithoutEventsIsAskedToHoldItsAnswerBack() {
        try (var server = job(Map.of(), "QUEUED", "QUEUED", "COMPLETED")) {
            assertThat(Ran.sextant("wait", ID, "--server", server.url()).code()).isEqualTo(ExitCode.OK);
            assertThat(asked).anyMatch(one -> one.target().contains("?WAIT="));
        }
    }

    @Test
    void whoWaitsNoLongerIsToldHowToComeBack() {
        try (var server = job(Map.of(), "EXECUTING")) {
            var ran = Ran.sextant("wait", ID, "--server", server.url(), "--timeout", "1s");

            assertThat(ran.code()).isEqualTo(ExitCode.TIMEOUT);
            assertThat(ran.err()).contains("The job is EXECUTING and goes on. Come back with: sextant wait " + ID);
        }
    }

    @Test
    void theProgramsOutputIsDataAndItsErrorsAreTalk() {
        try (var server = job(Map.of("/stdout", "38 sources\n", "/stderr", "(M+D) 1024 lines\n"), "COMPLETED")) {
            var ran = Ran.sextant("logs", ID, "--server", server.url());

            assertThat(ran.out()).isEqualTo("38 sources\n");
            assertThat(ran.err()).isEqualTo("(M+D) 1024 lines\n");
            assertThat(Ran.sextant("logs", ID, "--stderr", "--server", server.url())
                            .out())
                    .isEqualTo("(M+D) 1024 lines\n");
            assertThat(Ran.sextant("logs", ID, "--json", "--server", server.url())
                            .out())
                    .isEqualTo("""
                    {
                      "stdout": "38 sources\\n",
                      "stderr": "(M+D) 1024 lines\\n"
                    }
                    """);
        }
    }

    @Test
    void nothingThatAProgramWritesSteersATerminal() {
        try (var server = job(Map.of("/stdout", "10 %\r100 %\n\u001b]0;gotcha\u0007\u001b[2Jend"), "COMPLETED")) {
            var shell = new Ran.Shell().onTerminal().set("SEXTANT_SERVER", server.url());

            assertThat(shell.sextant("logs", ID, "--stdout").out())
                    .isEqualTo("10 %\n100 %\n<U+001B>]0;gotcha<U+0007><U+001B>[2Jend\n");
        }
    }

    @Test
    void followedLogsGoOnWhereTheyWere() {
        var outputs = List.of("one\n", "two\n").iterator();
        try (var server = TestPlanner.answering(question -> {
            asked.add(question);
            return switch (question.target().substring(("/jobs/" + ID).length())) {
                case "" -> said("{\"phase\": \"" + (outputs.hasNext() ? "EXECUTING" : "COMPLETED") + "\"}");
                case "/stdout" ->
                    outputs.hasNext()
                            ? new Says(question.header("Range").equals("(none)") ? 200 : 206, Map.of(), outputs.next())
                            : new Says(416, Map.of(), "");
                default -> said("");
            };
        })) {
            var ran = Ran.sextant("logs", "-f", ID, "--stdout", "--server", server.url());

            assertThat(ran.out()).isEqualTo("one\ntwo\n");
            assertThat(asked).extracting(one -> one.header("Range")).contains("bytes=4-", "bytes=8-");
        }
    }

    @Test
    void aListNamesTheApplicationOfEachJob() {
        try (var server = TestPlanner.answering(question -> question.target().startsWith("/jobs?")
                ? said("{\"jobs\": [{\"id\": \"" + ID + "\", \"phase\": \"ERROR\", \"runId\": \"M31\"}]}")
                : said("{\"phase\": \"ERROR\", \"jobInfo\": {\"application\": \"finder\"}}"))) {
            assertThat(Ran.sextant("jobs", "--server", server.url()).out()).isEqualTo("""
                    JOB                         PHASE  APPLICATION  AGE  RUN ID
                    q7hx2mvk4tzr5wnc6ypd3sbeaa  ERROR  finder            M31
                    """);
            assertThat(Ran.sextant("jobs", "--json", "--server", server.url()).out())
                    .contains("\"application\": \"finder\"", "\"runId\": \"M31\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jobs                               | /jobs?LAST=20
            jobs --last 3 --phase error        | /jobs?LAST=3&PHASE=ERROR
            jobs --app slow --phase A --phase B | /apps/slow/async?LAST=20&PHASE=A&PHASE=B
            """)
    void filtersAreTheServers(String line, String target) {
        try (var server = TestPlanner.saying("{\"jobs\": []}")) {
            new Ran.Shell().set("SEXTANT_SERVER", server.url()).sextant(line.split(" "));

            assertThat(server.asked().target()).isEqualTo(target);
        }
    }

    @Test
    void onlyWhatIsOverIsRemovedUnlessForced() {
        try (var server = job(Map.of(), "EXECUTING")) {
            var ran = Ran.sextant("rm", ID, "--server", server.url());

            assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).contains("The job is EXECUTING. Abort it first, or use --force, which ends it.");
            assertThat(asked).noneMatch(one -> one.method().equals("DELETE"));
            assertThat(Ran.sextant("rm", "--force", ID, "--server", server.url())
                            .code())
                    .isEqualTo(ExitCode.OK);
            assertThat(asked.getLast().method()).isEqualTo("DELETE");
        }
    }

    @Test
    void theBeginningOfAnIdIsLookedForOnTheServer() {
        try (var server = TestPlanner.answering(question -> question.target().equals("/jobs")
                ? said("{\"jobs\": [{\"id\": \"" + ID + "\"}, {\"id\": \"q7aaaaaaaaaaaaaaaaaaaaaaaa\"}]}")
                : said("{\"phase\": \"COMPLETED\"}"))) {
            var shell = new Ran.Shell().set("SEXTANT_SERVER", server.url());

            assertThat(shell.sextant("show", "q7h").out()).contains("/jobs/" + ID);
            assertThat(shell.sextant("show", "q7").err()).contains("q7 is the beginning of 2 jobs, and one is needed");
            assertThat(shell.sextant("show", "zz").code()).isEqualTo(ExitCode.NOT_FOUND);
        }
    }

    /** A job that goes through these phases and stays in the last, and has these texts below it. */
    private TestPlanner job(Map<String, String> texts, String... phases) {
        var next = new ConcurrentLinkedDeque<>(List.of(phases));
        return TestPlanner.answering(question -> {
            asked.add(question);
            var below = question.target().substring(("/jobs/" + ID).length());
            if (below.isEmpty() || below.startsWith("?")) {
                return said("{\"phase\": \"" + (next.size() > 1 ? next.pop() : next.peek()) + "\"}");
            }
            return texts.containsKey(below) ? new Says(200, Map.of(), texts.get(below)) : new Says(404, Map.of(), "");
        });
    }

    private static Says said(String json) {
        return new Says(200, Map.of("Content-Type", "application/json"), json);
    }
}
