package sextant.engine.policy;

import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * A {@code taskinfo} as expressions see it: numbers are int if they are whole and fit into 64 bits, else double; nothing is null; a
 * file is a map of {@code filename}, {@code mediatype} and {@code size} in bytes, without its content.
 *
 * @param weight characters of names and texts, and one for each value
 */
record InfoValue(Object value, long weight) {
    /** A heavier {@code taskinfo} cannot be judged by an expression. */
    static final int MOST_WEIGHT = 1 << 16;

    static InfoValue of(Fields info) {
        var translation = new Translation();
        var value = translation.of(info);
        return new InfoValue(value, translation.weight);
    }

    private static final class Translation {
        private long weight;

        private Object of(Node node) {
            weigh(1);
            return switch (node) {
                case Scalar scalar -> of(scalar);
                case Items(var values) -> list(values);
                case Fields(var values) -> map(values);
                case Attachment file -> {
                    weigh(file.filename().length() + file.mediaType().length());
                    yield Map.of(
                            "filename", file.filename(),
                            "mediatype", file.mediaType(),
                            "size", (long) file.content().length);
                }
            };
        }

        private Object of(Scalar scalar) {
            weigh(scalar.text().length());
            return switch (scalar.kind()) {
                case TEXT -> scalar.text();
                case NUMBER -> number(scalar.text());
                case BOOLEAN -> Boolean.parseBoolean(scalar.text());
                case NULL -> NullValue.NULL_VALUE;
            };
        }

        private List<Object> list(List<Node> values) {
            var list = new ArrayList<Object>(values.size());
            values.forEach(value -> list.add(of(value)));
            return list;
        }

        private Map<String, Object> map(Map<String, Node> values) {
            var map = new LinkedHashMap<String, Object>();
            values.forEach((name, value) -> {
                weigh(name.length());
                map.put(name, of(value));
            });
            return map;
        }

        private void weigh(long more) {
            weight += more;
            if (weight > MOST_WEIGHT) {
                throw new IllegalStateException("the taskinfo is too large to be judged by an expression: more than "
                        + MOST_WEIGHT + " characters and values");
            }
        }
    }

    private static Object number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            return Double.parseDouble(text);
        }
    }

    /** What a person would call a value of an expression. */
    static String noun(Object value) {
        return switch (value) {
            case String _ -> "text";
            case Number _ -> "a number";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a mapping";
            case NullValue _ -> "null";
            default -> "another value";
        };
    }
}
