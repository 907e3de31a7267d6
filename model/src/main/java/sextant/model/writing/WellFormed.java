package sextant.model.writing;

/** Text that UTF-8 can carry. */
final class WellFormed {

    static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** The text with U+FFFD in the place of every half of a surrogate pair. */
    static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
