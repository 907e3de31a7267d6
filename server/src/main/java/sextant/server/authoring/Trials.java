package sextant.server.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunEnvironment;
import sextant.engine.runner.RunLimits;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runner;
import sextant.model.job.JobId;
import sextant.server.Wiring;

/** Runs commands of an author just as the server runs the programs of jobs: in the same sandbox, each in an empty folder of its own. */
final class Trials implements AutoCloseable {

    private static final RunLimits LIMITS = new RunLimits(4L << 30, 256, 16L << 20, 4L << 30, 1024);

    private final Path folder;
    private final Runner runner;
    private final SecureRandom random = new SecureRandom();
    private final Map<RunName, CountDownLatch> waiting = new ConcurrentHashMap<>();

    Trials() throws IOException {
        folder = Files.createTempDirectory("sextant-wrap").toRealPath();
        runner = Wiring.processes(Files.createDirectory(folder.resolve("data")), ProcessPolicy.DEFAULT);
        runner.whenEnded(name -> Optional.ofNullable(waiting.get(name)).ifPresent(CountDownLatch::countDown));
    }

    /**
     * A command that is over.
     *
     * @param work   the folder that it worked in
     * @param stdout its standard output, a file
     * @param stderr its standard error, a file
     */
    record Done(RunEnd end, Path work, Path stdout, Path stderr) {

        double seconds() {
            return Duration.between(end.began(), end.at()).toNanos() / 1e9;
        }

        /** As a shell counts; 127 if it could not be started, 137 if it was ended. */
        int exitCode() {
            return switch (end.cause()) {
                case RunEnd.Cause.Exited(var code) -> code;
                case RunEnd.Cause.CannotStart _ -> 127;
                case RunEnd.Cause.Signalled _,
                        RunEnd.Cause.OverLimit _,
                        RunEnd.Cause.Cancelled _,
                        RunEnd.Cause.Lost _ -> 137;
            };
        }
    }

    /** A folder for what the commands read. */
    Path shelf(String name) throws IOException {
        return Files.createDirectories(folder.resolve("shelf").resolve(name));
    }

    /** @param readable what it may read beside the system's own files */
    Done run(List<String> command, List<Path> readable, Duration patience) throws IOException {
        var name = new RunName(JobId.random(random), 1);
        var place = Files.createDirectories(folder.resolve("data").resolve(name.toString()));
        var work = Files.createDirectory(place.resolve("work"));
        var latch = new CountDownLatch(1);
        waiting.put(name, latch);
        var request = RunRequest.of(
                name,
                command,
                RunEnvironment.of(work, Map.of()),
                work,
                place.resolve("stdout"),
                place.resolve("stderr"),
                readable,
                LIMITS,
                Optional.of(patience));
        var observed = runner.submit(request);
        while (!(observed instanceof Observation.Ended)) {
            await(latch);
            observed = runner.observe(name);
        }
        var end = ((Observation.Ended) observed).end();
        return new Done(end, work, request.stdout(), request.stderr());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The regular files below a folder, relative to it. */
    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        runner.close();
        try (var files = Files.walk(folder)) {
            for (var file :
                    new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException | java.nio.file.DirectoryNotEmptyException _) {
            // What watched over the runs may still write; the rest is left in the folder for temporary files.
        }
    }
}
