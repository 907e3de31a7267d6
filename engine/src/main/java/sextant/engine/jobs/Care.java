package sextant.engine.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import sextant.engine.fault.FaultPoint;
import sextant.engine.jobs.Launch.Launched;
import sextant.engine.ledger.Ledger;
import sextant.engine.pace.Clocks;
import sextant.engine.queue.Dispatcher;
import sextant.engine.runner.Observation;
import sextant.engine.runner.RunEnd;
import sextant.engine.staging.Inbound;
import sextant.model.job.Job;
import sextant.model.job.Phase;

/**
 * What is done for a run, by what its runner says of it and what is stored of its job. Whoever calls this holds the lock of the job;
 * what fails in between is done again after a while, from the beginning.
 */
final class Care {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** A run that was not seen for so long, or did not end so long after it had to, is one of which nobody knows. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Launch launch;
    private final Finish finish;
    private final Clocks clocks;
    private final Consumer<Watch> dropped;

    /** @param dropped told of runs that need no care any more */
    Care(Ledger ledger, Dispatcher dispatcher, Launch launch, Finish finish, Clocks clocks, Consumer<Watch> dropped) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.launch = launch;
        this.finish = finish;
        this.clocks = clocks;
        this.dropped = dropped;
    }

    /** A job that somebody has stopped is started when it goes on. */
    void launch(Job job, Watch watch) {
        if (job.suspendedBy().isPresent()) {
            return;
        }
        var left = watch.left(job, clocks.nanos());
        if (left.isZero() && Inbound.needed(job)) {
            impossible(job, watch, Ending.late(job));
            return;
        }
        switch (launch.start(job, watch, left)) {
            case Launched.Coming() -> coming(job, watch, left);
            case Launched.Impossible(var ending) -> impossible(job, watch, ending);
            case Launched.Asked(Observation.NeverStarted()) -> blind(job, watch);
            case Launched.Asked(var observation) -> heed(job, watch, observation);
        }
    }

    private void coming(Job job, Watch watch, Duration left) {
        watch.later(clocks.nanos(), left.compareTo(PERIOD) < 0 ? left : PERIOD);
        if (job.phase() == Phase.UNKNOWN) {
            ledger.change(job.id(), Step::seeAgain);
        }
    }

    private void impossible(Job job, Watch watch, Ending ending) {
        if (watch.isQuiet(clocks.nanos(), SOON)) {
            over(watch, () -> finish.notStarted(job, watch, ending));
        }
    }

    /** @param job that owns the run */
    void heed(Job job, Watch watch, Observation observation) {
        switch (observation) {
            case Observation.NeverStarted() -> neverStarted(job, watch);
            case Observation.Running running -> alive(job, watch, running);
            case Observation.Ended(var end) -> ended(job, watch, end);
            case Observation.Unobservable _ -> blind(job, watch);
        }
    }

    private void neverStarted(Job job, Watch watch) {
        var wish = Ending.wish(job);
        if (wish.isPresent()) {
            watch.runner.forget(watch.name); // from now on it cannot be started any more
            impossible(job, watch, new Ending(StateGraph.Happening.ABORT, wish));
        } else if (watch.seen) {
            var now = clocks.now();
            var lost = new RunEnd.Cause.Lost("run-vanished", "its runner does not know it any more");
            ended(job, watch, new RunEnd(lost, now, now));
        } else {
            launch(job, watch);
        }
    }

    /**
     * It ended well only when its outputs are where they are wanted. Until then nothing of it runs, and its place is for the next: outputs
     * that nobody takes are the trouble of their owner.
     */
    private void ended(Job job, Watch watch, RunEnd end) {
        var wait = finish.ended(job, watch, end);
        if (wait.isPresent()) {
            dispatcher.release(job.id());
            watch.later(clocks.nanos(), wait.get());
        } else {
            gone(watch);
        }
    }

    /** What somebody wanted before the server died is done to the run now, if it was not done then. */
    private void alive(Job job, Watch watch, Observation.Running running) {
        boolean first = !watch.seen;
        long now = clocks.nanos();
        watch.seen = true;
        watch.blindSince = OptionalLong.empty();
        if (Ending.wish(job).isPresent()) {
            watch.cancel(now);
            watch.later(now, SOON);
        }
        if (job.suspendedBy().isPresent() && (first || !running.suspended())) {
            watch.stop();
        } else if (job.suspendedBy().isEmpty() && running.suspended()) {
            watch.goOn(job, Step.ran(job, clocks.now()), now);
        }
        if (watch.overdue(job, now, finish.grace().plus(PATIENCE))) {
            ledger.change(job.id(), Step::loseSight);
        } else if (job.phase() == Phase.UNKNOWN) {
            ledger.change(job.id(), Step::seeAgain);
        }
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
    void reap(Watch watch, Observation observation) {
        switch (observation) {
            case Observation.Running _, Observation.Unobservable _ -> {
                watch.cancel(clocks.nanos());
                watch.later(clocks.nanos(), SOON);
            }
            case Observation.Ended _, Observation.NeverStarted _ -> {
                if (watch.isQuiet(clocks.nanos(), SOON)) {
                    over(watch, () -> finish.unowned(watch));
                }
            }
        }
    }

    private void over(Watch watch, Runnable record) {
        record.run();
        gone(watch);
    }

    /** Nothing of the run is alive, and that is recorded: its place is free. */
    private void gone(Watch watch) {
        watch.runner.forget(watch.name);
        FaultPoint.AFTER_FORGET_RUN.reached();
        Optional<Job> goesOn =
                ledger.find(watch.name.job()).filter(job -> !job.phase().isFinal());
        dropped.accept(watch);
        if (goesOn.isEmpty()) {
            dispatcher.release(watch.name.job());
        }
    }
}
