package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runs;

/** A runner in a folder of its own, and a look at the processes behind it. */
abstract class WithProcessRunner {

    static final Duration GRACE = Duration.ofMillis(500);

    /** A supervisor lingers for a while in case of another server, and may write into its folder while that is being deleted. */
    @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
    Path folder;

    Runs runs;
    Runner runner;

    /** How this test wants programs to be run. */
    ProcessPolicy policy() {
        return new ProcessPolicy(ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.empty(), GRACE);
    }

    @BeforeEach
    void openRunner() throws IOException {
        runs = new Runs(Files.createDirectories(folder.resolve("jobs")));
        Files.createDirectories(folder.resolve("data"));
        open();
    }

    /** As after the start of a server. */
    final void open() {
        runner = runs.listenTo(ProcessRunner.open(folder.resolve("data"), policy(), Duration.ofSeconds(1)));
    }

    @AfterEach
    void endEverything() {
        runner.known().forEach(runner::forget);
        Runs.await(() -> runner.known().isEmpty(), "nothing is left");
        runner.close();
    }

    final Path folderOf(RunName name) {
        return folder.resolve("data/processes/runs/" + name);
    }

    final ProcessHandle supervisor() {
        var lock = folder.resolve("data/processes/lock");
        Runs.await(() -> Runs.text(lock).endsWith("\n"), "a supervisor is there");
        return process(Runs.text(lock));
    }

    /** The process whose number a program has written into its work folder. */
    static ProcessHandle processIn(RunRequest request, String file) {
        var path = request.work().resolve(file);
        Runs.await(() -> Runs.text(path).endsWith("\n"), path + " is written");
        return process(Runs.text(path));
    }

    static ProcessHandle process(String number) {
        return ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
    }

    /** All processes, dead ones too, that have the mark of a run in their environment. */
    static Stream<Path> marked(RunName name) {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .filter(path -> environment(path).contains("SEXTANT_RUN=" + name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
        Runs.await(() -> isDead(process), "it is dead");
    }

    /** Whoever is its parent may not have buried it yet. */
    static boolean isDead(ProcessHandle process) {
        return !process.isAlive() || field(process, 0).matches("|Z|X");
    }

    /** A field of {@code /proc/PID/stat} behind the name of the program, from 0: state, parent, group, session ... */
    static String field(ProcessHandle process, int number) {
        var text = Runs.text(Path.of("/proc/" + process.pid() + "/stat"));
        return text.isEmpty() ? "" : text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[number];
    }
}
