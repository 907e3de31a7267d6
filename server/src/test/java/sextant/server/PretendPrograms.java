package sextant.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import sextant.engine.runner.Observation;
import sextant.engine.runner.Program;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runner;
import sextant.model.job.JobId;

/**
 * A runner without processes: {@code default} joins its inputs, {@code fail} fails with 3, everything else goes on until a test ends
 * it. A test may end a run before it has begun.
 */
final class PretendPrograms implements Runner {

    private static final Instant BEGAN = Instant.parse("2026-11-20T12:00:00Z");

    private final Map<RunName, Observation> runs = new ConcurrentHashMap<>();
    private final Set<RunName> toEnd = ConcurrentHashMap.newKeySet();
    private volatile Consumer<RunName> listener = _ -> {};

    /** Lets the first run of a job end well, now or as soon as it begins. */
    void end(JobId job) {
        var name = new RunName(job, 1);
        toEnd.add(name);
        if (runs.computeIfPresent(
                        name, (_, now) -> now instanceof Observation.Running ? ended(new Cause.Exited(0)) : now)
                != null) {
            listener.accept(name);
        }
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Observation submit(RunRequest request) {
        return runs.computeIfAbsent(request.name(), name -> begun(name, request));
    }

    private Observation begun(RunName name, RunRequest request) {
        var command = ((Program.Command) request.program()).arguments();
        try {
            if (command.getFirst().endsWith("/default.sh")) {
                Files.write(request.stdout(), output(command.subList(1, command.size())));
                return ended(new Cause.Exited(0));
            }
            if (command.getFirst().endsWith("/fail.sh")) {
                Files.writeString(request.stderr(), command.getLast());
                return ended(new Cause.Exited(3));
            }
            Files.writeString(request.stdout(), "so far");
            return toEnd.contains(name) ? ended(new Cause.Exited(0)) : new Observation.Running(BEGAN, false);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The arguments; or what they ask for: more than goes into a document of CEA, or what is no text. */
    private static byte[] output(List<String> arguments) {
        return switch (arguments.getFirst()) {
            case "large" -> "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.US_ASCII);
            case "binary" -> new byte[] {(byte) 0xff, 0, 1};
            default -> String.join(" ", arguments).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Observation ended(Cause cause) {
        return new Observation.Ended(new RunEnd(cause, BEGAN, BEGAN));
    }

    @Override
    public Observation observe(RunName name) {
        return runs.getOrDefault(name, new Observation.NeverStarted());
    }

    @Override
    public void cancel(RunName name) {
        runs.computeIfPresent(
                name, (_, now) -> now instanceof Observation.Running ? ended(new Cause.Cancelled()) : now);
        listener.accept(name);
    }

    @Override
    public void suspend(RunName name) {
        runs.computeIfPresent(
                name, (_, now) -> now instanceof Observation.Running ? new Observation.Running(BEGAN, true) : now);
    }

    @Override
    public void resume(RunName name) {
        runs.computeIfPresent(
                name, (_, now) -> now instanceof Observation.Running ? new Observation.Running(BEGAN, false) : now);
    }

    @Override
    public void deadline(RunName name, Optional<Duration> left) {}

    @Override
    public Set<RunName> known() {
        return Set.copyOf(runs.keySet());
    }

    @Override
    public void forget(RunName name) {
        runs.remove(name);
    }

    @Override
    public void whenEnded(Consumer<RunName> whom) {
        listener = whom;
    }

    @Override
    public void close() {}
}
