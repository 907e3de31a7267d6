package sextant.model.writing;

import org.jspecify.annotations.Nullable;

/**
 * Text inside an XML document that every reader reads as it was: a StAX writer lets line breaks in attributes and carriage returns in
 * text through as they are, and readers then see something else. What no XML 1.0 document can carry becomes U+FFFD.
 */
public final class XmlText {

    private XmlText() {}

    /** Appends the content of an element. */
    public static void content(StringBuilder xml, String text) {
        append(xml, text, false);
    }

    /** Appends the value of an attribute, without its quotes, which are to be double ones. */
    public static void attribute(StringBuilder xml, String text) {
        append(xml, text, true);
    }

    private static void append(StringBuilder xml, String text, boolean attribute) {
        int plainFrom = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            var instead = reference(point, attribute);
            int next = at + Character.charCount(point);
            if (instead != null) {
                xml.append(text, plainFrom, at).append(instead);
                plainFrom = next;
            }
            at = next;
        }
        xml.append(text, plainFrom, text.length());
    }

    /** What stands for a character that cannot stand for itself, or null. */
    private static @Nullable String reference(int point, boolean attribute) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> carried(point) ? null : String.valueOf(WellFormed.REPLACEMENT);
        };
    }

    /** The characters of XML 1.0, without those named above. */
    private static boolean carried(int point) {
        return point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000 && point <= 0x10FFFF;
    }
}
