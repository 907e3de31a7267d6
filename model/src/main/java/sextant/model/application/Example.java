package sextant.model.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call of an application with known values, and what is known of what comes out. Run by {@code sextant test}, and shown to people
 * (DALI 1.1, 2.3).
 *
 * @param id          unique in the application
 * @param title       for people
 * @param interfaceId the interface that is called
 * @param values      by parameter, in order
 * @param phase       in which it ends: COMPLETED or ERROR
 * @param expected    of its results, or of its error message
 */
public record Example(
        String id,
        Optional<String> title,
        Optional<String> interfaceId,
        Map<String, List<Value>> values,
        String phase,
        List<Expectation> expected) {

    public Example {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        expected = List.copyOf(expected);
    }

    /** What a parameter is given. */
    public sealed interface Value {
        record Text(String value) implements Value {}

        /** A file beside the application's own, by its path from there. */
        record File(String path) implements Value {}

        /** A result of an example of an application, sent by reference. */
        record ResultOf(String application, String example, String result) implements Value {}
    }

    /**
     * What is known of a result.
     *
     * @param result     its name; empty for the error message of the job
     * @param contains   texts that it has
     * @param leastBytes so long it is at least
     * @param rows       so many rows its table has at least
     */
    public record Expectation(Optional<String> result, List<String> contains, long leastBytes, OptionalLong rows) {
        public Expectation {
            contains = List.copyOf(contains);
        }
    }
}
