package sextant.engine.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.notice.Draft;
import sextant.model.notice.Notice;

/**
 * Keeps jobs. When a method that changes something returns, the change is on disk (promise P1), and every later read sees it (P7).
 * Each change is one transaction: the job, and the event that tells of it. One server uses a store at a time. All methods may be
 * called from any thread and block; many callers at once share the cost of reaching the disk. {@code JobStoreContract} is what every
 * implementation must pass.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store cannot be reached; a change may then have happened or not, and is found
 * out by reading.
 */
public interface JobStore extends AutoCloseable {

    /**
     * Stores a new job, unless its owner used this key before.
     *
     * @param job of version 1
     * @return the job's event, or who has the key already
     */
    Creation create(Job job, Optional<IdempotencyKey> key);

    /** What came of creating. */
    sealed interface Creation {
        /** The job is stored. */
        record Stored(JobEvent event) implements Creation {}

        /** Nothing is stored: this owner used the key for that job. @param same whether it was the same submission */
        record KeyUsed(JobId job, boolean same) implements Creation {}
    }

    Optional<Job> find(JobId id);

    /** Who used an idempotency key, without creating anything; keys of anonymous callers are shared by all of them. */
    Optional<Creation.KeyUsed> keyUsed(Optional<Owner> owner, IdempotencyKey key);

    /**
     * Replaces a job by its next version, if nobody was faster: compare and set.
     *
     * @param changed of version n+1
     * @param notices what listeners are to be told of that; stored with it, or not at all
     * @return the event, or empty if the stored version is not n (then nothing is changed), or there is no such job any more
     */
    Optional<JobEvent> save(Job changed, List<Draft> notices);

    /** As {@link #save(Job, List)}, with nobody to tell. */
    default Optional<JobEvent> save(Job changed) {
        return save(changed, List.of());
    }

    /**
     * Forgets a job, if it still has this version; its idempotency key and its earlier events too. What its listeners are to be told
     * stays.
     *
     * @return the event, of the version after the last; empty if nothing was changed
     */
    Optional<JobEvent> delete(Job job);

    /**
     * Hands over the jobs of a list one by one as they are read, in the order that {@link JobQuery} says, with memory that does not
     * grow with their number. Never holds the store's only connection while the receiver is slow.
     *
     * @param receiver says whether it wants more
     */
    void list(JobQuery query, Predicate<JobSummary> receiver);

    /** How many jobs a list has, {@code last} included. */
    long count(JobQuery query);

    /** All jobs in phases QUEUED, EXECUTING, SUSPENDED and UNKNOWN, in the order in which they were queued; for the start. */
    void unfinished(Consumer<Job> receiver);

    /**
     * Jobs whose destruction time has come, and those archived whose time of keeping is over ({@code destruction} too); the earliest
     * first, at most so many.
     */
    List<Job> due(Instant now, int most);

    /** The jobs of a caller on a route that are reserved and wait to be run. */
    Set<JobId> reservations(String route, Optional<Owner> owner);

    /** When the next job is due. */
    Optional<Instant> nextDue();

    /** How long the latest completed jobs of an application took from their start to their end, the one that ended last first. */
    List<Duration> durations(String application, int most);

    /** The events after a sequence number, oldest first, at most so many; empty if there are none. */
    List<JobEvent> events(long after, int most);

    /**
     * The newest event's sequence number, 0 if there was never any; and the oldest that may still be kept, one more than the newest if
     * none is. A number is never given twice, even when its event is forgotten.
     */
    Span span();

    /** Which events are kept. */
    record Span(long oldest, long newest) {}

    /**
     * Stores what listeners are to be told that comes with no change of a job; in this order, and behind what is stored already. What a
     * program has said replaces what the same source has said before and this listener was not told yet: who is slow hears the newest,
     * and what waits for him does not grow.
     */
    void tell(List<Draft> notices);

    /**
     * What is to be told now: of each listener the oldest notice that it does not have yet, if that is due. The one that is due the
     * longest first, at most so many.
     */
    List<Notice> notices(Instant now, int most);

    /** Everything that there is still to tell of a job, in order. */
    List<Notice> notices(JobId job);

    /** When the next of those is due, or has been, that are the oldest of their listener; empty if there is none. */
    Optional<Instant> nextNotice();

    /** Drops a notice: its listener has it, or is not told any more. */
    void told(Notice notice);

    /** Stores when notices are told again, how often that has failed, and why. Does nothing to those that were dropped. */
    void postpone(List<Notice> notices);

    /** Drops all that there is still to tell a listener. */
    void silence(String listener);

    /** Drops events and idempotency keys older than this, oldest first. */
    void forgetBefore(Instant when);

    @Override
    void close();
}
