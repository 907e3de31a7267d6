package sextant.model.writing;

/**
 * Text inside a JSON document that is written by hand because there is much of it. It is a double-quoted text of YAML too, also for
 * readers of YAML 1.1, who see the end of a line in some characters that are none. Half of a surrogate pair becomes U+FFFD.
 */
public final class JsonText {

    private JsonText() {}

    /** Appends the text with its quotes. */
    public static void quoted(StringBuilder json, String text) {
        json.append('"');
        int plainFrom = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!isPlain(character)) {
                json.append(text, plainFrom, at);
                plainFrom = at + 1;
                if (Character.isHighSurrogate(character)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1))) {
                    json.append(text, at, at + 2);
                    at++;
                    plainFrom = at + 1;
                } else {
                    escape(json, character);
                }
            }
        }
        json.append(text, plainFrom, text.length()).append('"');
    }

    private static boolean isPlain(char character) {
        return switch (character) {
            case '"', '\\', '\u007f', '\u0085', '\u2028', '\u2029', '\uFEFF' -> false;
            default -> character >= ' ' && !Character.isSurrogate(character);
        };
    }

    private static void escape(StringBuilder json, char character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').append(character);
            default ->
                json.append("\\u").append("%04x".formatted((int)
                                (Character.isSurrogate(character) ? WellFormed.REPLACEMENT : character)));
        }
    }
}
