package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** What a program writes, however much and whatever: rows F29 and F30. */
class OutputTest extends WithProcessRunner {

    private static final int KEPT = 100_000;

    private RunRequest limited(String... command) {
        return runs.of(
                limits ->
                        new RunLimits(limits.memory(), limits.processes(), KEPT, limits.fileSize(), limits.openFiles()),
                command);
    }

    @Test
    void f29_aFloodIsKeptUpToTheLimitToTheByteAndTheMemoryStaysFlat() throws IOException {
        runs.run(runner, limited("head", "-c", "1M", "/dev/zero"));
        long before = peakMemoryOf(supervisor());
        var flood = limited("head", "-c", "2G", "/dev/zero");

        assertThat(runs.run(runner, flood).cause()).isEqualTo(new Cause.Exited(0));

        assertThat(peakMemoryOf(supervisor()) - before).isLessThan(32 << 10);
        var bytes = Files.readAllBytes(flood.stdout());
        assertThat(java.util.Arrays.copyOf(bytes, KEPT)).containsOnly(0);
        assertThat(new String(bytes, KEPT, bytes.length - KEPT, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("\n[sextant: output limit of 100000 bytes reached; the rest was thrown away]\n");
    }

    private static long peakMemoryOf(ProcessHandle process) {
        var status = Runs.text(Path.of("/proc/" + process.pid() + "/status"));
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findAny()
                .orElseThrow();
    }

    @Test
    void f29_aProgramThatNeverStopsWritingHoldsUpNobodyAndCanBeEnded() {
        var endless = limited("yes");
        runner.submit(endless);

        for (int i = 0; i < 20; i++) {
            assertThat(runs.run(runner, runs.of("true")).cause()).isEqualTo(new Cause.Exited(0));
        }
        runner.cancel(endless.name());

        assertThat(runs.end(runner, endless.name()).cause()).isEqualTo(new Cause.Cancelled());
    }

    @Test
    void f29_exactlyAsMuchAsAllowedHasNoMark() {
        var request = limited("head", "-c", Integer.toString(KEPT), "/dev/zero");

        runs.run(runner, request);

        assertThat(request.stdout()).hasSize(KEPT);
    }

    @Test
    void f30_aProgramMayCloseItsOutput() {
        var request = runs.script("exec >&- 2>&-; sleep 0.1; exit 8");

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(8));
    }

    @Test
    void f30_bytesStayAsTheyAre() throws IOException {
        var request = runs.of("printf", "\\377\\376\\000\\200\\r\\n\\303\\050");

        runs.run(runner, request);

        assertThat(Files.readAllBytes(request.stdout())).containsExactly(0xFF, 0xFE, 0, 0x80, '\r', '\n', 0xC3, 0x28);
    }

    @Test
    void whatIsWrittenCanBeReadWhileTheProgramRuns() {
        var request = runs.script("echo so far; sleep 1000");
        runner.submit(request);

        Runs.await(() -> Runs.text(request.stdout()).equals("so far\n"), "the first line is there");
    }

    @Test
    void aDiskThatIsFullDoesNotHoldUpTheProgram() {
        var request = runs.script("echo lost; echo kept >&2; exit 2");
        var onFullDisk = new RunRequest(
                request.name(),
                request.program(),
                request.environment(),
                request.work(),
                Path.of("/dev/full"),
                request.stderr(),
                request.readable(),
                request.limits(),
                request.deadline());

        var end = runs.run(runner, onFullDisk);

        assertThat(end.cause()).isEqualTo(new Cause.Exited(2));
        assertThat(end.cut()).isTrue();
        assertThat(request.stderr()).hasContent("kept\n");
    }

    @Test
    void anOutputFileThatIsALinkIsNotFollowed() throws IOException {
        var request = runs.of("echo", "text");
        var elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createSymbolicLink(request.stdout(), elsewhere);

        assertThat(runs.run(runner, request).cause()).isInstanceOf(Cause.CannotStart.class);
        assertThat(elsewhere).isEmptyFile();
    }
}
