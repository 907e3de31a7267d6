package sextant.model.uws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Result;

/**
 * A job and what is known about it only now.
 *
 * @param progress how far its run has come, if it says so
 * @param place    how many jobs are before it in its queue; empty if it is in none
 */
public record JobView(Job job, Optional<Progress> progress, Optional<Integer> place) {

    public static JobView of(Job job) {
        return new JobView(job, Optional.empty(), Optional.empty());
    }

    /** What can be fetched: of an archived job nothing can. */
    List<Result> results() {
        return job.phase() == Phase.ARCHIVED ? List.of() : job.results();
    }

    /** When it is forgotten if nobody runs it. */
    Optional<Instant> reservedUntil() {
        return job.phase() == Phase.PENDING ? job.reserved() : Optional.empty();
    }

    /** Whether what its program wrote can be read. */
    boolean hasStreams() {
        return job.attempt() > 0 && job.phase() != Phase.ARCHIVED;
    }

    /** Seconds, as far as the schema's {@code xs:int} goes; 0 is without limit. */
    public int executionDuration() {
        return (int) Math.clamp(job.executionDuration(), 0, Integer.MAX_VALUE);
    }
}
