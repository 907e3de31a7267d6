package sextant.model.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * Something to be told to one listener, as it is stored: in the same transaction as the change that it tells of, until the listener has
 * it or nobody expects any more that it will.
 *
 * @param sequence strictly growing over all notices of a store, though not without gaps: later is larger
 * @param created  when it was stored
 * @param attempts how often telling it has failed
 * @param due      when it is told, or told again
 * @param trouble  why telling it failed the last time
 */
public record Notice(long sequence, Draft draft, Instant created, int attempts, Instant due, Optional<String> trouble) {

    /** The same, not to be told before this. */
    public Notice notBefore(Instant later) {
        return new Notice(sequence, draft, created, attempts, later, trouble);
    }

    /** The same after one more failure. */
    public Notice failed(Instant again, String why) {
        return new Notice(sequence, draft, created, attempts + 1, again, Optional.of(why));
    }
}
