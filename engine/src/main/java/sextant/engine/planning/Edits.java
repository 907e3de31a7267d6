package sextant.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.model.answer.Alternative.Change;
import sextant.model.reading.TaskDocument;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Path.Step;

/** Applies changes to a Task, by editing the document that it was read from and reading that again. */
public final class Edits {

    private Edits() {}

    public static Task apply(Task task, List<Change> changes) {
        return TaskDocument.task(
                task.type(),
                new Located(
                        apply(task.document().root(), changes), task.document().positions()));
    }

    /** The document with every change made; positions of what was not changed stay true. */
    public static Node apply(Node document, List<Change> changes) {
        var changed = document;
        for (var change : changes) {
            changed = set(Optional.of(changed), change.path().steps(), change.to())
                    .orElse(Fields.EMPTY);
        }
        return changed;
    }

    private static Optional<Node> set(Optional<Node> at, List<Step> way, Optional<Node> to) {
        if (way.isEmpty()) {
            return to;
        }
        var rest = way.subList(1, way.size());
        return Optional.of(
                switch (way.getFirst()) {
                    case Path.Field(var name) -> field(at, name, rest, to);
                    case Path.Item(var index) -> item(at, index, rest, to);
                });
    }

    private static Node field(Optional<Node> at, String name, List<Step> rest, Optional<Node> to) {
        var fields = at.filter(Fields.class::isInstance).map(Fields.class::cast).orElse(Fields.EMPTY);
        return set(fields.get(name), rest, to)
                .map(value -> fields.with(name, value))
                .orElseGet(() -> fields.without(name));
    }

    private static Node item(Optional<Node> at, int index, List<Step> rest, Optional<Node> to) {
        var values = new ArrayList<>(at.filter(Items.class::isInstance)
                .map(node -> ((Items) node).values())
                .orElse(List.of()));
        var old = index < values.size() ? Optional.of(values.get(index)) : Optional.<Node>empty();
        var value = set(old, rest, to);
        if (old.isPresent() && value.isPresent()) {
            values.set(index, value.get());
        } else if (old.isPresent()) {
            values.remove(index);
        } else {
            value.ifPresent(values::add);
        }
        return new Items(values);
    }
}
