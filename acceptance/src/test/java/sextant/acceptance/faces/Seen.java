package sextant.acceptance.faces;

import java.util.Optional;
import java.util.Set;

/**
 * A job as a face shows it. What a face has no words for is empty.
 *
 * @param phase   in the face's own words; empty if it says that there is no such job
 * @param text    the value of the parameter {@code text}
 * @param results the names of the results
 * @param said    the content of the result, if the face tells contents
 */
record Seen(
        Optional<String> phase,
        Optional<String> text,
        Optional<String> duration,
        Set<String> results,
        Optional<String> said) {

    static final Seen NOTHING =
            new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
}
