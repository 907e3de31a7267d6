package sextant.engine.callbacks;

import java.time.Duration;
import java.util.Optional;
import sextant.model.refusal.Refusal;

/**
 * Takes messages to listeners. The addresses are the clients' own, so whatever implements this keeps to the operator's policy for
 * requests to the outside. {@code NotifierContract} is what every implementation must pass.
 */
public interface Notifier {

    /**
     * Why nobody can be told at this address, as far as that is known without asking anybody; when a listener is registered.
     *
     * @return {@code endpoint-not-allowed}
     */
    Optional<Refusal> check(String endpoint);

    /**
     * Posts a message once. Blocks for a few seconds at most, whatever the other side does, and reads little of its answer. Called from
     * any thread, never for two messages to the same listener at the same time; called again for the same message if it is not known
     * that it arrived.
     */
    Told tell(String endpoint, Message message);

    /** What came of it. The reasons are stable words. */
    sealed interface Told {

        /** The listener has it. */
        record Heard() implements Told {}

        /**
         * Not this time.
         *
         * @param answered whether somebody was there
         * @param after    when the listener wants to be asked again, if it said so
         */
        record Again(String why, boolean answered, Optional<Duration> after) implements Told {}

        /** The listener does not want this message, and will not want it later. @param gone nor any other */
        record Never(String why, boolean gone) implements Told {}
    }
}
