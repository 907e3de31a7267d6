package sextant.engine.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.engine.callbacks.Hearing;
import sextant.engine.fault.FaultPoint;
import sextant.engine.runner.RunName;
import sextant.engine.runner.Runner;
import sextant.engine.staging.Courier;
import sextant.engine.staging.Outbound;
import sextant.model.job.Job;
import sextant.model.job.Progress;

/**
 * What this server remembers of a run that may be alive; nothing that matters is lost with it. Changed only by whoever holds the lock
 * of the run's job. Moments are of the clock that nobody can set, in nanoseconds.
 */
final class Watch {

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(8).toNanos();

    final RunName name;
    final Runner runner;
    final String route;
    final String application;

    /** Carries the files that come from elsewhere and go elsewhere. */
    final Courier courier;

    /** What listeners have heard of it. */
    final Hearing hearing = new Hearing();

    final Outbound.Progress sent = new Outbound.Progress();

    /** Somebody is about to look after it. */
    final AtomicBoolean attended = new AtomicBoolean();

    /** When it would have begun had it never been suspended; what it has run is counted from here. */
    long origin;

    /** Since when this server has known it to go on: when it was started, taken up, or last let go on. */
    private long aliveSince;

    /** Whether it was seen alive by this server. */
    boolean seen;

    /** Since when it cannot be observed. */
    OptionalLong blindSince = OptionalLong.empty();

    /** When it was first cancelled. */
    OptionalLong cancelled = OptionalLong.empty();

    /** When it is looked after again. */
    volatile long next;

    volatile @Nullable Progress progress;

    private long pause = FIRST_PAUSE;

    /** @param executor of what is carried; {@code soon} is told when something has been */
    Watch(
            RunName name,
            Runner runner,
            String route,
            String application,
            long now,
            Executor executor,
            Consumer<Watch> soon) {
        this.name = name;
        this.runner = runner;
        this.route = route;
        this.application = application;
        origin = now;
        aliveSince = now;
        next = now;
        courier = new Courier(executor, () -> soon.accept(this));
    }

    /** Nothing is under way any more; else it is called back, and somebody comes again when it is here. */
    boolean isQuiet(long now, Duration wait) {
        if (courier.isAway()) {
            courier.recall();
            later(now, wait);
        }
        return !courier.isAway();
    }

    /** It is looked after again after a while. */
    void later(long now, Duration wait) {
        next = now + wait.toNanos();
        pause = FIRST_PAUSE;
    }

    /** What was to be done failed; it is tried again after a pause that grows. */
    void retry(long now) {
        next = now + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /** Asked again each time, as the time before may have been lost. */
    void cancel(long now) {
        runner.cancel(name);
        if (cancelled.isEmpty()) {
            cancelled = OptionalLong.of(now);
        }
        FaultPoint.AFTER_CANCEL.reached();
    }

    /** Stops the run where it is; the time in which it stands still is not counted. */
    void stop() {
        runner.suspend(name);
        runner.deadline(name, Optional.empty());
        FaultPoint.AFTER_SUSPEND.reached();
    }

    /** @param ran how long the job has run so far */
    void goOn(Job job, Duration ran, long now) {
        origin = now - ran.toNanos();
        aliveSince = now;
        deadline(job, now);
        runner.resume(name);
        FaultPoint.AFTER_RESUME.reached();
    }

    /** Tells the runner how long the run may still take. */
    void deadline(Job job, long now) {
        runner.deadline(name, Optional.of(left(job, now)));
    }

    /** How long the run may still take. */
    Duration left(Job job, long now) {
        var left = Duration.ofSeconds(job.executionDuration()).minusNanos(now - origin);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Whether the run must have ended some time ago. This server must have watched it for the whole of its duration: what was before, it
     * knows by the wall clock only, which may have been set; until then the runner alone sees to it that the run ends in time.
     */
    boolean overdue(Job job, long now, Duration late) {
        boolean afterLimit = job.suspendedBy().isEmpty()
                && Duration.ofSeconds(job.executionDuration())
                        .plus(late)
                        .minusNanos(now - aliveSince)
                        .isNegative();
        return afterLimit || (cancelled.isPresent() && now - cancelled.getAsLong() > late.toNanos());
    }
}
