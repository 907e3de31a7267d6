package sextant.model.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * What the readers of JSON, YAML and XML share while a tree grows: the positions, the limits, and the checks of every name and
 * text. A question is refused for the same thing in each of them.
 */
final class TreeBuilder {

    private final Limits limits;
    private final RefusalKind beyondLimit;
    private final Map<Path, Position> positions = new HashMap<>();
    private int nodes;

    /** @param beyondLimit what the syntax calls too deep or too many */
    TreeBuilder(Limits limits, RefusalKind beyondLimit) {
        this.limits = limits;
        this.beyondLimit = beyondLimit;
    }

    Located located(Node root) {
        return new Located(root, positions);
    }

    /** @param depth of a mapping or list, 1 for the outermost */
    void checkDepth(int depth, Position at) {
        checkDepth(depth, at, limits, beyondLimit);
    }

    static void checkDepth(int depth, Position at, Limits limits, RefusalKind beyondLimit) {
        if (depth > limits.depth()) {
            throw beyondLimit
                    .because("Lists and mappings are nested too deeply.")
                    .at(at)
                    .limit(limits.depth() + " levels")
                    .refused();
        }
    }

    /** Adds the name of a field; its value is put into the mapping by the caller. */
    void field(SequencedMap<String, Node> fields, String name, Path path, Position at) {
        checkText(name, path, at);
        if (fields.containsKey(name)) {
            throw RefusalKind.DUPLICATE_KEY
                    .because("The name '" + shown(name) + "' is given twice in one mapping.")
                    .at(path)
                    .at(at)
                    .suggest("Leave one out. The first is on line "
                            + positions.getOrDefault(path, at).line() + ".")
                    .refused();
        }
        node(path, at);
    }

    void item(Path path, Position at) {
        node(path, at);
    }

    private void node(Path path, Position at) {
        if (++nodes > limits.nodes()) {
            throw beyondLimit
                    .because("The document has too many values.")
                    .at(at)
                    .limit(limits.nodes() + " values, each use of an alias counted in full")
                    .refused();
        }
        positions.put(path, at);
    }

    /** A quoted text. */
    Scalar text(String text, Path path, Position at) {
        checkText(text, path, at);
        return Scalar.text(text);
    }

    /** A value without quotes. */
    Scalar plain(String text, Path path, Position at) {
        checkText(text, path, at);
        var scalar = Scalar.plain(text);
        checkNumber(scalar, path, at, limits);
        return scalar;
    }

    /** Before any conversion: a long number is never turned into one. */
    static void checkNumber(Scalar scalar, Path path, Position at, Limits limits) {
        if (scalar.kind() == Scalar.Kind.NUMBER && isTooLong(scalar.text(), limits.digits())) {
            throw RefusalKind.NUMBER_LIMIT
                    .because("The number has too many digits, written out in full.")
                    .at(path)
                    .at(at)
                    .got(scalar.text())
                    .limit(limits.digits() + " digits")
                    .refused();
        }
    }

    private static boolean isTooLong(String number, int digits) {
        int exponentMark = Math.max(number.indexOf('e'), number.indexOf('E'));
        int mantissa = exponentMark < 0 ? number.length() : exponentMark;
        if (exponentMark < 0 || mantissa > digits) {
            return mantissa > digits;
        }
        var exponent = number.substring(exponentMark + 1).replaceFirst("^[+-]?0*", "");
        return exponent.length() > 9 || (!exponent.isEmpty() && mantissa + Integer.parseInt(exponent) > digits);
    }

    /**
     * The same value a second time, somewhere else. It is counted again; its parts keep the positions where they were written.
     *
     * @param depth where it would stand
     */
    void repeat(Node value, Path from, Path to, int depth, Position at) {
        switch (value) {
            case Fields(var fields) -> {
                checkDepth(depth, at);
                fields.forEach((name, child) -> repeatBelow(child, from.field(name), to.field(name), depth, at));
            }
            case Items(var items) -> {
                checkDepth(depth, at);
                for (int i = 0; i < items.size(); i++) {
                    repeatBelow(items.get(i), from.item(i), to.item(i), depth, at);
                }
            }
            default -> {}
        }
    }

    /** A field that was merged into another mapping. */
    void repeatField(Node value, Path from, Path to, int depth) {
        repeatBelow(value, from, to, depth, position(from, new Position(1, 1)));
    }

    private void repeatBelow(Node value, Path from, Path to, int depth, Position at) {
        node(to, positions.getOrDefault(from, at));
        repeat(value, from, to, depth + 1, at);
    }

    Position position(Path path, Position otherwise) {
        return positions.getOrDefault(path, otherwise);
    }

    /** Forgets where a value and its parts stood, because it moved elsewhere. */
    void forget(Node value, Path path) {
        positions.remove(path);
        switch (value) {
            case Fields(var fields) -> fields.forEach((name, child) -> forget(child, path.field(name)));
            case Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    forget(items.get(i), path.item(i));
                }
            }
            default -> {}
        }
    }

    /** @throws Refused if the text has a character that cannot be carried on */
    private static void checkText(String text, Path path, Position at) {
        Decoding.forbidden(text).ifPresent(index -> {
            throw RefusalKind.BAD_CHARACTER
                    .because("The text has the character " + Decoding.name(text.charAt(index)) + ".")
                    .at(path)
                    .at(at)
                    .got(Decoding.name(text.charAt(index)))
                    .suggest("Leave it out. Text is Unicode without control characters.")
                    .refused();
        });
    }

    private static String shown(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
