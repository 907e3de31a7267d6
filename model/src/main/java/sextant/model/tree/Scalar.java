package sextant.model.tree;

import java.util.regex.Pattern;

/**
 * Text as it was written, and what JSON would have called it. {@code 8G} is text, {@code 8} is a number in JSON, in YAML and in a
 * query string alike, {@code NO} and {@code 1:30} are text (YAML 1.2 core schema). The text of a number is kept as written; it is
 * never longer than the reader's limit on digits.
 */
public record Scalar(String text, Kind kind) implements Node {

    /** What JSON would have called the value. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    public static final Scalar NULL = new Scalar("", Kind.NULL);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

    /** A value that was quoted, or is text by its nature. */
    public static Scalar text(String text) {
        return new Scalar(text, Kind.TEXT);
    }

    public static Scalar number(long value) {
        return new Scalar(Long.toString(value), Kind.NUMBER);
    }

    public static Scalar truth(boolean value) {
        return new Scalar(Boolean.toString(value), Kind.BOOLEAN);
    }

    /** A value written without quotes: a number, true, false or null if JSON would read it so, else text. */
    public static Scalar plain(String text) {
        return switch (text) {
            case "true", "false" -> new Scalar(text, Kind.BOOLEAN);
            case "null" -> NULL;
            default -> new Scalar(text, isNumber(text) ? Kind.NUMBER : Kind.TEXT);
        };
    }

    /** Most text does not begin like a number, and so spares the pattern. */
    private static boolean isNumber(String text) {
        var first = text.isEmpty() ? ' ' : text.charAt(0);
        return (first == '-' || first >= '0' && first <= '9')
                && NUMBER.matcher(text).matches();
    }
}
