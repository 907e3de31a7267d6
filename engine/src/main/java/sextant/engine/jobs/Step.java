package sextant.engine.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import sextant.engine.jobs.StateGraph.Happening;
import sextant.model.job.Job;
import sextant.model.job.Job.Suspender;
import sextant.model.job.JobChange;
import sextant.model.job.JobError;
import sextant.model.job.Phase;
import sextant.model.job.Result;

/**
 * The changes of a job's phase, as pure functions: the next version, or the same value where {@link StateGraph} says that this cannot
 * happen. What has to change together with a phase stands here and nowhere else.
 */
final class Step {

    private Step() {}

    private static Job to(Job job, Happening happening, UnaryOperator<JobChange> more) {
        return StateGraph.next(job.phase(), happening)
                .map(phase -> more.apply(job.change().phase(phase)).job())
                .orElse(job);
    }

    /** @param kept how long a reservation is kept that is taken up by this */
    static Job queue(Job job, Instant now, Optional<Instant> quote, Duration kept) {
        return to(
                job,
                Happening.RUN,
                change -> takenUp(job, change, now.plus(kept)).queued(now).quote(quote));
    }

    static Job hold(Job job, Instant now, Duration kept) {
        return to(job, Happening.HOLD, change -> takenUp(job, change, now.plus(kept)));
    }

    /** A reservation that is run becomes a job like any other; if its client wanted an earlier end of it, that stays. */
    private static JobChange takenUp(Job job, JobChange change, Instant until) {
        if (job.reserved().isPresent() && job.destruction().equals(job.reserved())) {
            change.destruction(Optional.of(until));
        }
        return change.taken();
    }

    /** The attempt is counted before anything is started, so that its name is known to whoever comes after a crash. */
    static Job claim(Job job, Instant now, Optional<Instant> quote) {
        return to(
                job,
                Happening.CLAIM,
                change -> change.started(now).attempt(job.attempt() + 1).quote(quote));
    }

    /** Ends a job that has no run. */
    static Job abort(Job job, Instant now, JobError why) {
        return to(job, Happening.ABORT, change -> change.ended(now).error(why));
    }

    /** Notes that somebody wants a job to end whose run may be alive; the first wish stays. */
    static Job wish(Job job, JobError why) {
        return Ending.wish(job).isPresent() ? job : job.change().error(why).job();
    }

    static Job end(Job job, Ending ending, List<Result> results, Instant at) {
        if (ending.happening() == Happening.RESTART) {
            return to(
                    job,
                    Happening.RESTART,
                    change -> change.notStarted().suspendedBy(Optional.empty()).ran(OptionalLong.empty()));
        }
        var began = job.started().orElse(at);
        return to(job, ending.happening(), change -> {
            ending.error().ifPresent(change::error);
            return change.results(results)
                    .ended(at.isBefore(began) ? began : at)
                    .suspendedBy(Optional.empty());
        });
    }

    /**
     * Whom a suspended job waits for can change: its client may want it to stay stopped, or leave it to the system again.
     *
     * @param ran how long the run took so far
     */
    static Job suspend(Job job, Suspender by, Duration ran) {
        if (job.phase() == Phase.SUSPENDED) {
            return waitFor(job, by);
        }
        return to(job, Happening.SUSPEND, change -> {
            if (job.suspendedBy().isEmpty()) {
                change.ran(OptionalLong.of(roundedUp(ran)));
            }
            return change.suspendedBy(Optional.of(by));
        });
    }

    /** Somebody else is to let a job go on that stands still. */
    static Job waitFor(Job job, Suspender by) {
        return job.suspendedBy().equals(Optional.of(by))
                ? job
                : job.change().suspendedBy(Optional.of(by)).job();
    }

    /** In milliseconds. However often it is suspended, nothing of what it ran is lost. */
    private static long roundedUp(Duration ran) {
        return ran.plusNanos(999_999).toMillis();
    }

    /** Counts the time that it stood still, as what it must not be charged for. A job that nobody can see goes on unseen. */
    static Job resume(Job job, Instant now) {
        return job.phase() == Phase.UNKNOWN
                ? goOn(job, job.change(), now).job()
                : to(job, Happening.RESUME, change -> goOn(job, change, now));
    }

    private static JobChange goOn(Job job, JobChange change, Instant now) {
        long since = job.started().orElse(now).until(now, ChronoUnit.MILLIS);
        return change.suspendedBy(Optional.empty())
                .ran(OptionalLong.of(job.ran().orElse(0) - since));
    }

    static Job loseSight(Job job) {
        return to(job, Happening.LOSE_SIGHT, change -> change);
    }

    /** A job that somebody had stopped is stopped still. */
    static Job seeAgain(Job job) {
        return to(job, job.suspendedBy().isPresent() ? Happening.SUSPEND : Happening.SEE_AGAIN, change -> change);
    }

    /** @param until when it is to be forgotten */
    static Job archive(Job job, Instant now, Instant until) {
        return to(job, Happening.ARCHIVE, change -> {
            if (!job.phase().isFinal()) {
                change.ended(now);
            }
            return change.results(List.of()).destruction(Optional.of(until));
        });
    }

    /** How long its run took until now, by the wall clock, without the times in which it was suspended. */
    static Duration ran(Job job, Instant now) {
        long counted = job.ran().orElse(0);
        if (job.suspendedBy().isPresent()) {
            return Duration.ofMillis(counted);
        }
        long since = job.started().orElse(now).until(now, ChronoUnit.MILLIS);
        return Duration.ofMillis(Math.max(0, since + counted));
    }
}
