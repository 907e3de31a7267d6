package sextant.engine.soap;

import java.time.Instant;

/** Remembers messages that must be acted on once only, over restarts too. */
public interface SeenMessages {

    /**
     * Whether this is the first time that a message is told of. Of many who ask at once exactly one hears yes, and what it is told is on
     * disk by then.
     *
     * @param message a digest of what makes the message one of its own, at most 64 characters
     * @param until   it is remembered, at least; after that the message must be refused for its age
     * @throws sextant.engine.store.StoreUnavailable if that cannot be known now
     */
    boolean first(String message, Instant until);
}
