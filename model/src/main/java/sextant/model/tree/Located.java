package sextant.model.tree;

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
        positions = Map.copyOf(positions);
    }

    public static Located nowhere(Node root) {
        return new Located(root, Map.of());
    }

    public Optional<Position> at(Path path) {
        return Optional.ofNullable(positions.get(path));
    }
}
