package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunEnd.Limit;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runs;

/** Programs that take more than they may: rows F27 and F28. All of it happens inside a group that has been seen to bite. */
class HungryTest extends WithProcessRunner {

    private Groups groups;

    @Override
    ProcessPolicy policy() {
        return new ProcessPolicy(ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.of(groups.name()), GRACE);
    }

    @BeforeEach
    @Override
    void openRunner() throws java.io.IOException {
        try {
            groups = Groups.needThatBites();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        super.openRunner();
    }

    @AfterEach
    @Override
    void endEverything() {
        super.endEverything();
        groups.close();
    }

    private static UnaryOperator<RunLimits> limits(long megabytes, int processes) {
        return limits -> new RunLimits(megabytes << 20, processes, limits.output(), 1 << 20, 64);
    }

    @Test
    void f27_aForkBombIsEndedAndOthersGoOn() {
        var bomb = runs.of(limits(64, 40), "sh", "-c", "b() { b | b & }; b; sleep 1000");
        runner.submit(bomb);

        assertThat(runs.run(runner, runs.of("true")).cause()).isEqualTo(new Cause.Exited(0));
        assertThat(runs.end(runner, bomb.name()).cause()).isEqualTo(new Cause.OverLimit(Limit.PROCESSES));
        assertThat(marked(bomb.name())).isEmpty();
    }

    @Test
    void f27_asManyProcessesAsAllowedAreAllowed() {
        var request = runs.of(limits(64, 5), "sh", "-c", "sleep 0.1 & sleep 0.1 & sleep 0.1 & sleep 0.1 & wait");

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));
    }

    @Test
    void f27_oneProcessMoreIsOneTooMany() {
        var request = runs.of(limits(64, 5), "sh", "-c", "sleep 1 & sleep 1 & sleep 1 & sleep 1 & sleep 1 & wait");

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.OverLimit(Limit.PROCESSES));
    }

    @Test
    void f28_whatTakesTooMuchMemoryIsEnded() {
        // All of it in one line, which tail has to keep.
        var hog = runs.of(limits(64, 10), "sh", "-c", "head -c 200000000 /dev/zero | tail; sleep 1000");

        assertThat(runs.run(runner, hog).cause()).isEqualTo(new Cause.OverLimit(Limit.MEMORY));
    }

    @Test
    void f28_memoryIsCountedOfAllProcessesTogether() {
        var each = "(head -c 40000000 /dev/zero | tail | sleep 1000) &";
        var hogs = runs.of(limits(64, 20), "sh", "-c", each + each + "wait");

        assertThat(runs.run(runner, hogs).cause()).isEqualTo(new Cause.OverLimit(Limit.MEMORY));
    }

    @Test
    void f28_aFileIsNotLargerThanAllowed() {
        var request = runs.of(limits(64, 10), "dd", "if=/dev/zero", "of=large", "bs=65536", "count=1000");

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Signalled("XFSZ"));
        assertThat(request.work().resolve("large")).hasSize(1 << 20);
    }

    @Test
    void limitsCannotBeRaisedByTheProgramOnceItsStartIsTold() throws java.io.IOException {
        var script =
                "while [ ! -e go ]; do sleep 0.05; done; ulimit -n; ulimit -Hn; ulimit -c; ulimit -Hf; ulimit -n 65";
        var request = runs.of(limits(64, 10), "sh", "-c", script);
        runner.submit(request);
        Files.createFile(request.work().resolve("go"));

        assertThat(runs.end(runner, request.name()).cause()).isNotEqualTo(new Cause.Exited(0));
        assertThat(request.stdout()).hasContent("64\n64\n0\n2048\n");
    }

    @Test
    void limitsAreThereFromTheFirstInstruction() {
        var request = runs.of(limits(64, 10), "sh", "-c", "ulimit -n; ulimit -f; ulimit -c");

        runs.run(runner, request);

        assertThat(request.stdout()).hasContent("64\n2048\n0\n");
    }

    @Test
    void aSecondRunInTheSameGroupBeginsWithNothingCounted() {
        runs.run(runner, runs.of(limits(64, 5), "sh", "-c", "for i in 1 2 3 4 5 6 7 8; do sleep 1 & done; wait"));

        assertThat(runs.run(runner, runs.of(limits(64, 5), "true")).cause()).isEqualTo(new Cause.Exited(0));
    }

    /** Where no group can be made: the supervisor looks itself, twice in a second. The group of the test still holds it all. */
    @Test
    void f27_f28_withoutGroupsTheSupervisorCountsItself() throws Exception {
        runner.close();
        Path data = Files.createDirectories(folder.resolve("uncounted"));
        try (var own = open(data)) {
            var many = runs.of(
                    limits(64, 10), "sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 1000 & done; wait");
            var much = runs.of(
                    limits(64, 10),
                    "sh",
                    "-c",
                    "(head -c 40000000 /dev/zero | tail | sleep 1000) & (head -c 40000000 /dev/zero | tail | sleep 1000) & wait");

            assertThat(runs.run(own, many).cause()).isEqualTo(new Cause.OverLimit(Limit.PROCESSES));
            assertThat(runs.run(own, much).cause()).isEqualTo(new Cause.OverLimit(Limit.MEMORY));
        }
        open();
    }

    private Runner open(Path data) {
        return runs.listenTo(ProcessRunner.open(
                data,
                new ProcessPolicy(ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.of(Path.of("none")), GRACE),
                java.time.Duration.ofMillis(100)));
    }

    @Test
    void groupsAreTakenAwayAgain() {
        runs.run(runner, runs.of("true"));
        var supervisor = supervisor();

        runner.close();
        Runs.await(() -> !supervisor.isAlive(), "the supervisor ends");

        groups.close();
        open();
    }
}
