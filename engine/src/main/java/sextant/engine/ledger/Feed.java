package sextant.engine.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sextant.engine.store.JobStore;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;

/**
 * The events of all jobs, in the order of the store, for any number of followers. The latest are kept in memory: what happens is read
 * from the store once, by the first follower that wants it. Who is slower than that reads from the store, and holds nobody up.
 */
public final class Feed implements Ledger.Listener {

    private static final int KEPT = 2048;
    private static final int AT_ONCE = 500;

    private final JobStore store;

    private final ReentrantLock bell = new ReentrantLock();
    private final Condition more = bell.newCondition();
    private long newest;
    private boolean released;

    /** Everything after {@code from} up to {@code to} is in memory. */
    private final Deque<JobEvent> latest = new ArrayDeque<>();

    private long from;
    private long to;

    /** @param upTo everything up to here has been given out */
    public record Batch(List<JobEvent> events, long upTo) {}

    public Feed(JobStore store) {
        this.store = store;
    }

    /** Where somebody begins who wants only what happens from now on. */
    public long now() {
        long sequence = store.span().newest();
        ring(sequence);
        return sequence;
    }

    @Override
    public void changed(Job job, long sequence) {
        ring(sequence);
    }

    @Override
    public void gone(JobId job, long sequence) {
        ring(sequence);
    }

    /** Sends every follower away: the server is stopping. They resume with the next one. */
    public void release() {
        bell.lock();
        try {
            released = true;
            more.signalAll();
        } finally {
            bell.unlock();
        }
    }

    private void ring(long sequence) {
        bell.lock();
        try {
            newest = Math.max(newest, sequence);
            more.signalAll();
        } finally {
            bell.unlock();
        }
    }

    /**
     * The events after a sequence number, as many as are at hand; waits until there is one, at most so many nanoseconds.
     *
     * @throws InterruptedException also once the server is stopping
     */
    public Batch after(long sequence, long patience) throws InterruptedException {
        long known;
        bell.lockInterruptibly();
        try {
            long left = patience;
            while (sequence >= newest && left > 0 && !released) {
                left = more.awaitNanos(left);
            }
            if (released) {
                throw new InterruptedException("the server is stopping");
            }
            known = newest;
        } finally {
            bell.unlock();
        }
        if (sequence >= known) {
            return new Batch(List.of(), sequence);
        }
        var remembered = remembered(sequence, known);
        return remembered.isPresent() ? remembered.get() : batch(store.events(sequence, AT_ONCE), known);
    }

    /** From memory, which is brought up to date first; empty if memory does not reach back so far. */
    private synchronized Optional<Batch> remembered(long sequence, long known) {
        if (latest.isEmpty() || sequence > to) {
            latest.clear();
            from = sequence;
            to = sequence;
        }
        if (sequence < from) {
            return Optional.empty();
        }
        if (sequence == to) {
            var events = store.events(to, AT_ONCE);
            latest.addAll(events);
            to = batch(events, known).upTo();
            while (latest.size() > KEPT) {
                from = latest.removeFirst().sequence();
            }
        }
        var events =
                latest.stream().filter(event -> event.sequence() > sequence).toList();
        return Optional.of(new Batch(events, to));
    }

    /** An event that was dropped together with its job is passed over. */
    private static Batch batch(List<JobEvent> events, long known) {
        return new Batch(events, events.isEmpty() ? known : events.getLast().sequence());
    }
}
