package sextant.engine.jobs;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import sextant.engine.callbacks.PretendNotifier;
import sextant.engine.files.PretendFiles;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Time;
import sextant.engine.runner.PretendRunner;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.engine.storage.PretendStorage;
import sextant.engine.storage.Storages;
import sextant.engine.store.MemoryJobStore;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/**
 * The job service with everything around it pretended: the clock moves when a test says so, and what the service does by itself is done
 * by {@link #settle}. A server that dies is pretended by {@link #restart}: all that it had in memory is gone, and nothing else.
 */
final class Stage {

    static final Caller ANNA = new Caller.User("https://login.example.org", "anna", Set.of());
    static final Caller BEN = new Caller.User("https://login.example.org", "ben", Set.of("escape"));
    static final Caller OPERATOR = new Caller.User("https://login.example.org", "olga", Set.of("operators"));
    static final Caller NOBODY = Caller.ANONYMOUS;

    final Time time = new Time();
    final Site site = new Site();
    final MemoryJobStore store = new MemoryJobStore(time);
    final PretendNotifier notifier = new PretendNotifier();
    final PretendFiles files = new PretendFiles();
    final PretendStorage storage = new PretendStorage();
    final PretendRunner runner;
    final Deque<Runnable> tasks = new ArrayDeque<>();
    Jobs jobs;

    private final SecureRandom random;

    Stage() {
        this(_ -> Plan.ENDLESS, new Random(1));
        begin();
    }

    /** Nothing has begun yet. */
    Stage(Function<RunRequest, Plan> plans, Random seeded) {
        runner = new PretendRunner(time, plans);
        random = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                seeded.nextBytes(bytes);
            }
        };
        jobs = create();
    }

    private Jobs create() {
        return new Jobs(
                site::platform,
                store,
                files,
                Map.of("process", runner),
                new Storages(() -> site.platform().jobs().staging(), List.of(storage)),
                notifier,
                new Clocks(time, time::nanos),
                random,
                tasks::add,
                Duration.ZERO);
    }

    /** The server dies, another one starts, and has not begun yet. */
    void die() {
        tasks.clear();
        jobs = create();
    }

    void begin() {
        jobs.begin();
    }

    /** The server dies, another one starts, and has done what there was to be done. */
    void restart() {
        die();
        begin();
        settle();
    }

    /** Does all that is to be done at this moment. */
    void settle() {
        jobs.tick();
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    /** Time passes, in steps in which all is done that is to be done. */
    void pass(Duration span) {
        pass(span, Duration.ofMillis(500));
    }

    void pass(Duration span, Duration step) {
        for (var left = span; left.isPositive(); left = left.minus(step)) {
            time.pass(left.compareTo(step) < 0 ? left : step);
            settle();
        }
    }

    void seconds(int span) {
        pass(Duration.ofSeconds(span));
    }

    JobId create(Ask ask, Caller caller) {
        return jobs.create(ask.submission(), caller).id();
    }

    JobId executing(Ask ask, Caller caller) {
        var id = create(ask.run(true), caller);
        settle();
        if (phase(id) != Phase.EXECUTING) {
            throw new AssertionError("it should execute: " + job(id));
        }
        return id;
    }

    /** A job whose run has ended like this. */
    JobId ended(Ask ask, Cause cause) {
        var id = executing(ask, NOBODY);
        end(id, cause);
        return id;
    }

    JobId completed(Caller caller) {
        var id = executing(Ask.RUN, caller);
        end(id, new Cause.Exited(0));
        return id;
    }

    void end(JobId id, Cause cause) {
        runner.end(run(id), cause);
        settle();
    }

    RunName run(JobId id) {
        return Runs.name(job(id));
    }

    /** As stored. */
    Job job(JobId id) {
        return store.all().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Phase phase(JobId id) {
        return job(id).phase();
    }

    String word(JobId id) {
        return job(id).error().orElseThrow().word();
    }

    boolean stored(JobId id) {
        return store.all().stream().anyMatch(job -> job.id().equals(id));
    }

    /** Everything that a refused request must not change. */
    List<Object> everything() {
        return List.of(store.all(), store.told(), files.known(), runner.starts(), runner.known(), storage.asked());
    }
}
