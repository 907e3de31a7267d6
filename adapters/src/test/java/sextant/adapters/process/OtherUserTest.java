package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runs;

/** Programs run as another user, if the server is root. */
class OtherUserTest {

    private static final String NOBODY = "nobody";

    @TempDir
    Path folder;

    private Runs runs;

    private Runner open(ProcessPolicy.Sandbox sandbox) throws IOException {
        assumeTrue(Programs.output(List.of("/usr/bin/id", "-u")).equals(Optional.of("0")), "needs root");
        // Without a sandbox that user must be able to reach the work folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        runs = new Runs(Files.createDirectories(folder.resolve("jobs")));
        return runs.listenTo(ProcessRunner.open(
                Files.createDirectories(folder.resolve("data")),
                new ProcessPolicy(sandbox, Optional.of(NOBODY), Optional.empty(), WithProcessRunner.GRACE),
                java.time.Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "AUTO"})
    void theProgramIsThatUserAndNobodyElse(ProcessPolicy.Sandbox sandbox) throws IOException {
        try (var runner = open(sandbox)) {
            var request = runs.script(
                    "id -un; id -Gn; grep -E 'CapPrm|CapBnd|NoNewPrivs' /proc/self/status; echo own > file");

            assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));

            assertThat(Runs.text(request.stdout()))
                    .startsWith("nobody\nnogroup\n")
                    .contains("CapPrm:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1");
            assertThat(Files.getOwner(request.work().resolve("file")).getName()).isEqualTo(NOBODY);
            runner.forget(request.name());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "AUTO"})
    void itCannotReachUs(ProcessPolicy.Sandbox sandbox) throws IOException {
        try (var runner = open(sandbox)) {
            var server = ProcessHandle.current().pid();
            var request = runs.script(
                    "for attempt in \"cat /proc/$1/environ\" \"kill -9 $1\" \"ls $2/data/processes\" \"cat /etc/shadow\"; do"
                            + " $attempt > /dev/null 2>&1 && echo done: $attempt; done; exit 0",
                    server,
                    folder);

            assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));

            assertThat(request.stdout()).isEmptyFile();
            runner.forget(request.name());
        }
    }

    @Test
    void itsTreeIsEndedAllTheSame() throws IOException {
        try (var runner = open(ProcessPolicy.Sandbox.NONE)) {
            var request = runs.script("trap '' TERM; echo > ready; while :; do sleep 0.1; done");
            runner.submit(request);
            Runs.awaitFile(request.work().resolve("ready"));

            runner.cancel(request.name());

            assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
            assertThat(WithProcessRunner.marked(request.name())).isEmpty();
            runner.forget(request.name());
        }
    }
}
