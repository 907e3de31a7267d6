package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.adapters.supervisor.record.RunRecord;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;

/** How a program ends, or does not even begin: rows F31 and F32. */
class ExitTest extends WithProcessRunner {

    /** Signals that do not end a program that does nothing about them: four are passed over, four stop it. */
    private static final Set<String> HARMLESS = Set.of("CHLD", "CONT", "URG", "WINCH");

    private static final Set<String> STOPPING = Set.of("STOP", "TSTP", "TTIN", "TTOU");

    @Test
    void f31_everyExitCodeAndEverySignalIsReportedAsItWas() {
        var expected = new LinkedHashMap<RunRequest, Cause>();
        for (int code = 0; code <= 255; code++) {
            expected.put(runs.script("exit $1", code), new Cause.Exited(code));
        }
        for (int signal = 1; signal <= 31; signal++) {
            expected.put(byItself(signal), end(signal));
        }

        expected.keySet().forEach(runner::submit);

        assertThat(expected).hasSize(287);
        for (Map.Entry<RunRequest, Cause> each : expected.entrySet()) {
            assertThat(runs.end(runner, each.getKey().name()).cause())
                    .as("%s", each.getKey().program())
                    .isEqualTo(each.getValue());
        }
    }

    /** What a signal stops goes on when it is told to. */
    private RunRequest byItself(int signal) {
        return STOPPING.contains(RunRecord.signal(signal))
                ? runs.script("(sleep 0.2; kill -s CONT $$) & kill -$1 $$; exit 99", signal)
                : runs.script("kill -$1 $$; exit 99", signal);
    }

    private static Cause end(int signal) {
        var name = RunRecord.signal(signal);
        return HARMLESS.contains(name) || STOPPING.contains(name) ? new Cause.Exited(99) : new Cause.Signalled(name);
    }

    @Test
    void f31_exit137IsNotTheSameAsBeingKilled() {
        assertThat(runs.run(runner, runs.script("exit 137")).cause()).isEqualTo(new Cause.Exited(137));
        assertThat(runs.run(runner, runs.script("kill -s KILL $$")).cause()).isEqualTo(new Cause.Signalled("KILL"));
    }

    @Test
    void f32_aProgramThatIsMissing() {
        assertThat(reason("/no/such/program")).contains("no program /no/such/program");
        assertThat(reason("no-such-program")).contains("no program no-such-program");
    }

    @Test
    void f32_aFileThatMayNotBeExecuted() throws IOException {
        assertThat(reason(file("plain", "text", false))).contains("may not be executed");
        assertThat(reason(folder.toString())).contains("may not be executed");
    }

    @Test
    void f32_aFileThatIsNoProgram() throws IOException {
        assertThat(reason(file("text", "echo this is not for a shell\n", true))).contains("is not a program");
        assertThat(reason(file("foreign", "\u007fELF\u0001\u0001\u0001", true))).contains("is not a program");
    }

    @Test
    void f32_aScriptWhoseInterpreterIsMissing() throws IOException {
        assertThat(reason(file("script", "#!/no/such/interpreter\n", true))).contains("none to interpret it");
    }

    @Test
    void f32_argumentsThatAreTooLong() {
        assertThat(reason("true", "x".repeat(200_000))).contains("too long");
    }

    @Test
    void f32_aWorkFolderThatIsGone() throws IOException {
        var request = runs.of("true");
        Files.delete(request.work());

        assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.CannotStart("there is no folder to work in"));
    }

    @Test
    void f32_whatCouldNotBeStartedIsNotTriedAgain() throws IOException {
        var path = folder.resolve("late");
        var request = runs.of(path.toString());
        runs.run(runner, request);
        file("late", "#!/bin/sh\necho started > ledger\n", true);

        runner.submit(request);

        assertThat(request.work().resolve("ledger")).doesNotExist();
    }

    private String reason(String... command) {
        var cause = runs.run(runner, runs.of(command)).cause();
        assertThat(cause).isInstanceOf(Cause.CannotStart.class);
        return ((Cause.CannotStart) cause).why();
    }

    private String file(String name, String text, boolean executable) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(executable)).isTrue();
        return file.toString();
    }

    @Test
    void theEnvironmentIsWhatWasAskedForAndTheMarkOfTheRun() {
        var request = runs.of("env");

        runs.run(runner, request);

        assertThat(request.stdout().toFile())
                .hasContent("PATH=/usr/local/bin:/usr/bin:/bin\nSEXTANT_RUN=" + request.name() + "\n");
    }

    @Test
    void noDescriptorOfTheSupervisorIsPassedOn() {
        var request = runs.of("ls", "/proc/self/fd");

        runs.run(runner, request);

        // The fourth is the folder that ls is reading.
        assertThat(request.stdout()).hasContent("0\n1\n2\n3\n");
    }

    @Test
    void aProgramCannotGainRightsByStartingASetUidProgram() {
        var request = runs.of("grep", "NoNewPrivs", "/proc/self/status");

        runs.run(runner, request);

        assertThat(request.stdout()).hasContent("NoNewPrivs:\t1\n");
    }

    @Test
    void aProgramLeadsASessionOfItsOwnAndHasDefaultSignals() {
        // A shell blocks signals while it starts a program, so it is asked for its own only after it has become that
        // program.
        var request =
                runs.of("sh", "-c", "cut -d' ' -f1,6 /proc/$$/stat; exec grep -E 'SigBlk|SigIgn' /proc/self/status");

        runs.run(runner, request);

        var lines = sextant.engine.runner.Runs.text(request.stdout()).split("\n", -1);
        assertThat(lines[0].split(" ", -1)[0]).isEqualTo(lines[0].split(" ", -1)[1]);
        assertThat(lines[1]).endsWith("0000000000000000");
        assertThat(lines[2]).endsWith("0000000000000000");
    }
}
