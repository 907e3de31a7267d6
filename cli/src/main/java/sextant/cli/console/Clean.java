package sextant.cli.console;

import java.util.Locale;

/**
 * Text from outside, made harmless for a terminal. Control characters can move the cursor, change the title or type for the user;
 * direction marks can show a text in another order than it has. They are shown by their number instead.
 */
public final class Clean {

    private Clean() {}

    /** One line: line breaks are shown as spaces. */
    public static String text(String text) {
        return shown(text.replace('\n', ' ').replace('\t', ' '), "<U+%04X>");
    }

    /** One line of a file, whose tabs stay. */
    public static String line(String line) {
        return shown(line.replace('\n', ' '), "<U+%04X>");
    }

    /** A JSON document with the same values, in which such characters are escaped. */
    public static String json(String json) {
        return shown(json, "\\u%04x");
    }

    /** A YAML document in which such characters are shown by their number; the values that hold them are changed. */
    public static String yaml(String yaml) {
        return shown(yaml, "<U+%04X>");
    }

    /** JSON writes a character beyond 16 bits as two, so all are taken one UTF-16 unit at a time. */
    private static String shown(String text, String format) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !steers(point)) {
                clean.appendCodePoint(point);
            } else {
                Character.toString(point)
                        .chars()
                        .forEach(unit -> clean.append(String.format(Locale.ROOT, format, unit)));
            }
        });
        return clean.toString();
    }

    private static boolean steers(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
