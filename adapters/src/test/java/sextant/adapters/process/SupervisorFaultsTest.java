package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.engine.fault.FaultPoint;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runs;

/** The supervisor dies where it is worst: a run is started at most once, and its end is told. */
class SupervisorFaultsTest {

    @TempDir
    Path folder;

    private Runs runs;

    @BeforeEach
    void folders() throws IOException {
        runs = new Runs(Files.createDirectories(folder.resolve("jobs")));
        Files.createDirectories(folder.resolve("data"));
    }

    @AfterEach
    void disarm() {
        System.clearProperty("sextant.fault");
        System.clearProperty("sextant.planted-bug");
    }

    /** The properties are read when the supervisor is started, and passed on to it. */
    private Runner open() {
        var policy = new ProcessPolicy(
                ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.empty(), Duration.ofSeconds(1));
        return runs.listenTo(ProcessRunner.open(folder.resolve("data"), policy, Duration.ofMillis(200)));
    }

    static Stream<FaultPoint> points() {
        return Arrays.stream(FaultPoint.values()).filter(point -> point.name().startsWith("SUPERVISOR_"));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aRunIsStartedAtMostOnceWhereverTheSupervisorDies(FaultPoint point) throws IOException {
        System.setProperty("sextant.fault", point.name());
        var request = runs.script("echo started >> ledger; exit 3");
        try (var runner = open()) {
            var first = runner.submit(request);

            assertThat(first).isNotInstanceOf(Observation.NeverStarted.class);
            // It has died there, and another one has taken over.
            var log = folder.resolve("data/processes/supervisor.log");
            Runs.await(() -> Runs.text(log).contains("fault point " + point), "it dies there");
            var cause = runs.end(runner, request.name()).cause();

            var ledger = Runs.text(request.work().resolve("ledger"));
            switch (point) {
                case SUPERVISOR_BEFORE_MARK, SUPERVISOR_AFTER_EXIT_RECORD -> {
                    assertThat(cause).isEqualTo(new Cause.Exited(3));
                    assertThat(ledger).isEqualTo("started\n");
                }
                default -> {
                    assertThat(cause).isInstanceOf(Cause.Lost.class);
                    assertThat(ledger).isIn("", "started\n");
                }
            }
            assertThat(WithProcessRunner.marked(request.name())).isEmpty();
            runner.forget(request.name());
        }
    }

    @Test
    void withThePlantedBugAStartMarkIsPassedOver() {
        System.setProperty("sextant.planted-bug", "start-mark-ignored");
        var request = runs.script("echo started >> ledger");
        try (var runner = open()) {
            runs.run(runner, request);

            runner.submit(request);

            var ledger = request.work().resolve("ledger");
            Runs.await(() -> Runs.text(ledger).equals("started\nstarted\n"), "it is started twice, as planted");
            runner.forget(request.name());
        }
    }
}
