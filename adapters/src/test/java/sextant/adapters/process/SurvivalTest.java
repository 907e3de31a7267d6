package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunOrder;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** What is left when the server, the supervisor or both are gone: rows F21 to F23 of the fault table. */
class SurvivalTest extends WithProcessRunner {

    @Test
    void f21_anEndThatNobodySawIsReadAfterwards() {
        var request = runs.script("while [ ! -e go ]; do sleep 0.05; done; echo result; kill -s SEGV $$");
        runner.submit(request);
        runner.close();
        touch(request.work().resolve("go"));
        Runs.awaitFile(folderOf(request.name()).resolve("exit"));

        open();

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Signalled("SEGV"));
        assertThat(request.stdout()).hasContent("result\n");
    }

    @Test
    void f21_theDeadlineIsObeyedWhileTheServerIsGone() {
        var request = Runs.within(runs.of("sleep", "1000"), java.time.Duration.ofSeconds(1));
        runner.submit(request);
        runner.close();
        Runs.awaitFile(folderOf(request.name()).resolve("exit"));

        open();

        assertThat(runs.end(runner, request.name()).cause())
                .isEqualTo(new Cause.OverLimit(sextant.engine.runner.RunEnd.Limit.DURATION));
    }

    @Test
    void f21_anEndIsToldToAServerThatWasConnectedAllTheTimeAndToOneThatComesBack() {
        var request = runs.of("true");
        runs.run(runner, request);

        Runs.await(() -> runs.wasTold(request.name()), "the end is told");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $$ > pid; exec sleep 1000",
                "setsid sh -c 'echo $$ > pid; exec sleep 1000' & sleep 1000",
                "(setsid sh -c 'echo $$ > pid; trap \"\" TERM HUP; while :; do sleep 1; done' &) ; sleep 1000"
            })
    void f22_whatAKilledSupervisorLeavesIsEndedAndTheRunIsLost(String script) {
        var request = runs.script(script);
        runner.submit(request);
        var payload = processIn(request, "pid");

        kill(supervisor());

        assertThat(runs.end(runner, request.name()).cause())
                .isInstanceOfSatisfying(
                        Cause.Lost.class, lost -> assertThat(lost.word()).isEqualTo("supervisor-lost"));
        Runs.await(() -> isDead(payload), "the program is dead");
        assertThat(marked(request.name())).isEmpty();
    }

    @Test
    void f22_afterASupervisorIsKilledTheNextRunIsRunByAnother() {
        runs.run(runner, runs.of("true"));

        kill(supervisor());

        assertThat(runs.run(runner, runs.script("exit 5")).cause()).isEqualTo(new Cause.Exited(5));
    }

    @Test
    void f22_bothAreKilledAndTheNextServerEndsWhatIsLeft() {
        var request = runs.script("echo $$ > pid; exec sleep 1000");
        runner.submit(request);
        var payload = processIn(request, "pid");
        runner.close();
        kill(supervisor());
        assertThat(isDead(payload)).isFalse();

        open();

        Runs.await(() -> runner.observe(request.name()) instanceof Observation.Ended, "it is ended");
        assertThat(runs.end(runner, request.name()).cause()).isInstanceOf(Cause.Lost.class);
        assertThat(isDead(payload)).isTrue();
    }

    @Test
    void f23_aStrangerThatHasTheNumberOfADeadRunIsNotTouched() throws IOException {
        // The stranger leads a session, and somebody else is in it.
        var stranger = new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & echo $!; exec sleep 1000").start();
        try (var output = stranger.inputReader()) {
            var friend = process(output.readLine());
            long itsStart = Long.parseLong(field(stranger.toHandle(), 19));
            runner.close();
            var early = recorded(RunFolder.bootId(), stranger.pid(), itsStart - 1);
            var late = recorded(RunFolder.bootId(), stranger.pid(), itsStart + 1);
            var otherBoot = recorded("00000000-0000-0000-0000-000000000000", stranger.pid(), itsStart);

            open();

            for (var name : List.of(early, late, otherBoot)) {
                assertThat(runs.end(runner, name).cause()).isInstanceOf(Cause.Lost.class);
            }
            assertThat(runs.end(runner, otherBoot).cause())
                    .isInstanceOfSatisfying(
                            Cause.Lost.class, lost -> assertThat(lost.word()).isEqualTo("machine-restarted"));
            assertThat(isDead(stranger.toHandle())).isFalse();
            assertThat(isDead(friend)).isFalse();
            kill(friend);
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** Leaves what a supervisor leaves that dies together with its run. */
    private RunName recorded(String bootId, long pid, long start) throws IOException {
        var request = runs.of("sleep", "1000");
        var record = new RunFolder(folderOf(request.name()));
        record.order(order(bootId, request));
        record.mark(bootId, 1000);
        record.process((int) pid, start, "-");
        return request.name();
    }

    private static RunOrder order(String bootId, RunRequest request) {
        return new RunOrder(
                bootId,
                "/bin/sleep",
                "/bin/sleep",
                List.of("sleep", "1000"),
                List.of(),
                request.work().toString(),
                request.stdout().toString(),
                request.stderr().toString(),
                false,
                "",
                1 << 30,
                10,
                1000,
                1000,
                100,
                -1,
                100);
    }

    @Test
    void aRunThatWasOrderedBeforeTheMachineWasStartedAgainIsNotStartedAnyMore() throws IOException {
        var request = runs.script("echo started > ledger");
        new RunFolder(folderOf(request.name())).order(order("00000000-0000-0000-0000-000000000000", request));

        assertThat(runner.submit(request))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.end().cause()).isInstanceOf(Cause.Lost.class));
        assertThat(request.work().resolve("ledger")).doesNotExist();
    }

    @Test
    void aStartMarkThatIsTakenIsNotTakenAgain() throws IOException {
        // The supervisor is up, so it does not find this when it looks for what another one has left.
        runs.run(runner, runs.of("true"));
        var request = runs.script("echo started > ledger");
        var record = new RunFolder(folderOf(request.name()));
        record.order(order(RunFolder.bootId(), request));
        record.mark(RunFolder.bootId(), 1000);

        assertThat(runner.submit(request)).isInstanceOf(Observation.Ended.class);
        assertThat(request.work().resolve("ledger")).doesNotExist();
    }

    @Test
    void theSupervisorIsInASessionOfItsOwnSoThatCtrlCDoesNotReachIt() {
        runs.run(runner, runs.of("true"));

        assertThat(field(supervisor(), 3)).isEqualTo(Long.toString(supervisor().pid()));
    }

    @Test
    void theSupervisorEndsByItselfWhenItHasNothingToDoAndNobodyIsThere() {
        runs.run(runner, runs.of("true"));
        var supervisor = supervisor();

        runner.close();

        Runs.await(() -> isDead(supervisor), "it ends");
        open();
    }

    @Test
    void theEnvironmentOfTheServerDoesNotReachTheSupervisor() throws IOException {
        runs.run(runner, runs.of("true"));

        assertThat(Files.readString(Path.of("/proc/" + supervisor().pid() + "/environ"))
                        .split("\0", -1))
                .allMatch(variable -> variable.isEmpty() || variable.startsWith("LC_ALL="));
    }

    @Test
    void whileTheSupervisorDoesNotAnswerNothingIsClaimed() throws IOException {
        var request = runs.of("sleep", "1000");
        runner.submit(request);
        var supervisor = supervisor();
        Programs.output(List.of("/bin/kill", "-s", "STOP", Long.toString(supervisor.pid())));
        try {
            assertThat(runner.observe(request.name())).isInstanceOf(Observation.Unobservable.class);
            runner.cancel(request.name());
        } finally {
            Programs.output(List.of("/bin/kill", "-s", "CONT", Long.toString(supervisor.pid())));
        }

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
    }

    @Test
    void anEndThatCannotBeWrittenDownIsKeptUntilItCan() throws IOException {
        var request = runs.script("while [ ! -e go ]; do sleep 0.05; done; exit 6");
        runner.submit(request);
        var obstacle = Files.createDirectory(folderOf(request.name()).resolve("exit.new"));
        touch(request.work().resolve("go"));
        Runs.await(() -> runner.observe(request.name()) instanceof Observation.Ended, "it has ended");
        assertThat(folderOf(request.name()).resolve("exit")).doesNotExist();

        Files.delete(obstacle);

        Runs.awaitFile(folderOf(request.name()).resolve("exit"));
        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(6));
    }

    @Test
    void aDataFolderWithAVeryLongNameIsNoProblem() throws IOException {
        var data = Files.createDirectories(folder.resolve("a".repeat(120)));
        try (var far = runs.listenTo(ProcessRunner.open(data, policy(), java.time.Duration.ofSeconds(1)))) {
            assertThat(runs.run(far, runs.of("true")).cause()).isEqualTo(new Cause.Exited(0));
        }
    }

    @Test
    void aRecordSaysNothingUntilItIsWhole() throws IOException {
        var request = runs.of("true");
        runs.run(runner, request);
        var exit = folderOf(request.name()).resolve("exit");
        var whole = Files.readString(exit);

        for (int length = 0; length < whole.strip().length(); length++) {
            Files.writeString(exit, whole.substring(0, length));
            assertThat(new RunFolder(folderOf(request.name())).end())
                    .as("first %d", length)
                    .isEqualTo(Optional.empty());
        }
        Files.writeString(exit, whole);
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
