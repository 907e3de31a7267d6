package sextant.model.task;

import java.util.List;
import java.util.Optional;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * What a client wants to run (sections 2 to 6 of the note). Without {@code info} the question is general: "can I run <em>a</em>
 * container here?" and not "can I run <em>this</em> container here?" (section 4.1).
 *
 * @param type      the task type, an opaque URI that is compared exactly (section 2)
 * @param document  the whole document as read, of which the rest are parts, with its positions
 * @param info      the {@code taskinfo} tree, empty for a general question; an empty mapping counts as none
 * @param resources what the Task needs, section 5
 * @param data      what the Task reads, section 6, in the order asked
 */
public record Task(String type, Located document, Fields info, Resources resources, List<DataReference> data) {

    /** Where {@link #reserve} stands in the document: {@code true} or {@code false}. */
    public static final Path RESERVE = Path.of("reserve");

    private static final Node TRUE = Scalar.truth(true);

    public Task {
        data = List.copyOf(data);
    }

    /** Whether the question is about any Task of this type, and not about a particular one. */
    public boolean general() {
        return info.isEmpty();
    }

    /** Whether the planner is asked to hold a job for it as well. */
    public boolean reserve() {
        return RESERVE.in(document.root()).filter(TRUE::equals).isPresent();
    }

    public Optional<Node> info(String name) {
        return info.get(name);
    }
}
