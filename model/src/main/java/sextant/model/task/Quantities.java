package sextant.model.task;

import sextant.model.tree.Node;
import sextant.model.tree.Path;

/**
 * The units of section 5: {@code G} is 10^9 and {@code Gi} 2^30; a bare store or memory is gigabytes, a bare startup or duration
 * seconds; {@code 5s}, {@code 10m} minutes, and ISO 8601 durations.
 */
public final class Quantities {

    private Quantities() {}

    /** @throws sextant.model.refusal.Refused with kind {@code quantity} or {@code type}, naming the path */
    public static Quantity parse(Resource resource, Node value, Path path) {
        throw new AssertionError("to be written");
    }

    /** The shortest exact spelling that {@link #parse} reads back: {@code 8G}, {@code 512Mi}, {@code 8}, {@code 30s}, {@code 10m}. */
    public static Node write(Resource resource, Quantity quantity) {
        throw new AssertionError("to be written");
    }
}
