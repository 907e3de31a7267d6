package sextant.model.writing;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** A mapping while it is written: what is absent is left out. */
public final class Wire {

    private final SequencedMap<String, Node> values = new LinkedHashMap<>();

    public void put(String name, Optional<? extends Node> value) {
        value.ifPresent(present -> values.put(name, present));
    }

    public void text(String name, Optional<String> text) {
        put(name, text.map(Scalar::text));
    }

    public Fields fields() {
        return new Fields(values);
    }
}
