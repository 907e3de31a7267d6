package sextant.engine.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunEnd.Limit;

/** What every runner does, whatever it runs things on. */
public abstract class RunnerContract {

    @TempDir
    protected Path folder;

    protected Runs runs;
    protected Runner runner;

    /** Opens the runner of a data folder, for the first time or again, with a grace time of about a second. */
    protected abstract Runner open(Path data);

    @BeforeEach
    void openRunner() throws Exception {
        runs = new Runs(Files.createDirectories(folder.resolve("jobs")));
        runner = runs.listenTo(open(Files.createDirectories(folder.resolve("data"))));
    }

    @AfterEach
    void endEverything() {
        var all = runner.known();
        all.forEach(runner::forget);
        Runs.await(() -> runner.known().isEmpty(), "nothing is left");
        runner.close();
    }

    protected void reopen() {
        runner.close();
        runner = runs.listenTo(open(folder.resolve("data")));
    }

    @Test
    void aRunEndsWithTheExitCodeOfItsProgram() {
        var end = runs.run(runner, runs.script("exit 3"));

        assertThat(end.cause()).isEqualTo(new Cause.Exited(3));
        assertThat(end.at()).isAfterOrEqualTo(end.began());
    }

    @Test
    void whatItWritesIsInItsTwoFiles() {
        var request = runs.script("echo good; echo bad >&2");

        runs.run(runner, request);

        assertThat(request.stdout()).hasContent("good\n");
        assertThat(request.stderr()).hasContent("bad\n");
    }

    @Test
    void theProgramGetsItsArgumentsAsTheyAre() {
        var strange = List.of("", " ", "a b", "$(id)", "`id`", "*", "a\nb", "'\"\\", "%n", "-rf", "ä€𝄞");
        var command = new java.util.ArrayList<>(List.of("printf", "%s\\0"));
        command.addAll(strange);
        var request = runs.of(command.toArray(String[]::new));

        runs.run(runner, request);

        assertThat(Runs.text(request.stdout()).split("\0", -1)).containsExactly(concat(strange, ""));
    }

    private static String[] concat(List<String> texts, String last) {
        var all = new java.util.ArrayList<>(texts);
        all.add(last);
        return all.toArray(String[]::new);
    }

    @Test
    void itWorksInItsWorkFolder() {
        var request = runs.script("echo made > here");

        runs.run(runner, request);

        assertThat(request.work().resolve("here")).hasContent("made\n");
    }

    @Test
    void itsInputIsEmpty() {
        assertThat(runs.run(runner, runs.of("cat")).cause()).isEqualTo(new Cause.Exited(0));
    }

    @Test
    void submittedAgainItIsNotStartedAgainWhetherItIsAliveOrOver() {
        var request = runs.script("echo started >> ledger; while [ ! -e go ]; do sleep 0.05; done");

        assertThat(runner.submit(request)).isInstanceOf(Observation.Running.class);
        assertThat(runner.submit(request)).isInstanceOf(Observation.Running.class);
        Runs.awaitFile(request.work().resolve("ledger"));
        make(request.work().resolve("go"));
        runs.end(runner, request.name());

        assertThat(runner.submit(request)).isInstanceOf(Observation.Ended.class);
        assertThat(request.work().resolve("ledger")).hasContent("started\n");
    }

    @Test
    void fromManyThreadsAtOnceItIsStartedOnce() throws Exception {
        var request = runs.script("echo started >> ledger");
        var ready = new CountDownLatch(8);
        var threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    ready.countDown();
                    try {
                        ready.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    runner.submit(request);
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        runs.end(runner, request.name());

        assertThat(request.work().resolve("ledger")).hasContent("started\n");
    }

    @Test
    void whatNobodySubmittedWasNeverStarted() {
        var name = runs.of("true").name();

        assertThat(runner.observe(name)).isEqualTo(new Observation.NeverStarted());
        assertThat(runner.known()).doesNotContain(name);
    }

    @Test
    void whatIsSaidToARunThatIsNotThereDoesNothing() {
        var name = runs.of("true").name();

        runner.cancel(name);
        runner.suspend(name);
        runner.resume(name);
        runner.deadline(name, Optional.of(Duration.ZERO));
        runner.forget(name);

        assertThat(runner.observe(name)).isEqualTo(new Observation.NeverStarted());
    }

    @Test
    void whatIsSaidToARunThatIsOverDoesNotChangeHowItEnded() {
        var request = runs.script("exit 4");
        runs.run(runner, request);

        runner.cancel(request.name());
        runner.suspend(request.name());
        runner.deadline(request.name(), Optional.of(Duration.ZERO));

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(4));
    }

    @Test
    void aCancelledRunEndsAsCancelled() {
        var request = sleeping();
        runner.submit(request);

        runner.cancel(request.name());
        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
    }

    @Test
    void aCancelledRunMayTidyUpInItsGraceTime() {
        var request = runs.script("trap 'echo tidied > tidy; exit 0' TERM; echo > ready; while :; do sleep 0.05; done");
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("ready"));

        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
        assertThat(request.work().resolve("tidy")).hasContent("tidied\n");
    }

    @Test
    void aRunIsEndedWhenItsDeadlineIsOver() {
        var end = runs.run(runner, Runs.within(sleeping(), Duration.ofMillis(300)));

        assertThat(end.cause()).isEqualTo(new Cause.OverLimit(Limit.DURATION));
    }

    @Test
    void theDeadlineCanBeSetWhileItRuns() {
        var request = sleeping();
        runner.submit(request);

        runner.deadline(request.name(), Optional.of(Duration.ofMillis(100)));

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.OverLimit(Limit.DURATION));
    }

    @Test
    void theDeadlineCanBeTakenAwayWhileItRuns() {
        var request = Runs.within(runs.script("while [ ! -e go ]; do sleep 0.05; done"), Duration.ofSeconds(3));
        runner.submit(request);

        runner.deadline(request.name(), Optional.empty());
        // A second run with the same deadline: when that is over, this one should have been.
        runs.run(runner, Runs.within(sleeping(), Duration.ofSeconds(3)));
        make(request.work().resolve("go"));

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(0));
    }

    @Test
    void aSuspendedRunSaysSoAndGoesOnWhenResumed() {
        var request = runs.script("while [ ! -e go ]; do sleep 0.05; done");
        runner.submit(request);

        runner.suspend(request.name());
        Runs.await(() -> isSuspended(request), "it is suspended");
        make(request.work().resolve("go"));
        assertThat(isSuspended(request)).isTrue();
        runner.resume(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(0));
    }

    private boolean isSuspended(RunRequest request) {
        return runner.observe(request.name()) instanceof Observation.Running(var _, var suspended) && suspended;
    }

    @Test
    void aSuspendedRunCanBeCancelled() {
        var request = sleeping();
        runner.submit(request);
        runner.suspend(request.name());
        Runs.await(() -> isSuspended(request), "it is suspended");

        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
    }

    @Test
    void aProgramThatIsMissingCannotBeStartedAndTheReasonNamesIt() {
        var cause = runs.run(runner, runs.of("/no/such/program")).cause();

        assertThat(cause)
                .isInstanceOfSatisfying(
                        Cause.CannotStart.class, why -> assertThat(why.why()).contains("/no/such/program"));
    }

    @Test
    void outputBeyondItsLimitIsThrownAwayAndMarked() {
        var request = runs.of(
                limits ->
                        new RunLimits(limits.memory(), limits.processes(), 1000, limits.fileSize(), limits.openFiles()),
                "sh",
                "-c",
                "yes | head -c 100000; echo kept >&2");

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));

        assertThat(Runs.text(request.stdout()))
                .startsWith("y\n".repeat(500) + "\n[")
                .contains("1000 bytes");
        assertThat(request.stderr()).hasContent("kept\n");
    }

    @Test
    void everybodyWhoAskedIsToldOfAnEnd() throws Exception {
        var told = new CountDownLatch(2);
        var request = runs.of("true");
        runner.whenEnded(name -> told.countDown());
        runner.whenEnded(name -> told.countDown());

        runner.submit(request);

        assertThat(told.await(Runs.PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRunIsKnownUntilItIsForgotten() {
        var request = runs.of("true");
        runs.run(runner, request);
        assertThat(runner.known()).contains(request.name());

        runner.forget(request.name());

        assertThat(runner.known()).doesNotContain(request.name());
        assertThat(runner.observe(request.name())).isEqualTo(new Observation.NeverStarted());
    }

    @Test
    void aRunThatIsForgottenWhileItIsAliveIsEnded() {
        var request = runs.script("echo $$ > pid; exec sleep 1000");
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("pid"));

        runner.forget(request.name());

        Runs.await(() -> !runner.known().contains(request.name()), "it is gone");
    }

    @Test
    void whatIsForgottenIsNotStartedByWhoIsLate() {
        var request = runs.script("echo started > ledger");
        runner.forget(request.name());

        assertThat(runner.submit(request)).isInstanceOf(Observation.Ended.class);
        assertThat(request.work().resolve("ledger")).doesNotExist();
    }

    @Test
    void aRunGoesOnWhileNobodyIsThere() {
        var request = runs.script("while [ ! -e go ]; do sleep 0.05; done; echo done > end; exit 7");
        runner.submit(request);
        runner.close();
        make(request.work().resolve("go"));
        Runs.awaitFile(request.work().resolve("end"));

        reopen();

        assertThat(runner.known()).contains(request.name());
        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(7));
    }

    @Test
    void aRunThatIsAliveCanBeFoundAndEndedAfterARestart() {
        var request = sleeping();
        runner.submit(request);

        reopen();

        assertThat(runner.observe(request.name())).isInstanceOf(Observation.Running.class);
        runner.cancel(request.name());
        Runs.await(() -> runner.observe(request.name()) instanceof Observation.Ended, "it ends");
        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
    }

    protected RunRequest sleeping() {
        return runs.of("sleep", "1000");
    }

    protected static void make(Path file) {
        try {
            Files.createFile(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
