package sextant.engine.shape;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.engine.configuration.Section;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.shape.Shape.Type;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Path;

/** Reads the fields of a declared type from platform.yaml. */
final class ShapeReader {

    private static final List<String> SIMPLE = List.of("text", "integer", "number", "flag", "uri", "document", "any");
    private static final List<String> TYPES =
            List.of("text", "integer", "number", "flag", "uri", "document", "any", "list", "map");

    private ShapeReader() {}

    static Shape read(Section section) {
        var fields = new ArrayList<Field>();
        for (var name : section.keys()) {
            section.section(name).ifPresent(field -> fields.add(field(name, field)));
        }
        return new Shape(fields);
    }

    private static Field field(String name, Section section) {
        var type = type(section);
        var field = section.flag("required", false)
                ? Field.required(name, type, section.optionalText("description").orElse(""))
                : Field.optional(name, type, section.optionalText("description").orElse(""));
        field = field.options(section.texts("options"));
        field = bound(section, "min").map(field::min).orElse(field);
        field = bound(section, "max").map(field::max).orElse(field);
        field = pattern(section).map(field::pattern).orElse(field);
        field = section.node("default").map(field::fallback).orElse(field);
        field = section.node("example").map(field::example).orElse(field);
        return sound(field, section);
    }

    private static Type type(Section section) {
        var word = section.choice("type", TYPES);
        boolean hasItems = section.keys().contains("items");
        var items = hasItems ? simple(section.choice("items", SIMPLE)) : Simple.TEXT;
        return switch (word) {
            case "list" -> new ListOf(items);
            case "map" -> new MapOf(items);
            default -> {
                if (hasItems) {
                    section.problem("items", "only a list or a map has items; this is " + word);
                }
                yield simple(word);
            }
        };
    }

    private static Simple simple(String word) {
        return Simple.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Optional<Long> bound(Section section, String key) {
        return section.optionalText(key).flatMap(text -> {
            try {
                return Optional.of(Long.parseLong(text));
            } catch (NumberFormatException notOne) {
                section.problem(key, "must be a whole number");
                return Optional.empty();
            }
        });
    }

    private static Optional<String> pattern(Section section) {
        return section.optionalText("pattern").filter(text -> {
            try {
                Pattern.compile(text);
                return true;
            } catch (PatternSyntaxException wrong) {
                section.problem("pattern", "is no regular expression (RE2 syntax): " + wrong.getDescription());
                return false;
            }
        });
    }

    /** What the operator gives as default and example must fit what the operator asks for. */
    private static Field sound(Field field, Section section) {
        if (field.min().isPresent()
                && field.max().isPresent()
                && field.min().get() > field.max().get()) {
            section.problem("max", "is less than min");
            return field;
        }
        field.fallback().ifPresent(value -> fits(field, Fields.of(field.name(), value), section, "default"));
        field.example().ifPresent(value -> fits(field, Fields.of(field.name(), value), section, "example"));
        return field;
    }

    private static void fits(Field field, Fields values, Section section, String key) {
        try {
            Shape.of(field).check(values, Path.ROOT);
        } catch (Refused refused) {
            section.problem(key, "does not fit: " + refused.refusal().text());
        }
    }
}
