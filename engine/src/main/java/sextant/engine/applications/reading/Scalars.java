package sextant.engine.applications.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.configuration.Section;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** Texts that a program will get: they may be empty, and numbers and {@code true} are taken as they are written. */
public final class Scalars {

    private Scalars() {}

    /** The items of a list, or one alone; what is none of these is a problem, and left out. */
    public static List<String> texts(Section section, String key) {
        var texts = new ArrayList<String>();
        var items = items(section, key);
        for (int item = 0; item < items.size(); item++) {
            int place = item;
            text(items.get(item)).ifPresentOrElse(texts::add, () -> problem(section, key, place, items.get(place)));
        }
        return texts;
    }

    static List<Node> items(Section section, String key) {
        return section.node(key)
                .map(value -> value instanceof Items(var items) ? items : List.of(value))
                .orElse(List.of());
    }

    static Optional<String> text(Node value) {
        return value instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Without quotes YAML takes {@code {image}} for a mapping. */
    static void problem(Section section, String key, int item, Node found) {
        if (found instanceof Fields(var values) && values.size() == 1) {
            var name = values.firstEntry().getKey();
            section.problem(key, item, "must be text; put quotes around \"{" + name + "}\"");
        } else {
            section.problem(key, item, "must be text, not " + found.noun());
        }
    }
}
