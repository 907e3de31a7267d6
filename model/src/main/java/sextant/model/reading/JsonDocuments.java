package sextant.model.reading;

import sextant.model.tree.Located;

/** Reads one JSON document into the tree, with positions. */
public final class JsonDocuments {

    private JsonDocuments() {}

    /** @throws sextant.model.refusal.Refused if it is not JSON, beyond the limits, names a key twice ... */
    public static Located read(byte[] utf8, Limits limits) {
        throw new AssertionError("to be written");
    }
}
