package sextant.model.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A mapping from names to values, in the order in which it was written. Equality does not look at the order. */
public record Fields(SequencedMap<String, Node> values) implements Node {

    public static final Fields EMPTY = new Fields(new LinkedHashMap<>());

    public Fields {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    public static Fields of(String name, Node value) {
        return EMPTY.with(name, value);
    }

    public Optional<Node> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** This mapping with one more value; a value of that name is replaced in its place. */
    public Fields with(String name, Node value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Fields(changed);
    }

    public Fields with(String name, String text) {
        return with(name, Scalar.text(text));
    }

    public Fields without(String name) {
        var changed = new LinkedHashMap<String, Node>(values);
        changed.remove(name);
        return new Fields(changed);
    }

    /** This mapping with all values of another, which win. */
    public Fields with(Fields other) {
        var changed = new LinkedHashMap<>(values);
        changed.putAll((Map<String, Node>) other.values);
        return new Fields(changed);
    }
}
