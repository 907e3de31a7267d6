package sextant.engine.ledger;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import sextant.model.job.JobEvent;

/** One who follows what happens, from one event to the next. Keeps nothing but where it is, so being slow costs nobody anything. */
public final class Follower {

    private final Feed feed;
    private final Predicate<JobEvent> wanted;
    private long position;

    /** @param after the sequence number of the last event that is known already */
    public Follower(Feed feed, Predicate<JobEvent> wanted, long after) {
        this.feed = feed;
        this.wanted = wanted;
        position = after;
    }

    /**
     * The next events, at least one, or none if nothing that is wanted happened for so long, however much else did. In no time at all:
     * what has happened already, and none if nothing has.
     */
    public List<JobEvent> next(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            var batch = feed.after(position, Math.max(0, end - System.nanoTime()));
            if (batch.upTo() == position) {
                return List.of();
            }
            position = batch.upTo();
            var events = batch.events().stream().filter(wanted).toList();
            if (!events.isEmpty()) {
                return events;
            }
            if (!most.isZero() && System.nanoTime() - end >= 0) {
                return List.of();
            }
        }
    }
}
