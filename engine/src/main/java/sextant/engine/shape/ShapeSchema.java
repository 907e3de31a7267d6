package sextant.engine.shape;

import java.util.List;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.ListOf;
import sextant.engine.shape.Shape.MapOf;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.shape.Shape.Type;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Scalar;

/** Writes a {@link Shape} as JSON Schema, draft 2020-12. */
final class ShapeSchema {

    private ShapeSchema() {}

    static Fields of(Shape shape, String id, String title) {
        var properties = Fields.EMPTY;
        for (var field : shape.fields()) {
            properties = properties.with(field.name(), property(field));
        }
        var schema = Fields.of("$schema", Scalar.text("https://json-schema.org/draft/2020-12/schema"))
                .with("$id", id)
                .with("title", title)
                .with("type", "object")
                .with("properties", properties)
                .with("additionalProperties", Scalar.truth(false));
        if (!shape.required().isEmpty()) {
            schema = schema.with(
                    "required",
                    Items.texts(shape.required().stream().map(Field::name).toList()));
        }
        var example = shape.example();
        return example.isEmpty() ? schema : schema.with("examples", Items.of(example));
    }

    private static Fields property(Field field) {
        var value = type(field.type(), field).with("description", field.description());
        if (field.fallback().isPresent()) {
            value = value.with("default", field.fallback().get());
        }
        return value;
    }

    private static Fields type(Type type, Field field) {
        return switch (type) {
            case Simple simple -> bounded(simple(simple), field, simple, field.type() instanceof Simple);
            case ListOf(var items) ->
                bounds(
                        Fields.EMPTY.with("type", "array").with("items", type(items, field)),
                        field,
                        "minItems",
                        "maxItems");
            case MapOf(var values) ->
                bounds(
                        Fields.EMPTY.with("type", "object").with("additionalProperties", type(values, field)),
                        field,
                        "minProperties",
                        "maxProperties");
        };
    }

    private static Fields simple(Simple type) {
        return switch (type) {
            case TEXT -> Fields.of("type", Items.texts(List.of("string", "number", "boolean")));
            case INTEGER -> Fields.EMPTY.with("type", "integer");
            case NUMBER -> Fields.EMPTY.with("type", "number");
            case FLAG -> Fields.EMPTY.with("type", "boolean");
            case URI -> Fields.EMPTY.with("type", "string").with("format", "uri");
            case DOCUMENT -> Fields.of("type", Items.texts(List.of("object", "string")));
            case ANY -> Fields.EMPTY;
        };
    }

    /** Options and pattern are for the values inside a list or mapping too, lengths are for the field alone. */
    private static Fields bounded(Fields schema, Field field, Simple type, boolean alone) {
        var bounded = schema;
        if (!field.options().isEmpty()) {
            bounded = bounded.with("enum", Items.texts(field.options()));
        }
        if (field.pattern().isPresent()) {
            bounded = bounded.with("pattern", "^(?:" + field.pattern().get() + ")$");
        }
        if (!alone) {
            return bounded;
        }
        boolean number = type == Simple.INTEGER || type == Simple.NUMBER;
        return number ? bounds(bounded, field, "minimum", "maximum") : bounds(bounded, field, "minLength", "maxLength");
    }

    private static Fields bounds(Fields schema, Field field, String min, String max) {
        var bounded = schema;
        if (field.min().isPresent()) {
            bounded = bounded.with(min, Scalar.number(field.min().get()));
        }
        if (field.max().isPresent()) {
            bounded = bounded.with(max, Scalar.number(field.max().get()));
        }
        return bounded;
    }
}
