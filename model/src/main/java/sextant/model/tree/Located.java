package sextant.model.tree;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A document and where each of its values stood. Positions stand beside the tree and not in it, so that the same values from
 * different texts are equal.
 *
 * @param positions of the fields' names and of the items; a syntax without lines (a query string) has none
 */
public record Located(Node root, Map<Path, Position> positions) {

    public Located {
        // Not Map.copyOf: its probing is slow for names that a stranger chose to have one hash.
        positions = Collections.unmodifiableMap(new HashMap<>(positions));
    }

    public static Located nowhere(Node root) {
        return new Located(root, Map.of());
    }

    public Optional<Position> at(Path path) {
        return Optional.ofNullable(positions.get(path));
    }
}
