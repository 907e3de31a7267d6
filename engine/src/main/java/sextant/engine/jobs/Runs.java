package sextant.engine.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sextant.engine.fault.FaultPoint;
import sextant.engine.ledger.Ledger;
import sextant.engine.ledger.Locks;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Tasks;
import sextant.engine.queue.Dispatcher;
import sextant.engine.runner.RunName;
import sextant.engine.runner.Runner;
import sextant.engine.runner.Runners;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/**
 * Looks after every run that may be alive. There is one way of looking: ask the runner what it knows of the run, ask the ledger what
 * its job is, and do what makes the two agree. The same is done after a start, after a restart, after a hint that a run has ended, from
 * time to time, and after a failure; so it never matters at which point the server last died. All that is done with the run of a job
 * is done while holding the lock of that job.
 */
final class Runs {

    private static final int LOCKS = 1024;
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Runners runners;
    private final Queued queued;
    private final Care care;
    private final Clocks clocks;
    private final Tasks tasks;
    private final Locks locks = new Locks(LOCKS);
    private final Map<RunName, Watch> watches = new ConcurrentHashMap<>();

    Runs(
            Ledger ledger,
            Dispatcher dispatcher,
            Runners runners,
            Queued queued,
            Launch launch,
            Finish finish,
            Clocks clocks,
            Tasks tasks) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.runners = runners;
        this.queued = queued;
        care = new Care(ledger, dispatcher, launch, finish, clocks, watch -> watches.remove(watch.name));
        this.clocks = clocks;
        this.tasks = tasks;
    }

    Locks locks() {
        return locks;
    }

    Iterable<Watch> all() {
        return watches.values();
    }

    Optional<Watch> of(Job job) {
        return Optional.ofNullable(watches.get(name(job)));
    }

    /** Whether anything of this job may still be alive. */
    boolean any(JobId job) {
        return watches.keySet().stream().anyMatch(name -> name.job().equals(job));
    }

    static RunName name(Job job) {
        return new RunName(job.id(), job.attempt());
    }

    /** Turns a job whose turn it is into a run. */
    void claim(JobId id) {
        locks.with(id, () -> {
            FaultPoint.BEFORE_CLAIM.reached();
            var job = ledger.change(id, one -> Step.claim(one, clocks.now(), queued.started(one)));
            FaultPoint.AFTER_CLAIM.reached();
            var claimed = job.filter(one -> one.phase() == Phase.EXECUTING && of(one).isEmpty());
            claimed.ifPresent(one -> {
                var watch = watch(one, false);
                tended(watch, () -> care.launch(one, watch));
            });
            if (job.isEmpty() || !job.get().phase().mayRun()) {
                dispatcher.release(id);
            }
            return job;
        });
    }

    /** Looks after a run that was started earlier, perhaps. */
    void adopt(Job job) {
        if (of(job).isEmpty()) {
            soon(watch(job, true));
        }
    }

    /** Looks after a run that no job owns, until it is gone. */
    void adopt(RunName orphan, Runner runner) {
        var watch = new Watch(orphan, runner, "", "", clocks.nanos(), tasks, this::soon);
        if (watches.putIfAbsent(orphan, watch) == null) {
            soon(watch);
        }
    }

    /** What {@code PlantedBug.RESTART_WITHOUT_LOOKING} does. */
    void startWithoutLooking(Job job) {
        locks.with(job.id(), () -> {
            care.launch(job, watch(job, false));
            return job;
        });
    }

    private Watch watch(Job job, boolean earlier) {
        var name = name(job);
        var runner = earlier ? runners.holding(name, job.route()) : runners.of(job.route());
        var watch = new Watch(name, runner, job.route(), job.application(), clocks.nanos(), tasks, this::soon);
        if (earlier) {
            watch.origin -= Step.ran(job, clocks.now()).toNanos();
        }
        var known = watches.putIfAbsent(name, watch);
        return known == null ? watch : known;
    }

    /** Looks after a run as soon as there is a thread for it. */
    void soon(Watch watch) {
        if (watch.attended.compareAndSet(false, true)) {
            tasks.execute(() -> {
                watch.attended.set(false);
                tend(watch);
            });
        }
    }

    /** A runner says that a run has ended. */
    void ended(RunName name) {
        var watch = watches.get(name);
        if (watch != null) {
            soon(watch);
        }
    }

    /** Nothing is fetched or sent any more; the next server goes on with it. */
    void rest() {
        watches.values()
                .forEach(watch -> locks.with(watch.name.job(), () -> {
                    watch.courier.rest();
                    return watch;
                }));
    }

    /** Looks after the runs whose time it is. */
    void tick() {
        long now = clocks.nanos();
        for (var watch : watches.values()) {
            if (watch.next - now <= 0) {
                soon(watch);
            }
        }
    }

    private void tend(Watch watch) {
        locks.with(watch.name.job(), () -> {
            tended(watch, () -> look(watch));
            return watch;
        });
    }

    /** Does something for a run; what fails is done again later. */
    private void tended(Watch watch, Runnable work) {
        watch.later(clocks.nanos(), PERIOD);
        if (!Tasks.attempt(work)) {
            watch.retry(clocks.nanos());
        }
    }

    private void look(Watch watch) {
        if (watches.get(watch.name) != watch) {
            return;
        }
        var owner = ledger.find(watch.name.job())
                .filter(job -> job.phase().mayRun() && job.attempt() == watch.name.attempt());
        var observation = watch.runner.observe(watch.name);
        if (owner.isPresent()) {
            care.heed(owner.get(), watch, observation);
        } else {
            care.reap(watch, observation);
        }
    }
}
