package sextant.engine.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.job.ParameterValue;
import sextant.model.job.Progress;
import sextant.model.job.Submission;

/**
 * The use cases of the job service, the same for every face. Each looks at who calls: a job of somebody else is {@code no-such-job},
 * exactly as one that does not exist (promise P9). A job of an anonymous caller is everybody's who knows its address. Operators may
 * do everything but read what a client uploaded or got.
 *
 * <p>All throw {@link sextant.model.refusal.Refused}: {@code no-such-job} 404, {@code job-phase} 403 where the phase does not allow
 * it, {@code store-unavailable} 503; and those named below. A refused request has changed nothing.
 */
public final class Jobs {

    /**
     * Creates a job, stored when this returns.
     *
     * @return the new job, or the earlier one of the same idempotency key
     * @throws sextant.model.refusal.Refused {@code no-such-application}, {@code no-such-route}, {@code not-admitted}, {@code
     *     too-many-jobs}, those of {@code ParameterCheck} and {@code CommandLine}, {@code idempotency-mismatch}
     */
    public Job create(Submission submission, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    public Job find(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** As {@link #find}, but never blocks: empty if it would have to, or if the answer is a refusal. */
    public Optional<Job> atHand(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** RUN: from PENDING and HELD into the queue, and from SUSPENDED on. Doing so again in QUEUED or EXECUTING changes nothing. */
    public Job run(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** ABORT: returns when the job is ABORTED, or will be as soon as its processes are gone. Nothing is changed in a final phase. */
    public Job abort(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Stops the processes of an executing job, until {@link #run}. */
    public Job suspend(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Ends the job if it runs, and forgets it and everything that belongs to it. */
    public void delete(JobId id, Caller caller) {
        throw new UnsupportedOperationException("not yet");
    }

    /** @param when empty or too late asks for the latest that the operator allows, which is what the job then has */
    public Job destruction(JobId id, Caller caller, Optional<Instant> when) {
        throw new UnsupportedOperationException("not yet");
    }

    /** @param seconds 0 asks for no limit; too many are cut to what the operator allows, which is what the job then has */
    public Job executionDuration(JobId id, Caller caller, long seconds) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Replaces the values of the parameters that are named, while the job is PENDING; uploads as in a {@link Submission}. */
    public Job parameters(JobId id, Caller caller, List<ParameterValue> changed) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The job as soon as its phase is another, or after {@code most}, or at once if its phase is not one to wait in. Takes no thread
     * while it waits.
     *
     * @throws sextant.model.refusal.Refused {@code too-many-waits}, 429
     */
    public CompletionStage<Job> await(Job job, Caller caller, Duration most) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The jobs of a list that the caller may see; what the query says about whose they are is cut to that. */
    public void list(JobQuery query, Caller caller, Predicate<JobSummary> receiver) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How far a job has come, if its program says so. */
    public Optional<Progress> progress(Job job) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How many jobs are before this one in its queue; empty if it is in none. */
    public Optional<Integer> place(Job job) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Follows what happens: first what happened after {@code after}, as far as it is still kept, then what happens from now on.
     *
     * @param job   only this one; empty is every job that the caller may see in lists
     * @param after a sequence number of an earlier event
     */
    public Following follow(Optional<JobId> job, Caller caller, Optional<Long> after) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Events as they happen. */
    public interface Following extends AutoCloseable {
        /** The next events, at least one, or none if nothing happened for so long. */
        List<JobEvent> next(Duration most) throws InterruptedException;

        @Override
        void close();
    }
}
