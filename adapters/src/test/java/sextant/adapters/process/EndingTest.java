package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** An end is told only when nothing is left, whatever the program does: rows F24 to F26 of the fault table, and C13. */
class EndingTest extends WithProcessRunner {

    @Test
    void f24_theDeadAreBuried() {
        var script = "i=0; while [ $i -lt 1000 ]; do (true & ) ; i=$((i+1)); done; echo > all; sleep 1000";
        // A dead child counts as a process until it is buried.
        var request = Runs.within(
                runs.script(script),
                limits -> new RunLimits(limits.memory(), 1100, limits.output(), limits.fileSize(), limits.openFiles()));
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("all"));

        Runs.await(() -> zombiesOf(supervisor()) == 0, "no child of the supervisor is left unburied");
        assertThat(runner.observe(request.name())).isInstanceOf(Observation.Running.class);
    }

    private static long zombiesOf(ProcessHandle parent) {
        return parent.children().filter(child -> field(child, 0).equals("Z")).count();
    }

    static Stream<Arguments> stubborn() {
        return Stream.of(
                Arguments.of("ignores the signal", "trap '' TERM; echo $$ > pid; while :; do sleep 0.1; done"),
                Arguments.of(
                        "a child in a session of its own",
                        "setsid sh -c 'trap \"\" TERM; echo $$ > pid; while :; do sleep 0.1; done' & wait"),
                Arguments.of(
                        "a daemon, forked twice",
                        "(setsid sh -c 'trap \"\" TERM HUP; echo $$ > pid; while :; do sleep 0.1; done' &) ; sleep 1000"),
                Arguments.of(
                        "a daemon that has thrown its environment away",
                        "env -i /usr/bin/setsid /bin/sh -c 'trap \"\" TERM; echo $$ > pid; while :; do /bin/sleep 0.1; done' & wait"),
                Arguments.of(
                        "forks while it is being ended",
                        "trap '' TERM; echo $$ > pid; while :; do (sleep 0.01; sleep 0.01) & sleep 0.03; done"),
                Arguments.of("is stopped", "echo $$ > pid; kill -s STOP $$"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stubborn")
    void f25_nothingSurvivesACancel(String what, String script) {
        var request = runs.script(script);
        runner.submit(request);
        var process = processIn(request, "pid");

        runner.cancel(request.name());

        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
        assertThat(isDead(process)).isTrue();
        assertThat(marked(request.name())).isEmpty();
    }

    @RepeatedTest(10)
    void f25_aChainThatForksAndDiesForeverIsCaught() {
        var script = folder.resolve("chain");
        write(script, "#!/bin/sh\ntrap '' TERM\necho > chained\nsetsid " + script + " &\n");
        var request = runs.script("\"$1\"; sleep 1000", script);
        runner.submit(request);
        Runs.awaitFile(request.work().resolve("chained"));

        runner.cancel(request.name());

        runs.end(runner, request.name());
        assertThat(marked(request.name())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftBehind")
    void c13_whatAProgramLeavesBehindIsEndedWithIt(String what, String script) {
        var request = runs.script(script);
        var end = runs.run(runner, request);

        assertThat(end.cause()).isEqualTo(new Cause.Exited(9));
        assertThat(ProcessHandle.of(Long.parseLong(
                                Runs.text(request.work().resolve("pid")).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(marked(request.name())).isEmpty();
    }

    static Stream<Arguments> leftBehind() {
        var wait = "; while [ ! -s pid ]; do sleep 0.01; done; exit 9";
        return Stream.of(
                Arguments.of("in the background", "sleep 1000 & echo $! > pid" + wait),
                Arguments.of(
                        "nohup", "nohup sh -c 'echo $$ > pid; exec sleep 1000' > /dev/null 2>&1 &" + wait.substring(1)),
                Arguments.of(
                        "a daemon", "(setsid sh -c 'echo $$ > pid; trap \"\" TERM HUP; exec sleep 1000' &)" + wait),
                Arguments.of(
                        "a daemon without an environment",
                        "(env -i /usr/bin/setsid /bin/sh -c 'echo $$ > pid; exec /bin/sleep 1000' &)" + wait));
    }

    @Test
    void aDaemonLivesAsLongAsItsRun() {
        var request = runs.script(
                "(setsid sh -c 'echo $$ > pid; exec sleep 1000' &); while [ ! -e go ]; do sleep 0.05; done");
        runner.submit(request);
        var daemon = processIn(request, "pid");
        for (int i = 0; i < 3; i++) {
            // The end of another run is when the supervisor looks for what is left.
            runs.run(runner, runs.of("true"));
            assertThat(isDead(daemon)).isFalse();
        }

        write(request.work().resolve("go"), "");

        runs.end(runner, request.name());
        assertThat(isDead(daemon)).isTrue();
    }

    @Test
    void anOrphanThatNoRunOwnsIsEndedAtOnce() {
        runs.run(runner, runs.of("true"));
        var owner = runs.script("sleep 1000 & echo $! > pid; wait");
        runner.submit(owner);
        var child = processIn(owner, "pid");

        kill(supervisor());

        runs.end(runner, owner.name());
        assertThat(isDead(child)).isTrue();
    }

    @Test
    void f26_aProcessThatCannotBeEndedKeepsItsRunAliveAndHoldsUpNobody() throws Exception {
        var freezer = Groups.needFreezer();
        var request = runs.script("echo $$ > pid; exec sleep 1000");
        runner.submit(request);
        var process = processIn(request, "pid");
        Files.writeString(freezer.resolve("cgroup.procs"), Long.toString(process.pid()));
        Files.writeString(freezer.resolve("freezer.state"), "FROZEN");
        try {
            runner.cancel(request.name());

            for (int i = 0; i < 10; i++) {
                assertThat(runs.run(runner, runs.of("true")).cause()).isEqualTo(new Cause.Exited(0));
            }
            assertThat(runner.observe(request.name())).isInstanceOf(Observation.Running.class);
        } finally {
            Files.writeString(freezer.resolve("freezer.state"), "THAWED");
        }
        assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
        Runs.await(() -> freezer.toFile().delete(), "the group is empty");
    }

    @Test
    void suspendStopsEveryProcessOfTheTree() {
        var request = runs.script(
                "(setsid sh -c 'echo $$ > daemon; while :; do :; done' &); sleep 1000 & echo $! > child; echo $$ > main; wait");
        runner.submit(request);
        var all = List.of(processIn(request, "daemon"), processIn(request, "child"), processIn(request, "main"));

        runner.suspend(request.name());
        Runs.await(() -> all.stream().allMatch(process -> field(process, 0).equals("T")), "all are stopped");
        assertThat(suspended(request)).isTrue();

        runner.resume(request.name());
        Runs.await(() -> all.stream().noneMatch(process -> field(process, 0).equals("T")), "all go on");
    }

    private boolean suspended(RunRequest request) {
        return runner.observe(request.name()) instanceof Observation.Running running && running.suspended();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
