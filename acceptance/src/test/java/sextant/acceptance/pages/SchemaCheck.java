package sextant.acceptance.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.acceptance.documents.Documents;

/**
 * Checks a document against a schema of an OpenAPI description: as much of JSON Schema as the description uses. A keyword that is not
 * understood here is an error, so that nothing is passed over.
 */
final class SchemaCheck {

    private static final Set<String> NO_RULE = Set.of("description", "format", "example", "xml", "default", "title");

    private final Object description;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(Object description) {
        this.description = description;
    }

    /** What is wrong with the document; empty if nothing is. */
    static List<String> faults(Object description, @Nullable Object schema, @Nullable Object document) {
        var check = new SchemaCheck(description);
        check.check("", schema, document);
        return check.faults;
    }

    private void check(String where, @Nullable Object schema, @Nullable Object value) {
        if (Boolean.TRUE.equals(schema)) {
            return;
        }
        Documents.map(schema).forEach((keyword, rule) -> {
            if (!NO_RULE.contains(keyword)) {
                check(where, keyword, rule, value);
            }
        });
        if (Boolean.FALSE.equals(Documents.map(schema).get("additionalProperties"))
                && value instanceof Map<?, ?> fields) {
            var known = Documents.map(Documents.map(schema).get("properties")).keySet();
            fields.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .forEach(key -> fault(where, key + " is unknown"));
        }
    }

    private void check(String where, String keyword, @Nullable Object rule, @Nullable Object value) {
        switch (keyword) {
            case "$ref" -> check(where, resolve(description, String.valueOf(rule)), value);
            case "type" -> {
                var types = rule instanceof List<?> several ? several : List.of(String.valueOf(rule));
                require(types.stream().anyMatch(type -> is(String.valueOf(type), value)), where, "is no " + rule);
            }
            case "required" ->
                Documents.list(rule)
                        .forEach(key -> require(
                                !(value instanceof Map<?, ?> fields) || fields.containsKey(key),
                                where,
                                key + " is missing"));
            case "properties" ->
                Documents.map(rule).forEach((key, below) -> {
                    if (value instanceof Map<?, ?> fields && fields.containsKey(key)) {
                        check(where + "/" + key, below, fields.get(key));
                    }
                });
            case "items" -> {
                if (value instanceof List<?> items) {
                    items.forEach(item -> check(where + "/*", rule, item));
                }
            }
            case "minItems" ->
                require(
                        !(value instanceof List<?> items) || items.size() >= ((BigDecimal) rule).intValue(),
                        where,
                        "is too short");
            case "enum" -> require(Documents.list(rule).contains(value), where, value + " is none of " + rule);
            case "const" ->
                require(rule == null ? value == null : rule.equals(value), where, value + " is not " + rule);
            case "additionalProperties" -> {}
            default -> throw new AssertionError("this check does not know the keyword " + keyword);
        }
    }

    private static boolean is(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "number" -> value instanceof BigDecimal;
            case "integer" -> value instanceof BigDecimal number && number.scale() <= 0;
            case "boolean" -> value instanceof Boolean;
            default -> throw new AssertionError("this check does not know the type " + type);
        };
    }

    private void require(boolean fine, String where, String fault) {
        if (!fine) {
            fault(where, fault);
        }
    }

    private void fault(String where, String fault) {
        faults.add((where.isEmpty() ? "/" : where) + ": " + fault);
    }

    /** What {@code #/components/schemas/Task} stands for. */
    static Object resolve(Object description, String reference) {
        @Nullable Object here = description;
        for (var step : reference.substring(2).split("/")) {
            here = Documents.map(here).get(step);
        }
        if (here == null) {
            throw new AssertionError(reference + " leads nowhere");
        }
        return here;
    }
}
