package sextant.acceptance.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Task as dotted names and values (section 3.5), as they stand in a query or in a form. */
public final class FormFields {

    /** The ways in which a list can be written. */
    public enum Lists {
        /** {@code taskinfo.languages={md,python}} */
        IN_BRACES,
        /** {@code taskinfo.languages=md&taskinfo.languages=python} */
        REPEATED,
        /** {@code taskinfo.languages[0]=md&taskinfo.languages[1]=python} */
        IN_BRACKETS,
        /** {@code taskinfo.languages.0=md&taskinfo.languages.1=python} */
        DOTTED
    }

    /** A name and a value, not yet encoded. */
    public record Field(String name, String value) {}

    private final Lists lists;
    private final List<Field> fields = new ArrayList<>();

    private FormFields(Lists lists) {
        this.lists = lists;
    }

    public static List<Field> of(Map<String, ? extends @Nullable Object> task, Lists lists) {
        var all = new FormFields(lists);
        task.forEach((name, value) -> all.add(name, value));
        return all.fields;
    }

    /** Everything encoded that a browser would encode. */
    public static String encoded(List<Field> fields) {
        return query(fields, text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** As the note prints it: only what would end the value is encoded. */
    public static String raw(List<Field> fields) {
        return query(
                fields,
                text -> text.replace("%", "%25")
                        .replace("&", "%26")
                        .replace("+", "%2B")
                        .replace("#", "%23")
                        .replace(" ", "%20")
                        .replace("\n", "%0A"));
    }

    private static String query(List<Field> fields, UnaryOperator<String> encoding) {
        return fields.stream()
                .map(field -> encoding.apply(field.name()) + "=" + encoding.apply(field.value()))
                .collect(Collectors.joining("&"));
    }

    private void add(String name, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, field) -> add(name + "." + key, field));
            case List<?> list
            when scalars(list) && (lists == Lists.IN_BRACES || list.size() < 2) ->
                put(name, list.stream().map(item -> written(item, true)).collect(Collectors.joining(",", "{", "}")));
            case List<?> list
            when scalars(list) && lists == Lists.REPEATED -> list.forEach(item -> put(name, written(item, false)));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(name + (lists == Lists.DOTTED ? "." + i : "[" + i + "]"), list.get(i));
                }
            }
            case null, default -> put(name, written(value, false));
        }
    }

    private void put(String name, String value) {
        fields.add(new Field(name, name.equals("tasktype") ? value.replaceAll("^\"|\"$", "") : value));
    }

    private static boolean scalars(List<?> list) {
        return list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    }

    /** Text that would be read as something else stands in quotes. */
    private static String written(@Nullable Object value, boolean inList) {
        if (!(value instanceof String text)) {
            return String.valueOf(value);
        }
        var ambiguous = text.isEmpty()
                || text.matches("true|false|null|-?[0-9][0-9.eE+-]*|[{\"].*|\\s.*|.*\\s")
                || inList && text.matches(".*[,{}\"].*");
        return ambiguous ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : text;
    }
}
