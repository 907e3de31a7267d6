package sextant.engine.callbacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import sextant.engine.callbacks.Notifier.Told;
import sextant.engine.pace.Clocks;
import sextant.engine.store.JobStore;
import sextant.model.notice.Notice;

/**
 * Brings the notices of the store to their listeners: each at least once, those of one listener one after the other and in order
 * (promise P8). A notice is dropped from the store only after its listener has it; so a crash in between tells it twice, with the same
 * number. Nothing else waits for any of this: each attempt has a thread of its own, and a listener that is slow or gone delays itself.
 *
 * <p>What failed is tried again after a pause that doubles from a second to ten minutes, for about a day.
 */
public final class Deliveries {

    private static final System.Logger LOG = System.getLogger("sextant.callbacks");

    static final int MOST_ATTEMPTS = 150;

    private static final int AT_ONCE = 64;
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
    private final Set<String> busy = new HashSet<>();
    /** Told, but not noted yet. */
    private final Set<Long> heard = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean rung = new AtomicBoolean(true);
    private boolean open;
    private long next;

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

    /** From now on listeners are told. */
    public synchronized void open() {
        open = true;
    }

    /** Nobody is told any more, but for what is on its way. */
    public synchronized void shut() {
        open = false;
    }

    /** There is something new to tell. */
    public void ring() {
        if (!rung.getAndSet(true)) {
            executor.execute(this::tick);
        }
    }

    /** Called from time to time: tells what is due. Costs nothing while there is nothing to tell. */
    public synchronized void tick() {
        if (!open || !rung.getAndSet(false) && next - clocks.nanos() > 0) {
            return;
        }
        boolean looked = false;
        try {
            for (var notice : store.notices(clocks.now(), LOOKED_AT)) {
                if (busy.size() < AT_ONCE && !busy.contains(listener(notice))) {
                    begin(notice);
                }
            }
            next = clocks.nanos() + pause().toNanos();
            looked = true;
        } finally {
            if (!looked) {
                rung.set(true); // the store failed, and nothing is forgotten for that
            }
        }
    }

    private void begin(Notice notice) {
        var endpoint = notice.draft().listener().endpoint();
        var wait = hosts.take(endpoint, clocks.nanos());
        if (wait.isPresent()) {
            store.postpone(new Notice(
                    notice.sequence(),
                    notice.draft(),
                    notice.attempts(),
                    clocks.now().plus(wait.get()),
                    notice.trouble()));
            return;
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
        switch (notifier.tell(notice.draft().listener().endpoint(), message.get())) {
            case Told.Heard() -> {
                heard.add(notice.sequence());
                told(notice);
                return true;
            }
            case Told.Never(var why, var gone) -> {
                giveUp(notice, why, gone);
                return true;
            }
            case Told.Again(var why, var answered, var after) -> {
                if (notice.attempts() + 1 >= MOST_ATTEMPTS) {
                    giveUp(notice, why, false);
                } else {
                    store.postpone(notice.failed(clocks.now().plus(pause(notice, after)), why));
                }
                return answered;
            }
        }
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
