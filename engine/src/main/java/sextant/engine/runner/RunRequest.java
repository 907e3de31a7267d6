package sextant.engine.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a runner is to execute.
 *
 * @param program     what it does
 * @param environment the whole of it
 * @param work        the folder that it works in, its own, made already
 * @param stdout      the file that receives standard output, made by the runner
 * @param stderr      the file that receives standard error, made by the runner
 * @param readable    further files and folders that a sandbox lets it read
 * @param limits      what it may take
 * @param deadline    how long it may run; empty is without limit
 */
public record RunRequest(
        RunName name,
        Program program,
        Map<String, String> environment,
        Path work,
        Path stdout,
        Path stderr,
        List<Path> readable,
        RunLimits limits,
        Optional<Duration> deadline) {

    public RunRequest {
        environment = Map.copyOf(environment);
        readable = List.copyOf(readable);
    }

    /** Of a program with its arguments. */
    public static RunRequest of(
            RunName name,
            List<String> command,
            Map<String, String> environment,
            Path work,
            Path stdout,
            Path stderr,
            List<Path> readable,
            RunLimits limits,
            Optional<Duration> deadline) {
        return new RunRequest(
                name, new Program.Command(command), environment, work, stdout, stderr, readable, limits, deadline);
    }
}
