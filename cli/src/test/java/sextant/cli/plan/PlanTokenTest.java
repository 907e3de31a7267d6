package sextant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.cli.Ran;
import sextant.cli.TestPlanner;
import sextant.cli.console.ExitCode;

/** A token is for one planner, and no other ever sees it. */
class PlanTokenTest {

    @TempDir
    Path folder;

    @Test
    void theFirstPlannerGetsTheTokenAndTheOthersDoNot() {
        try (var first = TestPlanner.saying(Answers.YES);
                var second = TestPlanner.saying(Answers.YES)) {
            Ran.sextant(
                    "plan",
                    "--type",
                    "uri://x",
                    "--token",
                    "SLAV32hkKG",
                    "--server",
                    first.url(),
                    "--server",
                    second.url());

            assertThat(first.asked().header("Authorization")).isEqualTo("Bearer SLAV32hkKG");
            assertThat(second.asked().header("Authorization")).isEqualTo("(none)");
        }
    }

    @Test
    void aTokenFileNamesThePlannerOfEachToken() throws IOException {
        try (var first = TestPlanner.saying(Answers.YES);
                var second = TestPlanner.saying(Answers.YES)) {
            var file = Files.writeString(
                    folder.resolve("tokens"), "# mine\n" + second.url() + "/x second\n\n" + first.url() + " first\n");
            Ran.sextant(
                    "plan",
                    "--type",
                    "uri://x",
                    "--token-file",
                    file.toString(),
                    "--server",
                    first.url(),
                    "--server",
                    second.url());

            assertThat(first.asked().header("Authorization")).isEqualTo("Bearer first");
            assertThat(second.asked().header("Authorization")).isEqualTo("Bearer second");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void anotherOriginGetsTheQuestionButNotTheToken(int status) {
        try (var elsewhere = TestPlanner.saying(Answers.YES);
                var moved = TestPlanner.leadingTo(status, elsewhere.url() + "/new/accepts")) {
            var ran = new Ran.Shell()
                    .set("SEXTANT_TOKEN", "secret")
                    .sextant("plan", "--type", "uri://x", "--set", "taskinfo.a=1", "--server", moved.url());

            assertThat(ran.code()).isEqualTo(ExitCode.OK);
            assertThat(moved.asked().header("Authorization")).isEqualTo("Bearer secret");
            assertThat(elsewhere.asked().header("Authorization")).isEqualTo("(none)");
            assertThat(elsewhere.asked().method()).isEqualTo("POST");
            assertThat(elsewhere.asked().target()).isEqualTo("/new/accepts");
            assertThat(elsewhere.asked().body()).contains("taskinfo");
        }
    }

    @Test
    void aTokenThatIsNoneIsRefusedAndNotShown() {
        var ran = Ran.sextant("plan", "--type", "uri://x", "--token", "top\r\nsecret");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).isEqualTo("sextant: The token holds characters that no bearer token has.\n");
    }

    @Test
    void aTokenThatAnybodyOnTheWayCanReadIsWarnedAbout() {
        var ran = Ran.sextant(
                "plan", "--type", "uri://x", "--token", "t", "--server", "http://planner.invalid", "--timeout", "5s");

        assertThat(ran.err()).contains("The token goes to http://planner.invalid unencrypted; use https.");
    }
}
