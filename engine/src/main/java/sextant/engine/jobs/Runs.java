package sextant.engine.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import sextant.engine.fault.FaultPoint;
import sextant.engine.jobs.Launch.Launched;
import sextant.engine.ledger.Ledger;
import sextant.engine.ledger.Locks;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Tasks;
import sextant.engine.queue.Dispatcher;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd;
import sextant.engine.runner.RunName;
import sextant.engine.runner.Runner;
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
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A run that was not seen for so long, or did not end so long after it had to, is one of which nobody knows. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Runners runners;
    private final Queued queued;
    private final Launch launch;
    private final Finish finish;
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
        this.launch = launch;
        this.finish = finish;
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
                tended(watch, () -> launch(one, watch));
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
        var watch = new Watch(orphan, runner, "", "", clocks.nanos());
        if (watches.putIfAbsent(orphan, watch) == null) {
            soon(watch);
        }
    }

    /** What {@code PlantedBug.RESTART_WITHOUT_LOOKING} does. */
    void startWithoutLooking(Job job) {
        locks.with(job.id(), () -> {
            launch(job, watch(job, false));
            return job;
        });
    }

    private Watch watch(Job job, boolean earlier) {
        var name = name(job);
        var runner = earlier ? runners.holding(name, job.route()) : runners.of(job.route());
        var watch = new Watch(name, runner, job.route(), job.application(), clocks.nanos());
        if (earlier) {
            watch.origin -= Duration.ofSeconds(Step.ran(job, clocks.now())).toNanos();
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
            heed(owner.get(), watch, observation);
        } else {
            reap(watch, observation);
        }
    }

    private void heed(Job job, Watch watch, Observation observation) {
        switch (observation) {
            case Observation.NeverStarted() -> neverStarted(job, watch);
            case Observation.Running running -> alive(job, watch, running);
            case Observation.Ended(var end) -> over(watch, () -> finish.ended(job, watch, end));
            case Observation.Unobservable _ -> blind(job, watch);
        }
    }

    private void launch(Job job, Watch watch) {
        var left = Duration.ofSeconds(job.executionDuration()).minusNanos(clocks.nanos() - watch.origin);
        switch (launch.start(job, watch.name, watch.runner, Optional.of(left.isNegative() ? Duration.ZERO : left))) {
            case Launched.Impossible(var ending) -> over(watch, () -> finish.notStarted(job, watch, ending));
            case Launched.Asked(Observation.NeverStarted()) -> blind(job, watch);
            case Launched.Asked(var observation) -> heed(job, watch, observation);
        }
    }

    private void neverStarted(Job job, Watch watch) {
        var wish = Ending.wish(job);
        if (wish.isPresent()) {
            watch.runner.forget(watch.name); // from now on it cannot be started any more
            over(watch, () -> finish.notStarted(job, watch, new Ending(StateGraph.Happening.ABORT, wish)));
        } else if (watch.seen) {
            var now = clocks.now();
            var lost = new RunEnd.Cause.Lost("run-vanished", "its runner does not know it any more");
            over(watch, () -> finish.ended(job, watch, new RunEnd(lost, now, now)));
        } else {
            launch(job, watch);
        }
    }

    private void alive(Job job, Watch watch, Observation.Running running) {
        boolean first = !watch.seen;
        watch.seen = true;
        watch.blindSince = OptionalLong.empty();
        if (Ending.wish(job).isPresent()) {
            cancel(watch);
        }
        if (overdue(job, watch)) {
            ledger.change(job.id(), Step::loseSight);
        } else if (job.phase() == Phase.UNKNOWN) {
            ledger.change(job.id(), Step::seeAgain);
            watch.next = clocks.nanos();
        } else if (job.phase() == Phase.SUSPENDED && (first || !running.suspended())) {
            stop(watch);
        } else if (job.phase() == Phase.EXECUTING && running.suspended()) {
            goOn(job, watch);
        }
    }

    private boolean overdue(Job job, Watch watch) {
        long now = clocks.nanos();
        long late = finish.grace().plus(PATIENCE).toNanos();
        boolean afterDeadline = job.suspendedBy().isEmpty()
                && now - watch.origin
                        > Duration.ofSeconds(job.executionDuration())
                                .plusNanos(late)
                                .toNanos();
        boolean afterCancel = watch.cancelled.isPresent() && now - watch.cancelled.getAsLong() > late;
        return afterDeadline || afterCancel;
    }

    private void blind(Job job, Watch watch) {
        long now = clocks.nanos();
        watch.later(now, SOON);
        if (watch.blindSince.isEmpty()) {
            watch.blindSince = OptionalLong.of(now);
        } else if (now - watch.blindSince.getAsLong() >= PATIENCE.toNanos()) {
            ledger.change(job.id(), Step::loseSight);
        }
    }

    /** Ends a run whose job is gone or has gone on without it. */
    private void reap(Watch watch, Observation observation) {
        switch (observation) {
            case Observation.Running _, Observation.Unobservable _ -> cancel(watch);
            case Observation.Ended _, Observation.NeverStarted _ -> over(watch, () -> finish.unowned(watch));
        }
    }

    /** Asked again each time, as the one before may have been lost. */
    void cancel(Watch watch) {
        watch.runner.cancel(watch.name);
        if (watch.cancelled.isEmpty()) {
            watch.cancelled = OptionalLong.of(clocks.nanos());
        }
        watch.later(clocks.nanos(), SOON);
        FaultPoint.AFTER_CANCEL.reached();
    }

    /** Stops a run where it is; the time in which it stands still is not counted. */
    void stop(Watch watch) {
        watch.runner.suspend(watch.name);
        watch.runner.deadline(watch.name, Optional.empty());
        FaultPoint.AFTER_SUSPEND.reached();
    }

    void goOn(Job job, Watch watch) {
        long ran = Duration.ofSeconds(Step.ran(job, clocks.now())).toNanos();
        watch.origin = clocks.nanos() - ran;
        deadline(job, watch);
        watch.runner.resume(watch.name);
        FaultPoint.AFTER_RESUME.reached();
    }

    /** Tells the runner how long the run may still take. */
    void deadline(Job job, Watch watch) {
        var left = Duration.ofSeconds(job.executionDuration()).minusNanos(clocks.nanos() - watch.origin);
        watch.runner.deadline(watch.name, Optional.of(left.isNegative() ? Duration.ZERO : left));
    }

    /** Nothing of the run is alive: once that is recorded, its place is free. */
    private void over(Watch watch, Runnable record) {
        record.run();
        watch.runner.forget(watch.name);
        FaultPoint.AFTER_FORGET_RUN.reached();
        var id = watch.name.job();
        boolean goesOn = ledger.find(id).filter(job -> !job.phase().isFinal()).isPresent();
        watches.remove(watch.name);
        if (!goesOn) {
            dispatcher.release(id);
        }
    }
}
