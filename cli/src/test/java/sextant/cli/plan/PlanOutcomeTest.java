package sextant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.Ran;
import sextant.cli.TestPlanner;
import sextant.cli.TestPlanner.Says;
import sextant.cli.console.ExitCode;

/** How a plan ends: what scripts depend on. */
class PlanOutcomeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"reponseword": "YES"}                        | OK             | It does not say by which service.
            200 | {"responseword": "no", "other": 1}            | REFUSED        | It gives no reason.
            200 | {"hello": "world"}                            | NETWORK        | What it says is no answer of a planner.
            200 | <html>                                        | NETWORK        | What it says is no answer of a planner.
            200 | [1]                                           | NETWORK        | What it says is no answer of a planner.
            400 | {"title": "Not a list", "status": 400}        | USAGE          | Not a list (HTTP 400)
            406 | nothing                                       | USAGE          | It does not say why (HTTP 406)
            401 | {"detail": "The token is not known here."}    | AUTHENTICATION | The token is not known here. (HTTP 401)
            403 | nothing                                       | AUTHENTICATION | It does not let this caller in (HTTP 403).
            404 | nothing                                       | NOT_FOUND      | There is no planner at this address (HTTP 404).
            500 | nothing                                       | NETWORK        | It does not work at the moment (HTTP 500).
            503 | nothing                                       | NETWORK        | It does not work at the moment (HTTP 503).
            """)
    void theExitCodeSaysWhatCameOfIt(int status, String body, ExitCode code, String line) {
        try (var planner = TestPlanner.saying(status, body)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url());

            assertThat(ran.code()).isEqualTo(code);
            assertThat(ran.out()).contains(line);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, YES, NO", "3, NO, SILENT", "3, SILENT, NO", "0, SILENT, YES", "10, SILENT, SILENT", "3, NO, NO"})
    void aYesAnywhereIsEnoughAndANoSaysMoreThanSilence(int code, String first, String second) {
        try (var one = planner(first);
                var two = planner(second)) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", one.url(), "--server", two.url());

            assertThat(ran.code().number()).isEqualTo(code);
        }
    }

    @Test
    void aPlannerThatDoesNotAnswerInTimeDoesNotHoldUpTheOthers() {
        var never = new CountDownLatch(1);
        try (var slow = TestPlanner.answering(_ -> {
                    await(never);
                    return new Says(200, Map.of(), Answers.YES);
                });
                var quick = TestPlanner.saying(Answers.PLAIN_NO)) {
            var alone = Ran.sextant("plan", "--type", "uri://x", "--server", slow.url(), "--timeout", "1s");
            var both = Ran.sextant(
                    "plan", "--type", "uri://x", "--server", slow.url(), "--server", quick.url(), "--timeout", "1s");
            never.countDown();

            assertThat(alone.out()).contains("SILENT   " + slow.url(), "It did not answer within 1 s.");
            assertThat(alone.code()).isEqualTo(ExitCode.TIMEOUT);
            assertThat(both.out()).contains("NO       " + quick.url());
            assertThat(both.code()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void aCircleOfAddressesEnds() {
        try (var planner = TestPlanner.leadingTo(307, "/accepts")) {
            var ran = Ran.sextant("plan", "--type", "uri://x", "--server", planner.url());

            assertThat(ran.out()).contains("It leads from one address to the next without end.");
            assertThat(ran.code()).isEqualTo(ExitCode.NETWORK);
        }
    }

    @Test
    void aRefusedQuestionSaysWhichLineOfTheFileIsMeant() {
        var problem = """
                {"type": "/errors/quantity", "title": "Not a quantity", "status": 400, "detail": "The memory is negative.",
                 "path": "resources.minmemory", "got": "-8G", "limit": "0 or more", "suggest": "Leave it out."}""";
        try (var planner = TestPlanner.saying(400, problem)) {
            var ran = new Ran.Shell()
                    .input("tasktype: uri://x\nresources:\n  minmemory: -8G\n")
                    .sextant("plan", "-", "--server", planner.url());

            assertThat(ran.out()).isEqualTo("""
                    REFUSED  %s
                             The memory is negative. (HTTP 400)
                               Leave it out.
                               at resources.minmemory; standard input line 3, column 3; got -8G; allowed 0 or more
                    """.formatted(planner.url()));
            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        }
    }

    private static TestPlanner planner(String kind) {
        return switch (kind) {
            case "YES" -> TestPlanner.saying(Answers.YES);
            case "NO" -> TestPlanner.saying(Answers.PLAIN_NO);
            default -> TestPlanner.saying(500, "");
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
