package sextant.engine.callbacks;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What came of the messages to listeners since the start of the server: counts, and who did not get what was meant for him. */
public final class Outcomes {

    private static final int REMEMBERED = 1_000;

    /** What a listener was not told. @param why in one word, for the last of these messages */
    public record Lost(int messages, String why) {}

    private final LongAdder heard = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final LinkedHashMap<String, Lost> lost = new LinkedHashMap<>();

    /** Messages that their listeners have. */
    public long heard() {
        return heard.sum();
    }

    /** Attempts that failed, and are made again. */
    public long failed() {
        return failed.sum();
    }

    /** Messages that are not told any more. */
    public long givenUp() {
        return givenUp.sum();
    }

    /** What was given up lately, by the id of a listener. */
    public Optional<Lost> lost(String listener) {
        synchronized (lost) {
            return Optional.ofNullable(lost.get(listener));
        }
    }

    void countHeard() {
        heard.increment();
    }

    void countFailed() {
        failed.increment();
    }

    void countGivenUp(String listener, String why) {
        givenUp.increment();
        synchronized (lost) {
            var before = Optional.ofNullable(lost.remove(listener)).map(Lost::messages);
            lost.put(listener, new Lost(before.orElse(0) + 1, why));
            if (lost.size() > REMEMBERED) {
                lost.pollFirstEntry();
            }
        }
    }
}
