package sextant.server.web;

import java.util.ArrayList;
import java.util.List;
import sextant.engine.tasktypes.Shape;
import sextant.engine.tasktypes.Shape.Field;
import sextant.engine.tasktypes.Shape.Simple;

/**
 * One row of the table that says what can stand in a {@code taskinfo} or {@code serviceinfo}.
 *
 * @param bounds what else is asked of the value, empty if nothing is
 */
public record FieldView(
        String name, boolean required, String type, String bounds, String description, String example) {

    static List<FieldView> all(Shape shape) {
        return shape.fields().stream().map(FieldView::of).toList();
    }

    private static FieldView of(Field field) {
        return new FieldView(
                field.name(),
                field.required(),
                field.type().noun(),
                String.join("; ", bounds(field)),
                field.description(),
                field.example().map(Words::of).orElse(""));
    }

    private static List<String> bounds(Field field) {
        var bounds = new ArrayList<String>();
        if (!field.options().isEmpty()) {
            bounds.add("one of " + String.join(", ", field.options()));
        }
        var counted = field.type() == Simple.NUMBER || field.type() == Simple.INTEGER
                ? ""
                : field.type() instanceof Simple ? " characters" : " items";
        field.min().ifPresent(least -> bounds.add("at least " + least + counted));
        field.max().ifPresent(most -> bounds.add("at most " + most + counted));
        field.pattern().ifPresent(pattern -> bounds.add("of the form " + pattern));
        field.fallback().ifPresent(value -> bounds.add("otherwise " + Words.of(value)));
        return bounds;
    }
}
