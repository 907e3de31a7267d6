package sextant.engine.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.fault.FaultPoint;
import sextant.engine.hosting.Hosting;
import sextant.engine.ledger.Ledger;
import sextant.engine.pace.Clocks;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.model.job.Job;
import sextant.model.job.Job.Suspender;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/**
 * What clients and the operator do to a job that may have a run. Each is stored first, as what is wanted, and then done to the run; a
 * server that dies in between does it when it comes back.
 */
final class Control {

    private final Supplier<Platform> platform;
    private final Ledger ledger;
    private final Runs runs;
    private final Clocks clocks;

    Control(Supplier<Platform> platform, Ledger ledger, Runs runs, Clocks clocks) {
        this.platform = platform;
        this.ledger = ledger;
        this.runs = runs;
        this.clocks = clocks;
    }

    /** Ends a job: at once if it has no run, else as soon as nothing of its run is alive. */
    Optional<Job> end(JobId id, JobError why) {
        return runs.locks().with(id, () -> {
            FaultPoint.BEFORE_ABORT_COMMIT.reached();
            var job = ledger.change(
                    id,
                    current -> current.phase().mayRun()
                            ? Step.wish(current, why)
                            : Step.abort(current, clocks.now(), why));
            FaultPoint.AFTER_ABORT_COMMIT.reached();
            job.filter(one -> one.phase().mayRun()).flatMap(runs::of).ifPresent(watch -> {
                watch.courier.recall();
                watch.cancel(clocks.nanos());
                runs.soon(watch);
            });
            return job;
        });
    }

    /** Stops a job that executes, or takes over a suspension. It keeps its place on its route, and all that its programs hold. */
    Optional<Job> suspend(JobId id, Suspender by) {
        return runs.locks().with(id, () -> {
            var job = ledger.change(
                    id, current -> stoppable(current, by) ? Step.suspend(current, by, ran(current)) : current);
            whileIn(Phase.SUSPENDED, job, Watch::stop);
            return job;
        });
    }

    /** The system stops what executes, and what somebody wants to end is not stopped any more. */
    private static boolean stoppable(Job job, Suspender by) {
        return Ending.wish(job).isEmpty() && (by == Suspender.CLIENT || job.phase() == Phase.EXECUTING);
    }

    /**
     * Lets a suspended job go on. While the operator stops the whole route it waits for that only.
     *
     * @param by the system lets go on only what it stopped itself
     */
    Optional<Job> resume(JobId id, Suspender by) {
        return runs.locks().with(id, () -> {
            var before = ledger.find(id).filter(Control::standsStill);
            var job = ledger.change(id, current -> resumed(current, by));
            job.filter(one -> before.isPresent() && one.suspendedBy().isEmpty())
                    .flatMap(runs::of)
                    .ifPresent(watch -> goOn(job.orElseThrow(), watch));
            return job;
        });
    }

    private void goOn(Job job, Watch watch) {
        watch.goOn(job, Step.ran(job, clocks.now()), clocks.nanos());
        runs.soon(watch); // it may have stood still since before its start
    }

    private Job resumed(Job job, Suspender by) {
        if (!standsStill(job) || by == Suspender.SYSTEM && !job.suspendedBy().equals(Optional.of(by))) {
            return job;
        }
        return stopped(job.route()) ? Step.waitFor(job, Suspender.SYSTEM) : Step.resume(job, clocks.now());
    }

    /** Also while nobody can see it. */
    private static boolean standsStill(Job job) {
        return job.phase().mayRun() && job.suspendedBy().isPresent();
    }

    /**
     * The runner is told before it is stored: a limit that a client was promised holds even if the server dies at once. To tell it
     * after a restart would need to know how long the run took, by a wall clock that may have been set meanwhile.
     *
     * @param seconds from 1
     */
    Optional<Job> executionDuration(JobId id, long seconds) {
        return runs.locks().with(id, () -> {
            ledger.find(id)
                    .filter(one -> one.phase().mayRun() && one.suspendedBy().isEmpty())
                    .map(one -> limited(one, seconds))
                    .ifPresent(one -> runs.of(one).ifPresent(watch -> watch.deadline(one, clocks.nanos())));
            var job = ledger.change(id, current -> limited(current, seconds));
            FaultPoint.AFTER_DURATION_COMMIT.reached();
            return job;
        });
    }

    private static Job limited(Job job, long seconds) {
        return job.phase().isFinal() || job.executionDuration() == seconds
                ? job
                : job.change().executionDuration(seconds).job();
    }

    /** Stops and lets go on what the operator wants so: routes change while the server runs. */
    void tick() {
        for (var watch : runs.all()) {
            boolean stopped = stopped(watch.route);
            var phase = ledger.atHand(watch.name.job()).map(Job::phase);
            if (stopped && phase.equals(Optional.of(Phase.EXECUTING))) {
                suspend(watch.name.job(), Suspender.SYSTEM);
            } else if (!stopped && !phase.equals(Optional.of(Phase.EXECUTING))) {
                resume(watch.name.job(), Suspender.SYSTEM);
            }
        }
    }

    private boolean stopped(String route) {
        return platform.get()
                .route(route)
                .flatMap(Route::hosting)
                .map(Hosting::suspend)
                .orElse(false);
    }

    /** By the clock that nobody can set, if this server knows since when. */
    private Duration ran(Job job) {
        return runs.of(job)
                .map(watch -> Duration.ofNanos(clocks.nanos() - watch.origin))
                .orElseGet(() -> Step.ran(job, clocks.now()));
    }

    private interface Deed {
        void doneTo(Watch watch);
    }

    private void whileIn(Phase phase, Optional<Job> job, Deed deed) {
        job.filter(one -> one.phase() == phase).flatMap(runs::of).ifPresent(deed::doneTo);
    }
}
