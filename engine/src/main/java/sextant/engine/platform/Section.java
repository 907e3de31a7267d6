package sextant.engine.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import sextant.model.tree.Node;

/**
 * One mapping of platform.yaml, read strictly: what is wrong is noted with line and column, and every key that nobody asked for is
 * unknown. Getters never throw for what an operator may write; they note the problem and return something harmless.
 */
public final class Section {

    /** Text at a key; noted as a problem if it is missing. */
    public String text(String key) {
        throw new AssertionError("to be written");
    }

    public Optional<String> optionalText(String key) {
        throw new AssertionError("to be written");
    }

    /** A list of texts, or one text alone; empty if the key is missing. */
    public List<String> texts(String key) {
        throw new AssertionError("to be written");
    }

    public boolean flag(String key, boolean otherwise) {
        throw new AssertionError("to be written");
    }

    /** One of some words; the first if the key is missing. */
    public String choice(String key, List<String> words) {
        throw new AssertionError("to be written");
    }

    public Optional<Section> section(String key) {
        throw new AssertionError("to be written");
    }

    /** A list of mappings. */
    public List<Section> sections(String key) {
        throw new AssertionError("to be written");
    }

    /** Whatever stands there. */
    public Optional<Node> node(String key) {
        throw new AssertionError("to be written");
    }

    /** The keys that stand in this section, in order. */
    public Set<String> keys() {
        throw new AssertionError("to be written");
    }

    /** Reads a value by a function that returns a problem text or empty. */
    public <T> Optional<T> parsed(String key, BiFunction<Node, sextant.model.tree.Path, T> reader) {
        throw new AssertionError("to be written");
    }

    /** Notes that the value at a key cannot be used. */
    public void problem(String key, String text) {
        throw new AssertionError("to be written");
    }
}
