package sextant.model.cea;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said about a job at one moment: the {@code message-type} of CEATypes, which answers a question for the phase and is what a
 * job monitor is told.
 *
 * @param phase   in the words of a {@link CeaVocabulary}
 * @param content for people
 * @param source  what says it
 * @param at      when it became so
 */
public record CeaMessage(
        Optional<String> phase,
        Optional<String> content,
        Optional<String> source,
        Optional<Instant> at,
        Optional<Level> level) {

    /** How much it matters. */
    public enum Level {
        INFO("info"),
        WARN("warn"),
        ERROR("error");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** As it is on the wire. */
        public String word() {
            return word;
        }

        static Optional<Level> of(String word) {
            for (var level : values()) {
                if (level.word.equals(word)) {
                    return Optional.of(level);
                }
            }
            return Optional.empty();
        }
    }
}
