package sextant.model.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.model.answer.Alternative.Change;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Path.Step;

/** Makes the changes of an {@link Alternative} in a document. */
public final class Edits {

    private Edits() {}

    /** The document with every change made, in order. What is missing on the way to a new value is made. */
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
        var fields = at.orElse(Fields.EMPTY) instanceof Fields present ? present : Fields.EMPTY;
        return set(fields.get(name), rest, to)
                .map(value -> fields.with(name, value))
                .orElseGet(() -> fields.without(name));
    }

    private static Node item(Optional<Node> at, int index, List<Step> rest, Optional<Node> to) {
        var values = new ArrayList<>(at.orElse(Items.of()) instanceof Items(var present) ? present : List.of());
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
