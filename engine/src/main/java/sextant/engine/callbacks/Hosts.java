package sextant.engine.callbacks;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the hosts behave that listeners are on. One that is slow is given few messages at a time, and one that does not answer is left
 * alone for a while, so that it costs no more than others. Moments are of the clock that nobody can set, in nanoseconds.
 */
final class Hosts {

    static final int AT_ONCE = 4;
    static final int FAILURES = 5;
    static final Duration REST = Duration.ofSeconds(30);

    /** How long to wait for a place, if nobody tells when one is free. */
    static final Duration BUSY = Duration.ofSeconds(1);

    private static final int REMEMBERED = 1_000;

    private static final class State {
        int busy;
        int failures;
        long closedUntil;
    }

    private final Map<String, State> states = new HashMap<>();

    /** Takes a place; to be given back with {@link #done}. Empty if there is one, else how long to wait before asking again. */
    synchronized Optional<Duration> take(String endpoint, long now) {
        var state = states.computeIfAbsent(host(endpoint), _ -> new State());
        if (state.failures >= FAILURES && state.closedUntil - now > 0) {
            return Optional.of(Duration.ofNanos(state.closedUntil - now));
        }
        if (state.busy >= AT_ONCE) {
            return Optional.of(BUSY);
        }
        state.busy++;
        if (states.size() > REMEMBERED) {
            states.values().removeIf(old -> old.busy == 0 && old.closedUntil - now <= 0);
        }
        return Optional.empty();
    }

    /** @param answered whether the host said anything, be it no */
    synchronized void done(String endpoint, boolean answered, long now) {
        var host = host(endpoint);
        var state = states.computeIfAbsent(host, _ -> new State());
        state.busy--;
        state.failures = answered ? 0 : state.failures + 1;
        state.closedUntil = now + REST.toNanos();
        if (answered && state.busy == 0) {
            states.remove(host);
        }
    }

    private static String host(String endpoint) {
        return Optional.ofNullable(URI.create(endpoint).getRawAuthority())
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
