package sextant.cli.server;

import java.util.List;
import java.util.Optional;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** Looks into documents of servers, which may leave out or add anything. */
public final class Wire {

    private Wire() {}

    /** A text, number or truth of a mapping as text; the empty text for anything else. */
    public static String text(Node mapping, String name) {
        return part(mapping, name).map(Wire::text).orElse("");
    }

    /** A text, number or truth as text; the empty text for anything else. */
    public static String text(Node node) {
        return node instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL ? text : "";
    }

    /** The texts of a list of a mapping. */
    public static List<String> texts(Node mapping, String name) {
        return items(mapping, name).stream()
                .map(Wire::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public static List<Node> items(Node mapping, String name) {
        return part(mapping, name).orElse(Fields.EMPTY) instanceof Items(var values) ? values : List.of();
    }

    public static Optional<Node> part(Node mapping, String name) {
        return mapping instanceof Fields fields ? fields.get(name) : Optional.empty();
    }

    public static boolean isTrue(Node mapping, String name) {
        return text(mapping, name).equals("true");
    }

    /** A count of a mapping, if it is one. */
    public static Optional<Long> number(Node mapping, String name) {
        var text = text(mapping, name);
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
