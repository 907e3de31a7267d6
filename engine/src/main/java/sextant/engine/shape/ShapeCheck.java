package sextant.engine.shape;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.shape.Shape.Type;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Holds a mapping against a {@link Shape} and refuses it at the first value that does not fit. */
final class ShapeCheck {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final Map<String, Field> fields = new LinkedHashMap<>();

    ShapeCheck(Shape shape) {
        shape.fields().forEach(field -> fields.put(field.name(), field));
    }

    void check(Fields info, Path path) {
        info.values().forEach((name, value) -> {
            var field = fields.get(name);
            if (field == null) {
                throw unknown(name, path).refused();
            }
            if (Shape.present(value)) {
                field(field, value, path.field(name));
            }
        });
    }

    private Refusal unknown(String name, Path path) {
        var refusal = RefusalKind.PARAMETER_PATH
                .because("There is no " + path + " of that name for this type.")
                .at(path.field(name))
                .got(name)
                .limit(fields.isEmpty() ? "no names" : String.join(", ", fields.keySet()));
        return meant(name, fields.keySet()).map(refusal::suggest).orElse(refusal);
    }

    private static Optional<String> meant(String word, Collection<String> known) {
        return Nearest.to(word, known).map(near -> "Did you mean " + near + "?");
    }

    private static void field(Field field, Node value, Path path) {
        switch (field.type()) {
            case Simple type -> single(field, type, value, path);
            case ListOf(var type) -> list(field, type, value, path);
            case MapOf(var type) -> map(field, type, value, path);
        }
    }

    private static void list(Field field, Type type, Node value, Path path) {
        switch (value) {
            case Items(var items) -> {
                count(field, items.size(), path);
                for (int index = 0; index < items.size(); index++) {
                    part(field, type, items.get(index), path.item(index));
                }
            }
            case Scalar scalar -> {
                count(field, 1, path);
                part(field, type, scalar, path);
            }
            default -> throw wrong(field.type(), value, path).refused();
        }
    }

    private static void map(Field field, Type type, Node value, Path path) {
        if (!(value instanceof Fields(var values))) {
            throw wrong(field.type(), value, path).refused();
        }
        count(field, values.size(), path);
        values.forEach((name, inner) -> {
            if (Shape.present(inner)) {
                part(field, type, inner, path.field(name));
            }
        });
    }

    /** A value inside a list or mapping: options and pattern are for it, min and max are not. */
    private static void part(Field field, Type type, Node value, Path path) {
        var inner = new Field(
                field.name(),
                type,
                false,
                field.description(),
                field.options(),
                Optional.empty(),
                Optional.empty(),
                field.pattern(),
                Optional.empty(),
                Optional.empty());
        field(inner, value, path);
    }

    private static void single(Field field, Simple type, Node value, Path path) {
        switch (type) {
            case ANY -> {}
            case DOCUMENT -> {
                if (value instanceof Items) {
                    throw wrong(type, value, path).refused();
                }
            }
            case TEXT -> text(field, scalar(type, value, path), path);
            case URI -> {
                var text = scalar(type, value, path);
                if (!isUri(text)) {
                    throw wrong(type, value, path).refused();
                }
                text(field, text, path);
            }
            case FLAG -> {
                var text = scalar(type, value, path);
                if (!text.equals("true") && !text.equals("false")) {
                    throw wrong(type, value, path).refused();
                }
            }
            case INTEGER, NUMBER -> number(field, type, scalar(type, value, path), value, path);
        }
    }

    private static String scalar(Type type, Node value, Path path) {
        if (value instanceof Scalar scalar && Shape.present(scalar)) {
            return scalar.text();
        }
        throw wrong(type, value, path).refused();
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static void text(Field field, String text, Path path) {
        if (!field.options().isEmpty() && !field.options().contains(text)) {
            var refusal = RefusalKind.TYPE
                    .because(path + " takes only some words.")
                    .at(path)
                    .got(text)
                    .limit(String.join(", ", field.options()));
            throw meant(text, field.options())
                    .map(refusal::suggest)
                    .orElse(refusal)
                    .refused();
        }
        int length = text.codePointCount(0, text.length());
        bounds(field, BigDecimal.valueOf(length), " characters", path);
        if (field.pattern().isPresent() && !Pattern.matches(field.pattern().get(), text)) {
            throw RefusalKind.TYPE
                    .because(path + " is not written as it must be.")
                    .at(path)
                    .got(text)
                    .limit(field.pattern().get())
                    .refused();
        }
    }

    private static void number(Field field, Simple type, String text, Node value, Path path) {
        boolean whole = WHOLE_NUMBER.matches(text);
        boolean number = whole || type == Simple.NUMBER && Scalar.plain(text).kind() == Scalar.Kind.NUMBER;
        if (!number) {
            throw wrong(type, value, path).refused();
        }
        try {
            bounds(field, new BigDecimal(text), "", path);
        } catch (NumberFormatException exponentTooLarge) {
            throw wrong(type, value, path).refused();
        }
    }

    private static void count(Field field, int count, Path path) {
        bounds(field, BigDecimal.valueOf(count), " values", path);
    }

    private static void bounds(Field field, BigDecimal got, String unit, Path path) {
        if (field.min().isPresent()
                && got.compareTo(BigDecimal.valueOf(field.min().get())) < 0) {
            throw outside(path, got, unit, "at least " + field.min().get() + unit)
                    .refused();
        }
        if (field.max().isPresent()
                && got.compareTo(BigDecimal.valueOf(field.max().get())) > 0) {
            throw outside(path, got, unit, "at most " + field.max().get() + unit)
                    .refused();
        }
    }

    private static Refusal outside(Path path, BigDecimal got, String unit, String limit) {
        return RefusalKind.TYPE
                .because(path + " is " + got + unit + "; it must be " + limit + ".")
                .at(path)
                .got(got.toString())
                .limit(limit);
    }

    private static Refusal wrong(Type type, Node value, Path path) {
        return RefusalKind.TYPE
                .because(path + " must be " + type.noun() + ".")
                .at(path)
                .got(value instanceof Scalar(var text, var _) && Shape.present(value) ? text : value.noun())
                .limit(type.noun());
    }
}
