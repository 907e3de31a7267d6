package sextant.engine.shape;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** As much of JSON Schema 2020-12 as shapes use, read independently of how they write it. */
public final class SchemaCheck {

    private SchemaCheck() {}

    public static List<String> problems(Fields schema, Node value) {
        var problems = new ArrayList<String>();
        check(schema, value, "", problems);
        return problems;
    }

    private static void check(Fields schema, Node value, String where, List<String> problems) {
        if (schema.get("type").isPresent()
                && texts(schema.get("type").get()).stream().noneMatch(type -> is(type, value))) {
            problems.add(where + " is no " + texts(schema.get("type").get()));
            return;
        }
        schema.get("enum")
                .filter(words -> !texts(words).contains(text(value)))
                .ifPresent(words -> problems.add(where + " is none of the words"));
        schema.get("pattern")
                .filter(pattern ->
                        !Pattern.compile(text(pattern)).matcher(text(value)).find())
                .ifPresent(pattern -> problems.add(where + " does not match"));
        bound(schema, "minLength", text(value).length(), 1, where, problems);
        bound(schema, "maxLength", text(value).length(), -1, where, problems);
        switch (value) {
            case Scalar scalar
            when scalar.kind() == Scalar.Kind.NUMBER -> {
                bound(schema, "minimum", Double.parseDouble(scalar.text()), 1, where, problems);
                bound(schema, "maximum", Double.parseDouble(scalar.text()), -1, where, problems);
            }
            case Items(var items) -> {
                bound(schema, "minItems", items.size(), 1, where, problems);
                bound(schema, "maxItems", items.size(), -1, where, problems);
                items.forEach(item ->
                        schema.get("items").ifPresent(inner -> check((Fields) inner, item, where + "[]", problems)));
            }
            case Fields fields -> mapping(schema, fields, where, problems);
            default -> {}
        }
    }

    private static void mapping(Fields schema, Fields value, String where, List<String> problems) {
        var properties = (Fields) schema.get("properties").orElse(Fields.EMPTY);
        schema.get("required")
                .ifPresent(names -> texts(names).stream()
                        .filter(name -> value.get(name).isEmpty())
                        .forEach(name -> problems.add(where + name + " is missing")));
        value.values().forEach((name, inner) -> {
            var property = properties.get(name).or(() -> schema.get("additionalProperties"));
            switch (property.orElse(Fields.EMPTY)) {
                case Fields known -> check(known, inner, where + name, problems);
                default -> problems.add(where + name + " is not taken");
            }
        });
    }

    private static void bound(Fields schema, String key, double got, int sign, String where, List<String> problems) {
        schema.get(key)
                .filter(limit -> (got - Double.parseDouble(text(limit))) * sign < 0)
                .ifPresent(limit -> problems.add(where + " breaks " + key));
    }

    private static boolean is(String type, Node value) {
        return switch (type) {
            case "object" -> value instanceof Fields;
            case "array" -> value instanceof Items;
            case "string" -> value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT;
            case "number" -> value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER;
            case "integer" ->
                value instanceof Scalar scalar
                        && scalar.kind() == Scalar.Kind.NUMBER
                        && scalar.text().matches("-?[0-9]+");
            case "boolean" -> value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN;
            default -> throw new AssertionError(type + " is no type of JSON Schema");
        };
    }

    private static List<String> texts(Node value) {
        return value instanceof Items(var items)
                ? items.stream().map(SchemaCheck::text).toList()
                : List.of(text(value));
    }

    private static String text(Node value) {
        return value instanceof Scalar(var text, var _) ? text : "";
    }
}
