package sextant.engine.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import sextant.model.job.JobId;

/** Runs for tests: each with folders of its own, and a way to wait for its end without sleeping. */
public final class Runs {

    /** For something that takes a moment; a test that waits so long has failed. */
    public static final long PATIENCE = 60;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunLimits ENOUGH = new RunLimits(256L << 20, 64, 1 << 20, 1L << 30, 256);

    private final Path folder;
    private final Map<RunName, CountDownLatch> ends = new ConcurrentHashMap<>();
    private final Set<RunName> told = ConcurrentHashMap.newKeySet();

    /** @param folder for the jobs */
    public Runs(Path folder) {
        this.folder = folder;
    }

    /** To be called for each runner that is opened. */
    public Runner listenTo(Runner runner) {
        runner.whenEnded(name -> {
            told.add(name);
            ends.computeIfAbsent(name, _ -> new CountDownLatch(1)).countDown();
        });
        return runner;
    }

    /** A new run of this command, with limits that are enough for anything small. */
    public RunRequest of(String... command) {
        return of(limits -> limits, command);
    }

    public RunRequest of(UnaryOperator<RunLimits> limits, String... command) {
        var name = new RunName(JobId.random(RANDOM), 1);
        try {
            var job = folder.resolve(name.toString());
            var work = Files.createDirectories(job.resolve("work"));
            return RunRequest.of(
                    name,
                    Arrays.asList(command),
                    Map.of("PATH", "/usr/local/bin:/usr/bin:/bin"),
                    work,
                    job.resolve("stdout"),
                    job.resolve("stderr"),
                    List.of(),
                    limits.apply(ENOUGH),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new run of a script. What it needs to know is in its arguments, {@code $1} and so on. */
    public RunRequest script(String text, Object... arguments) {
        var command = new String[4 + arguments.length];
        command[0] = "sh";
        command[1] = "-c";
        command[2] = text;
        command[3] = "script";
        for (int i = 0; i < arguments.length; i++) {
            command[4 + i] = arguments[i].toString();
        }
        return of(command);
    }

    public static RunRequest within(RunRequest request, Duration deadline) {
        return new RunRequest(
                request.name(),
                request.program(),
                request.environment(),
                request.work(),
                request.stdout(),
                request.stderr(),
                request.readable(),
                request.limits(),
                Optional.of(deadline));
    }

    public static RunRequest within(RunRequest request, UnaryOperator<RunLimits> limits) {
        return new RunRequest(
                request.name(),
                request.program(),
                request.environment(),
                request.work(),
                request.stdout(),
                request.stderr(),
                request.readable(),
                limits.apply(request.limits()),
                request.deadline());
    }

    /** Waits until the listeners are told that a run has ended, and says how. */
    public RunEnd end(Runner runner, RunName name) {
        try {
            var end = ends.computeIfAbsent(name, _ -> new CountDownLatch(1));
            if (!(runner.observe(name) instanceof Observation.Ended)) {
                assertThat(end.await(PATIENCE, TimeUnit.SECONDS))
                        .as("the end of " + name + " is told")
                        .isTrue();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var observation = runner.observe(name);
        assertThat(observation).isInstanceOf(Observation.Ended.class);
        return ((Observation.Ended) observation).end();
    }

    /** Runs it to its end. */
    public RunEnd run(Runner runner, RunRequest request) {
        assertThat(runner.submit(request)).isNotInstanceOf(Observation.NeverStarted.class);
        return end(runner, request.name());
    }

    public boolean wasTold(RunName name) {
        return told.contains(name);
    }

    /** What a file holds; empty if there is none. */
    public static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a file is there, which the program under test makes when it has come so far. */
    public static void awaitFile(Path file) {
        await(() -> Files.exists(file), file + " is made");
    }

    /** Looks again and again. */
    public static void await(java.util.function.BooleanSupplier condition, String what) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(until);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
