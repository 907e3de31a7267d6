package sextant.model.reading;

import sextant.model.tree.Located;

/** Reads one YAML 1.2 document (core schema) into the tree, with positions. */
public final class YamlDocuments {

    private YamlDocuments() {}

    /**
     * @param aliases whether anchors and aliases are taken (compose files) or refused (Task documents)
     * @throws sextant.model.refusal.Refused if it is not YAML, beyond the limits, has tags, names a key twice ...
     */
    public static Located read(String text, boolean aliases, Limits limits) {
        throw new AssertionError("to be written");
    }
}
