package sextant.server.web;

/** Texts as parts of commands that somebody copies. */
public final class Shell {

    private Shell() {}

    /** One word of a POSIX shell, whatever stands in it. */
    public static String word(String text) {
        return text.matches("[\\w:/.,@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A string of Python, whatever stands in it. */
    public static String python(String text) {
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else if (point < 0x20 || point == 0x7f) {
                literal.append(String.format("\\x%02x", point));
            } else {
                literal.appendCodePoint(point);
            }
        });
        return literal.append('"').toString();
    }
}
