package sextant.model.tree;

import java.util.List;

/** A list, in order. */
public record Items(List<Node> values) implements Node {

    public Items {
        values = List.copyOf(values);
    }

    public static Items of(Node... values) {
        return new Items(List.of(values));
    }

    public static Items texts(Iterable<String> texts) {
        var values = new java.util.ArrayList<Node>();
        texts.forEach(text -> values.add(Scalar.text(text)));
        return new Items(values);
    }
}
