package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.files.Root;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** No room on the disk, or no descriptors left: a run is said to be what it is, and the next one is none the worse. Row F13. */
class WantTest extends WithProcessRunner {

    @ParameterizedTest
    @ValueSource(strings = {"", "sextant run 1\0half of i"})
    void aRequestThatWasWrittenInPartIsWrittenAgain(String part) throws IOException {
        var request = runs.of("true");
        Files.createDirectory(folderOf(request.name()));
        Files.writeString(folderOf(request.name()).resolve("request"), part);

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));
    }

    @Test
    void anOutputThatDoesNotFitOnTheDiskIsSaidToBeCut() throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        try (var _ = Root.smallDisk(small, "256k")) {
            var tooMuch = runs.run(runner, onto(small, "900K"));

            assertThat(tooMuch.cause()).isEqualTo(new Cause.Exited(0));
            assertThat(tooMuch.cut()).isTrue();
            assertThat(runs.run(runner, onto(small, "50K")).cut()).isFalse();
        }
    }

    private RunRequest onto(Path disk, String bytes) {
        var request = runs.of("head", "-c", bytes, "/dev/zero");
        return new RunRequest(
                request.name(),
                request.program(),
                request.environment(),
                request.work(),
                disk.resolve("stdout"),
                request.stderr(),
                request.readable(),
                request.limits(),
                request.deadline());
    }

    @Test
    void withTooFewDescriptorsARunIsNotStartedAndNothingStaysOpen() throws Exception {
        runs.run(runner, runs.of("true"));
        var supervisor = supervisor();
        int before = descriptors(supervisor);

        for (int more = 1; more <= 9; more++) {
            var request = runs.script("echo started >> ledger");
            limit(supervisor, highest(supervisor) + 1 + more);
            runner.submit(request);
            limit(supervisor, 4096);
            runner.submit(request);

            var ledger = Runs.text(request.work().resolve("ledger"));
            switch (runs.end(runner, request.name()).cause()) {
                case Cause.Exited(int code) -> assertThat(code).isZero();
                case Cause.CannotStart _ -> assertThat(ledger).isEmpty();
                case Cause other -> throw new AssertionError(more + " more: " + other);
            }
        }

        Runs.await(() -> descriptors(supervisor) <= before, "all descriptors are closed");
        assertThat(runs.run(runner, runs.of("true")).cause()).isEqualTo(new Cause.Exited(0));
    }

    private static void limit(ProcessHandle process, int files) throws IOException, InterruptedException {
        var command = List.of("prlimit", "--pid", Long.toString(process.pid()), "--nofile=" + files + ":");
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static int descriptors(ProcessHandle process) {
        return numbers(process).length;
    }

    private static int highest(ProcessHandle process) {
        return java.util.Arrays.stream(numbers(process))
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    private static String[] numbers(ProcessHandle process) {
        var names = Path.of("/proc/" + process.pid() + "/fd").toFile().list();
        return names == null ? new String[0] : names;
    }
}
