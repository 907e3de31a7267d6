package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunEnd.Limit;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** What a program sees and can do inside bubblewrap: row C12 of the list of attacks, and the ends again. */
class SandboxTest extends WithSandbox {

    @Override
    ProcessPolicy policy() {
        return new ProcessPolicy(ProcessPolicy.Sandbox.BUBBLEWRAP, Optional.empty(), Optional.empty(), GRACE);
    }

    private String output(String script, Object... arguments) {
        var request = runs.script(script, arguments);
        runs.run(runner, request);
        return Runs.text(request.stdout());
    }

    @Test
    void thereIsNoNetworkButItself() {
        assertThat(output("cat /proc/net/dev | grep -c :")).isEqualTo("1\n");
    }

    @Test
    void thereAreNoProcessesButItsOwn() {
        assertThat(output("ls -d /proc/[0-9]* | wc -l").strip()).matches("[1-6]");
        assertThat(output(
                        "cat /proc/$1/environ 2>&1 || echo denied",
                        ProcessHandle.current().pid()))
                .contains("denied");
    }

    @Test
    void noneOfOurDataCanBeRead() throws IOException {
        var secret = Files.writeString(folder.resolve("data/secret"), "secret");

        assertThat(output("cat $1; ls $2", secret, secret.getParent())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x", "/usr/x", "/x"})
    void theSystemCannotBeWrittenTo(String file) {
        assertThat(output("echo x > $1 || echo denied", file)).isEqualTo("denied\n");
        assertThat(Path.of(file)).doesNotExist();
    }

    @Test
    void onlyTheWorkFolderOutlivesTheRun() {
        var request = runs.script("echo kept > kept; echo lost > /tmp/sextant-lost");

        runs.run(runner, request);

        assertThat(request.work().resolve("kept")).hasContent("kept\n");
        assertThat(Path.of("/tmp/sextant-lost")).doesNotExist();
    }

    @Test
    void whatItMayReadCanBeReadAndNotWritten() throws IOException {
        var table = Files.writeString(folder.resolve("data/table"), "stars");
        var plain = runs.script("cat $1; echo x > $1 || echo denied", table);
        var request = new RunRequest(
                plain.name(),
                plain.program(),
                plain.environment(),
                plain.work(),
                plain.stdout(),
                plain.stderr(),
                List.of(table),
                plain.limits(),
                plain.deadline());

        runs.run(runner, request);

        assertThat(request.stdout()).hasContent("starsdenied\n");
        assertThat(table).hasContent("stars");
    }

    @Test
    void aProgramInAHiddenFolderIsStillFound() throws IOException {
        var program = Files.writeString(folder.resolve("program"), "#!/bin/sh\nexit 6\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(runs.run(runner, runs.of(program.toString())).cause()).isEqualTo(new Cause.Exited(6));
    }

    @Test
    void itHasNoCapabilitiesAndCannotGainAny() {
        assertThat(output("grep -E 'CapPrm|CapEff|CapBnd|NoNewPrivs' /proc/self/status"))
                .isEqualTo("""
                        CapPrm:\t0000000000000000
                        CapEff:\t0000000000000000
                        CapBnd:\t0000000000000000
                        NoNewPrivs:\t1
                        """);
    }

    @Test
    void noDescriptorIsPassedOn() {
        assertThat(output("ls /proc/self/fd")).isEqualTo("0\n1\n2\n3\n");
    }

    @Test
    void exitCodesUpTo128AreReportedAsTheyWere() {
        for (int code : new int[] {0, 1, 2, 127, 128, 160, 255}) {
            assertThat(runs.run(runner, runs.script("exit $1", code)).cause()).isEqualTo(new Cause.Exited(code));
        }
    }

    @Test
    void aSignalIsReportedByName() {
        assertThat(runs.run(runner, runs.script("kill -s SEGV $$")).cause()).isEqualTo(new Cause.Signalled("SEGV"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/program", "no-such-program", "/etc/passwd"})
    void f32_whatCannotBeStartedSaysSo(String program) {
        assertThat(runs.run(runner, runs.of(program)).cause()).isInstanceOf(Cause.CannotStart.class);
    }

    @Test
    void f32_aFileWithoutAKnownFormIsNotGivenToAShell() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "echo started > ledger\n");
        assertThat(text.toFile().setExecutable(true)).isTrue();
        var request = runs.of(text.toString());

        assertThat(runs.run(runner, request).cause()).isInstanceOf(Cause.CannotStart.class);
        assertThat(request.work().resolve("ledger")).doesNotExist();
    }

    @Test
    void f25_aProgramThatIgnoresTheSignalIsEnded() {
        var request = runs.script(
                "trap '' TERM; (setsid sh -c 'trap \"\" TERM; while :; do sleep 0.1; done' &); echo > ready; while :; do sleep 0.1; done");
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("ready"));

        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
        assertThat(marked(request.name())).isEmpty();
    }

    @Test
    void itMayTidyUpInItsGraceTimeHereToo() {
        var request = runs.script("trap 'echo tidied > tidy; exit 0' TERM; echo > ready; while :; do sleep 0.05; done");
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("ready"));

        runner.cancel(request.name());

        runs.end(runner, request.name());
        assertThat(request.work().resolve("tidy")).hasContent("tidied\n");
    }

    @Test
    void f22_aKilledSupervisorTakesItWithIt() {
        var request = runs.script("echo > ready; exec sleep 1000");
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("ready"));

        kill(supervisor());

        assertThat(runs.end(runner, request.name()).cause()).isInstanceOf(Cause.Lost.class);
        Runs.await(() -> marked(request.name()).findAny().isEmpty(), "nothing is left");
    }

    @Test
    void itsDeadlineIsObeyed() {
        var request = Runs.within(runs.of("sleep", "1000"), Duration.ofMillis(200));

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.OverLimit(Limit.DURATION));
    }

    @Test
    void aUserThatDoesNotExistIsSaid() {
        var policy =
                new ProcessPolicy(ProcessPolicy.Sandbox.NONE, Optional.of("no-such-user"), Optional.empty(), GRACE);

        assertThatThrownBy(() -> ProcessRunner.open(folder.resolve("data"), policy))
                .hasMessageContaining("jobs: process: user:");
    }

    @Test
    void whatIsSuspendedEndsAsSoonAsItIsCancelled() throws IOException {
        var patience = new ProcessPolicy(
                ProcessPolicy.Sandbox.BUBBLEWRAP, Optional.empty(), Optional.empty(), Duration.ofHours(1));
        var data = Files.createDirectories(folder.resolve("patient"));
        try (var patient = runs.listenTo(ProcessRunner.open(data, patience, Duration.ofSeconds(1)))) {
            var request = runs.script("echo ready; sleep 1000");
            patient.submit(request);
            Runs.await(() -> Runs.text(request.stdout()).equals("ready\n"), "it runs");
            patient.suspend(request.name());
            Runs.await(
                    () -> patient.observe(request.name()) instanceof Observation.Running(var _, var stopped) && stopped,
                    "it is stopped");

            patient.cancel(request.name());

            assertThat(runs.end(patient, request.name()).cause()).isEqualTo(new Cause.Cancelled());
            patient.forget(request.name());
            Runs.await(() -> patient.known().isEmpty(), "nothing is left");
        }
    }
}
