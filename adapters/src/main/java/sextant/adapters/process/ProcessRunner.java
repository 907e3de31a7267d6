package sextant.adapters.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sextant.adapters.supervisor.Supervisor;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunFolder.Wish;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runner;

/**
 * Runs programs as processes of this machine. All that is known of a run is in its folder; the supervisor, which outlives the server,
 * starts it and writes down how it ends.
 */
public final class ProcessRunner implements Runner {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int LOCKS = 1024;
    private static final int REMEMBERED = 10_000;

    private final Path runs;
    private final Dropped dropped;
    private final Orders orders;
    private final Supervision supervision;
    private final List<Consumer<RunName>> listeners = new CopyOnWriteArrayList<>();

    /** Runs that were alive when they were seen last; what ended while nobody was connected is found among them. */
    private final Set<RunName> alive = ConcurrentHashMap.newKeySet();

    /** Against a thread that is still about to submit what another one has forgotten. */
    private final Map<RunName, Boolean> forgotten = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunName, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(_ -> new ReentrantLock()).toList();

    private ProcessRunner(Path folder, Orders orders, Duration idle) {
        this.runs = folder.resolve(Supervisor.RUNS);
        this.dropped = new Dropped(folder.resolve(Supervisor.DROPPED));
        this.orders = orders;
        this.supervision = new Supervision(folder, new SupervisorProgram(folder, idle), this::ended, this::lookForEnds);
        dropped.clean();
    }

    /**
     * Takes up the runs of a data folder.
     *
     * @throws IllegalStateException if the policy demands what this machine does not have
     */
    public static ProcessRunner open(Path dataFolder, ProcessPolicy policy) {
        return open(dataFolder, policy, IDLE);
    }

    /** @param idle so long a supervisor stays that has no run and no server */
    static ProcessRunner open(Path dataFolder, ProcessPolicy policy, Duration idle) {
        try {
            var data = dataFolder.toRealPath();
            var folder = data.resolve("processes");
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder.resolve(Supervisor.RUNS), ours);
            Files.createDirectories(folder.resolve(Supervisor.DROPPED), ours);
            return new ProcessRunner(folder, new Orders(policy, Sandbox.of(policy, data)), idle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Observation submit(RunRequest request) {
        var name = request.name();
        var lock = lock(name);
        lock.lock();
        try {
            if (forgotten.containsKey(name)) {
                var now = Instant.now();
                return new Observation.Ended(
                        new RunEnd(new RunEnd.Cause.CannotStart("it was forgotten before it was started"), now, now));
            }
            orders.write(request, folder(name));
            // Before it is started, so that its end cannot be missed.
            alive.add(name);
            var answer = supervision.ask("start " + name, PATIENCE);
            var observation = answer.map(text -> understood(name, text)).orElseGet(ProcessRunner::silent);
            return observation instanceof Observation.NeverStarted
                    ? new Observation.Unobservable("the supervisor does not know what to run")
                    : observation;
        } catch (IOException e) {
            return new Observation.Unobservable("what is to be run cannot be written down: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Observation observe(RunName name) {
        var folder = folder(name);
        try {
            var end = folder.end();
            if (end.isPresent()) {
                alive.remove(name);
                return new Observation.Ended(Answers.end(end.get()));
            }
        } catch (IOException e) {
            return new Observation.Unobservable("its record cannot be read: " + e.getMessage());
        }
        if (!folder.exists()) {
            alive.remove(name);
            return new Observation.NeverStarted();
        }
        var answer = supervision.ask("look " + name, PATIENCE);
        return answer.map(text -> understood(name, text)).orElseGet(ProcessRunner::silent);
    }

    private Observation understood(RunName name, String answer) {
        var observation = Answers.observation(answer);
        switch (observation) {
            case Observation.Running _ -> alive.add(name);
            case Observation.Ended _ -> alive.remove(name);
            case Observation.NeverStarted _, Observation.Unobservable _ -> {}
        }
        return observation;
    }

    private static Observation silent() {
        return new Observation.Unobservable(
                "the supervisor of processes does not answer; it is asked again, and started again if it is gone");
    }

    @Override
    public void cancel(RunName name) {
        wish(name, Wish.CANCEL, true);
    }

    @Override
    public void suspend(RunName name) {
        if (folder(name).isMarked()) {
            wish(name, Wish.SUSPEND, true);
        }
    }

    @Override
    public void resume(RunName name) {
        wish(name, Wish.SUSPEND, false);
    }

    private void wish(RunName name, Wish wish, boolean wanted) {
        try {
            folder(name).wish(wish, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        supervision.tell("look " + name);
    }

    @Override
    public void deadline(RunName name, Optional<Duration> left) {
        try {
            orders.deadline(folder(name), left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        supervision.tell("look " + name);
    }

    @Override
    public Set<RunName> known() {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.flatMap(folder -> RunName.of(folder.getFileName().toString()).stream())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget(RunName name) {
        var lock = lock(name);
        lock.lock();
        try {
            forgotten.put(name, true);
            var folder = folder(name);
            if (folder.exists()) {
                folder.wish(Wish.FORGET, true);
                supervision.ask("look " + name, PATIENCE);
                dropped.clean();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void whenEnded(Consumer<RunName> listener) {
        listeners.add(listener);
    }

    private void ended(String text) {
        RunName.of(text).ifPresent(this::tell);
    }

    private void tell(RunName name) {
        alive.remove(name);
        for (var listener : listeners) {
            Thread.ofVirtual().name("run-ended").start(() -> listener.accept(name));
        }
    }

    /** After a time without a connection: who ended meanwhile was told to nobody. */
    private void lookForEnds() {
        for (var name : List.copyOf(alive)) {
            Thread.ofVirtual().start(() -> {
                if (observe(name) instanceof Observation.Ended) {
                    tell(name);
                }
            });
        }
    }

    private RunFolder folder(RunName name) {
        return new RunFolder(runs.resolve(name.toString()));
    }

    private Lock lock(RunName name) {
        return locks.get(Math.floorMod(name.hashCode(), LOCKS));
    }

    /** Lets go of all runs; they go on, and so does the supervisor. */
    @Override
    public void close() {
        supervision.close();
    }
}
