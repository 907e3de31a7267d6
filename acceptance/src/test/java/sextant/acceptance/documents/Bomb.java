package sextant.acceptance.documents;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small documents that become enormous if a reader believes them. */
public final class Bomb {

    private Bomb() {}

    /** A YAML mapping {@code a0}, {@code a1} ... in which each list holds the one before it so many times. */
    public static String yaml(int levels, int times) {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level <= levels; level++) {
            var before = "*a" + (level - 1);
            text.append("a" + level + ": &a" + level + " [")
                    .append(IntStream.range(0, times).mapToObj(_ -> before).collect(Collectors.joining(", ")))
                    .append("]\n");
        }
        return text.toString();
    }
}
