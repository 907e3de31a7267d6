package sextant.engine.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import sextant.engine.callbacks.Notifier.Told;
import sextant.engine.fault.FaultPoint;
import sextant.engine.pace.Clocks;
import sextant.engine.store.JobStore;
import sextant.model.notice.Notice;

/**
 * Brings the notices of the store to their listeners: each at least once, those of one listener one after the other and in order
 * (promise P8). A notice is dropped from the store only after its listener has it; so a crash in between tells it twice, with the same
 * number. Nothing else waits for any of this: each attempt has a thread of its own, and a listener that is slow or gone delays itself.
 *
 * <p>What failed is tried again after a pause that doubles from a second to ten minutes, for a day.
 */
public final class Deliveries {

    private static final System.Logger LOG = System.getLogger("sextant.callbacks");

    private static final Duration LONGEST_EFFORT = Duration.ofDays(1);

    /** Also of what has waited for a day because this server was down. */
    private static final int FEWEST_ATTEMPTS = 10;

    static final int AT_ONCE = 64;
    private static final int LOOKED_AT = 500;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    /** Parts of a pause that chance takes from it, so that many do not come back at once. */
    private static final double SPREAD = 0.2;

    private final JobStore store;
    private final Notifier notifier;
    private final Wording wording;
    private final Clocks clocks;
    private final Executor executor;
    private final RandomGenerator random;
    private final Hosts hosts = new Hosts();
    private final Outcomes outcomes = new Outcomes();
    private final Set<String> busy = new HashSet<>();
    /** Told, but not noted yet. */
    private final Set<Long> heard = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean rung = new AtomicBoolean(true);
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean open;
    private volatile long next;

    /** @param executor of the attempts */
    public Deliveries(
            JobStore store,
            Notifier notifier,
            Wording wording,
            Clocks clocks,
            Executor executor,
            RandomGenerator random) {
        this.store = store;
        this.notifier = notifier;
        this.wording = wording;
        this.clocks = clocks;
        this.executor = executor;
        this.random = random;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    /** From now on listeners are told. */
    public void open() {
        open = true;
    }

    /** Nobody is told any more, but for what is on its way. */
    public void shut() {
        open = false;
    }

    /** There is something new to tell. */
    public void ring() {
        rung.set(true);
        tick();
    }

    /** Called from time to time: whoever does has not to wait for the store. Costs nothing while there is nothing to tell. */
    public void tick() {
        if (open && (rung.get() || next - clocks.nanos() <= 0) && !looking.getAndSet(true)) {
            executor.execute(this::look);
        }
    }

    private synchronized void look() {
        looking.set(false);
        if (!open || !rung.getAndSet(false) && next - clocks.nanos() > 0) {
            return;
        }
        boolean looked = false;
        try {
            var later = new ArrayList<Notice>();
            var due = store.notices(clocks.now(), LOOKED_AT);
            // Who waits for a place is found again when one is free, unless so many wait that they hide others.
            boolean crowded = due.size() == LOOKED_AT;
            for (var notice : due) {
                if (busy.size() < AT_ONCE && !busy.contains(listener(notice))) {
                    begin(notice)
                            .filter(wait -> crowded || !wait.equals(Hosts.BUSY))
                            .map(clocks.now()::plus)
                            .map(notice::notBefore)
                            .ifPresent(later::add);
                }
            }
            if (!later.isEmpty()) {
                store.postpone(later);
            }
            next = clocks.nanos() + pause().toNanos();
            looked = true;
        } finally {
            if (!looked) {
                rung.set(true); // the store failed, and nothing is forgotten for that
            }
        }
    }

    /** @return how long to wait, if the host of the listener is left alone for now */
    private Optional<Duration> begin(Notice notice) {
        var endpoint = notice.draft().listener().endpoint();
        var wait = hosts.take(endpoint, clocks.nanos());
        if (wait.isPresent()) {
            return wait;
        }
        busy.add(listener(notice));
        executor.execute(() -> {
            boolean answered = false;
            boolean noted = false;
            try {
                answered = deliver(notice);
                noted = true;
            } finally {
                hosts.done(endpoint, answered, clocks.nanos());
                done(notice, noted);
            }
        });
        return Optional.empty();
    }

    /** What could not be noted is looked at again a little later: the store fails, and to ask it at once would not mend that. */
    private void done(Notice notice, boolean noted) {
        synchronized (this) {
            busy.remove(listener(notice));
        }
        if (noted) {
            ring();
        } else {
            rung.set(true);
        }
    }

    /** Until the next notice is due; while there is none nobody looks, since new ones ring. */
    private Duration pause() {
        return store.nextNotice()
                .map(due -> Duration.between(clocks.now(), due))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .filter(left -> left.compareTo(LONGEST_PAUSE) < 0)
                .orElse(LONGEST_PAUSE);
    }

    private static String listener(Notice notice) {
        return notice.draft().listener().id();
    }

    /** @return whether the other side answered */
    private boolean deliver(Notice notice) {
        var message = heard.contains(notice.sequence()) ? Optional.<Message>empty() : message(notice);
        if (message.isEmpty()) {
            told(notice);
            return true;
        }
        FaultPoint.BEFORE_TELLING.reached();
        switch (notifier.tell(notice.draft().listener().endpoint(), message.get())) {
            case Told.Heard() -> {
                heard.add(notice.sequence());
                outcomes.countHeard();
                FaultPoint.AFTER_TELLING.reached();
                told(notice);
                FaultPoint.AFTER_TOLD_COMMIT.reached();
                return true;
            }
            case Told.Never(var why, var gone) -> {
                giveUp(notice, why, gone);
                return true;
            }
            case Told.Again(var why, var answered, var after) -> {
                if (isHopeless(notice)) {
                    giveUp(notice, why, false);
                } else {
                    outcomes.countFailed();
                    store.postpone(List.of(notice.failed(clocks.now().plus(pause(notice, after)), why)));
                }
                return answered;
            }
        }
    }

    private boolean isHopeless(Notice notice) {
        return notice.attempts() + 1 >= FEWEST_ATTEMPTS
                && notice.created().plus(LONGEST_EFFORT).isBefore(clocks.now());
    }

    private void told(Notice notice) {
        store.told(notice);
        heard.remove(notice.sequence());
    }

    private Optional<Message> message(Notice notice) {
        try {
            return wording.of(notice, clocks.now());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void giveUp(Notice notice, String why, boolean gone) {
        outcomes.countGivenUp(listener(notice), why);
        LOG.log(
                Level.WARNING,
                () -> "the listener " + notice.draft().listener() + " of job "
                        + notice.draft().job() + " is not told " + notice.sequence() + ": " + why);
        if (gone) {
            store.silence(listener(notice));
        } else {
            store.told(notice);
        }
    }

    private Duration pause(Notice notice, Optional<Duration> wished) {
        int doublings = Math.min(notice.attempts(), 16);
        var usual = least(FIRST_PAUSE.multipliedBy(1L << doublings), LONGEST_PAUSE);
        long millis = usual.toMillis();
        var spread = Duration.ofMillis(millis - (long) (millis * SPREAD * random.nextDouble()));
        return wished.map(wish -> least(wish, LONGEST_WISH))
                .filter(wish -> wish.compareTo(spread) > 0)
                .orElse(spread);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
