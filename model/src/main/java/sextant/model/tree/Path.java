package sextant.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from the root of a document to one of its values, written {@code taskinfo.languages[2]} as in section 3.5 of the note.
 * Each step is the name of a field or the place of an item, counted from 0.
 */
public record Path(List<Step> steps) {

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
