package sextant.engine.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a runner is to execute.
 *
 * @param command     the argument vector, the program first; made by {@code CommandLine} and by nothing else
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
        List<String> command,
        Map<String, String> environment,
        Path work,
        Path stdout,
        Path stderr,
        List<Path> readable,
        RunLimits limits,
        Optional<Duration> deadline) {

    public RunRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        readable = List.copyOf(readable);
    }
}
