package sextant.model.answer;

import java.util.List;
import java.util.Optional;
import sextant.model.tree.Node;
import sextant.model.tree.Path;

/**
 * A change to the Task that makes the answer a yes: all of the changes are needed, and together they are enough. Shown only after
 * the planner was asked with them and said yes.
 *
 * @param text  one sentence for a person
 * @param route the route that would take the changed Task
 */
public record Alternative(String text, String route, List<Change> changes) {

    /**
     * @param path of the value in the Task document
     * @param from what it is, absent if the Task has none
     * @param to   what it would be, absent if it is to be left out
     */
    public record Change(Path path, Optional<Node> from, Optional<Node> to) {}

    public Alternative {
        changes = List.copyOf(changes);
    }
}
