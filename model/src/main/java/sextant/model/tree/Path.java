package sextant.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the root of a document to one of its values, written {@code taskinfo.languages[2]} as in section 3.5 of the note.
 * Each step is the name of a field or the place of an item, counted from 0.
 *
 * <p>Paths have an order so that a hash map of them stays fast whatever names a stranger chooses.
 */
public record Path(List<Step> steps) implements Comparable<Path> {

    /** One step down. */
    public sealed interface Step {}

    public record Field(String name) implements Step {}

    public record Item(int index) implements Step {}

    public static final Path ROOT = new Path(List.of());

    public Path {
        steps = List.copyOf(steps);
    }

    /** The path through fields of these names. */
    public static Path of(String... names) {
        var path = ROOT;
        for (var name : names) {
            path = path.field(name);
        }
        return path;
    }

    public Path field(String name) {
        return then(new Field(name));
    }

    public Path item(int index) {
        return then(new Item(index));
    }

    private Path then(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    /** The value at this path, if the document has one. */
    public Optional<Node> in(Node root) {
        var at = Optional.of(root);
        for (var step : steps) {
            at = at.flatMap(node -> down(node, step));
        }
        return at;
    }

    private static Optional<Node> down(Node node, Step step) {
        return switch (step) {
            case Field(var name) when node instanceof Fields fields -> fields.get(name);
            case Item(var index)
            when node instanceof Items(var values) && index < values.size() -> Optional.of(values.get(index));
            default -> Optional.empty();
        };
    }

    /** Step by step: fields before items, fields by name, items by place; the shorter first. */
    @Override
    public int compareTo(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            int order = compare(steps.get(i), other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    private static int compare(Step one, Step other) {
        return switch (one) {
            case Field(var name) -> other instanceof Field(var otherName) ? name.compareTo(otherName) : -1;
            case Item(var index) -> other instanceof Item(var otherIndex) ? Integer.compare(index, otherIndex) : 1;
        };
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Item(var index) -> text.append('[').append(index).append(']');
                case Field(var name) -> text.append(text.isEmpty() ? "" : ".").append(name);
            }
        }
        return text.toString();
    }
}
