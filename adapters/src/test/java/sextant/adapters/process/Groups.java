package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Control groups for tests with hungry programs: nothing hungry is started before a group has been seen to bite. */
final class Groups implements AutoCloseable {

    private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
    private static final String NAME = "sextant-test-" + ProcessHandle.current().pid();

    private final Path memory;
    private final Path processes;

    private Groups(Path memory, Path processes) {
        this.memory = memory;
        this.processes = processes;
    }

    /** Skips the test, or fails it where {@code ./test} says that everything must be there. */
    private static <T> T missing(String what) {
        if (Boolean.getBoolean("sextant.strict")) {
            throw new AssertionError("this test needs " + what + ", and ./test said that every part must be there");
        }
        return abort("needs " + what);
    }

    static Path needFreezer() throws IOException {
        var folder = MOUNTED.resolve("freezer").resolve(own("freezer")).resolve(NAME);
        try {
            return Files.createDirectories(folder);
        } catch (IOException _) {
            return missing("a freezer (control groups version 1) that can be written to");
        }
    }

    /** A group with at most 200 processes and 256 MiB, which has been seen to bite. */
    static Groups needThatBites() throws IOException, InterruptedException {
        Groups groups;
        try {
            var memory = MOUNTED.resolve("memory").resolve(own("memory")).resolve(NAME);
            var processes = MOUNTED.resolve("pids").resolve(own("pids")).resolve(NAME);
            groups = new Groups(Files.createDirectories(memory), Files.createDirectories(processes));
            Files.writeString(memory.resolve("memory.limit_in_bytes"), Long.toString(256L << 20));
            Files.writeString(processes.resolve("pids.max"), "5");
        } catch (IOException _) {
            return missing("control groups for memory and processes that can be written to");
        }
        groups.mustRefuseProcesses();
        groups.mustRefuseMemory();
        Files.writeString(groups.processes.resolve("pids.max"), "200");
        return groups;
    }

    private static String own(String controller) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts[1].equals(controller))
                .map(parts -> parts[2].substring(1))
                .findAny()
                .orElse("");
    }

    private void mustRefuseProcesses() throws IOException, InterruptedException {
        var script = "echo 0 > \"$1/tasks\" || exit 1; for i in 1 2 3 4 5 6 7; do sleep 0.5 & done; wait";
        var output = run(script, processes);
        assertThat(output)
                .as("a group of at most 5 processes refuses the eighth")
                .contains("fork");
    }

    private void mustRefuseMemory() throws IOException, InterruptedException {
        // 300 MB in one line, of which a group of 256 MiB has no room for.
        run("echo 0 > \"$1/tasks\" || exit 1; head -c 300000000 /dev/zero | tail > /dev/null", memory);
        assertThat(Files.readString(memory.resolve("memory.oom_control")))
                .as("a group of 256 MiB kills what takes 300 MB")
                .doesNotContain("oom_kill 0");
    }

    private static String run(String script, Path group) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", script, "probe", group.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** What an operator would write into platform.yaml: the same name below each controller. */
    Path name() {
        return Path.of(NAME);
    }

    @Override
    public void close() {
        sextant.engine.runner.Runs.await(
                () -> (!memory.toFile().exists() || memory.toFile().delete())
                        && (!processes.toFile().exists() || processes.toFile().delete()),
                "the groups of the test are empty");
    }
}
