package sextant.model.callback;

import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody who is told of a job (CEA Interfaces 1.0, registerProgressListener and registerResultsListener).
 *
 * @param id       unguessable and unique in the store
 * @param kind     what it is told, and in which form
 * @param endpoint where it listens, an absolute URI
 * @param secret   with which web hooks are signed; empty for the others. Told once, when it is registered
 */
public record Listener(String id, Kind kind, String endpoint, String secret) {

    /** The forms of telling. */
    public enum Kind {
        /** Every change of phase, progress and log lines, as {@code monitorJob} of the JobMonitor contract. */
        MONITOR("monitor"),
        /** The results, once, when the job has completed, as {@code putResults} of the ResultsListener contract. */
        RESULTS("results"),
        /** All of that as signed CloudEvents. */
        WEBHOOK("webhook");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As clients write it. */
        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equalsIgnoreCase(word))
                    .findFirst();
        }

        /** Whether it is told of phases, progress and log lines. */
        public boolean hearsProgress() {
            return this != RESULTS;
        }

        /** Whether it is told of results. */
        public boolean hearsResults() {
            return this != MONITOR;
        }
    }

    /** Without its secret, so that it can be logged. */
    @Override
    public String toString() {
        return kind.word + " " + id;
    }
}
