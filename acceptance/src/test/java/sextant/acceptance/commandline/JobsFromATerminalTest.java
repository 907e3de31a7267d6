package sextant.acceptance.commandline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Server;

/** A job from its start to its removal, by the tool alone. */
@Timeout(240)
class JobsFromATerminalTest {

    private static final int FAILED = 6;
    private static final int ABORTED = 7;
    private static final int TIMEOUT = 8;
    private static final int BY_CTRL_C = 130;

    private static Server server;
    private Desk desk;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void sit() {
        desk = new Desk(server);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void oneCommandRunsAnApplicationAndBringsItsResult() {
        var ran = desk.sextant("run", "slow", "--seconds", "1", "--run-id", "first", "-o", "out.txt");

        assertThat(ran.status()).as("%s", ran).isZero();
        assertThat(ran.output()).isEmpty();
        assertThat(ran.error()).contains("COMPLETED", "out.txt  19 bytes").doesNotContain("\u001b");
        assertThat(desk.folder().text("out.txt")).isEqualTo("It took 1 seconds.\n");

        var json = desk.sextant("show", "--json");
        var yaml = desk.sextant("show", "--yaml");
        assertThat(Documents.json(json.output())).isEqualTo(Documents.yaml(yaml.output()));
        assertThat(json.output()).contains("\"runId\": \"first\"");
        assertThat(desk.sextant("get", "last", "-o", "-").output()).isEqualTo("It took 1 seconds.\n");
        assertThat(desk.sextant("rm", "last").status()).isZero();
        assertThat(desk.sextant("show").status()).isEqualTo(5);
    }

    @Test
    void howTheJobEndedIsHowTheToolEnds() {
        var failed = desk.sextant("run", "fail", "--message", "no stars here", "--wait");
        assertThat(failed.status()).as("%s", failed).isEqualTo(FAILED);
        var logs = desk.sextant("logs");
        assertThat(logs.error()).as("%s", logs).contains("no stars here");

        desk.sextant("run", "slow", "--seconds", "100", "--detach");
        assertThat(desk.sextant("wait", "--timeout", "1s").status()).isEqualTo(TIMEOUT);
        assertThat(desk.sextant("abort", "last").status()).isZero();
        assertThat(desk.sextant("wait").status()).isEqualTo(ABORTED);
    }

    @Test
    void ctrlCLeavesTheJobRunning() throws Exception {
        var following = desk.start("run", Checkout.LAUNCHER.toString(), "run", "slow", "--seconds", "60", "--wait");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> desk.folder().text("run.err").contains("The job is http"));
        // The launcher became the tool: the process is the same.
        assertThat(desk.run("kill", "-INT", Long.toString(following.pid())).status())
                .isZero();

        assertThat(following.waitFor(60, SECONDS)).isTrue();
        assertThat(following.exitValue()).isEqualTo(BY_CTRL_C);
        assertThat(desk.folder().text("run.err")).contains("The job goes on. Come back with: sextant wait ");
        assertThat(desk.sextant("show", "--json").output()).containsPattern("\"phase\": \"(QUEUED|EXECUTING)\"");
        assertThat(desk.sextant("rm", "--force", "last").status()).isZero();
    }

    @Test
    void logsAreFollowedAsTheyCome() throws Exception {
        desk.sextant("run", "slow", "--seconds", "3", "--detach");
        var logs = desk.sextant("logs", "-f");

        assertThat(logs.status()).as("%s", logs).isZero();
        assertThat(logs.output() + logs.error()).contains("It took 3 seconds.");
    }

    /** More goes through the tool than the 256 MiB of memory that it may take. */
    @Test
    void aLargeFileIsSentWithoutBeingKept() throws Exception {
        var image = desk.path("large.fits");
        try (var file = Files.newByteChannel(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.position((300L << 20) - 1).write(ByteBuffer.wrap(new byte[1]));
        }
        var ran = desk.sextant("run", "source-extractor", "--image", image.toString(), "--detach");

        assertThat(ran.status()).as("%s", ran).isZero();
        assertThat(ran.error()).contains("large.fits  300.0 MiB");
        desk.sextant("rm", "--force", "last");
    }
}
