package sextant.model.task;

import sextant.model.tree.Node;
import sextant.model.tree.Path;

/** Reads the references of section 6. */
public final class DataReferences {

    private DataReferences() {}

    /** @throws sextant.model.refusal.Refused if the value is no reference of a kind that is known */
    public static DataReference parse(Node value, Path path) {
        throw new AssertionError("to be written");
    }
}
