package sextant.model.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import sextant.model.writing.XmlText;

/** An XML document while it is written: each element on a line of its own. Attributes are names and values in turn. */
final class Xml {

    private static final int USUAL_LENGTH = 4096;

    private final StringBuilder xml = new StringBuilder(USUAL_LENGTH);
    private final Deque<String> open = new ArrayDeque<>();

    Xml() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    void start(String name, String... attributes) {
        tag(name, attributes);
        xml.append(">\n");
        open.push(name);
    }

    /** Ends the element that was started last. */
    void end() {
        var name = open.pop();
        indent();
        xml.append("</").append(name).append(">\n");
    }

    void empty(String name, String... attributes) {
        tag(name, attributes);
        xml.append("/>\n");
    }

    void text(String name, String text, String... attributes) {
        tag(name, attributes);
        xml.append('>');
        XmlText.content(xml, text);
        xml.append("</").append(name).append(">\n");
    }

    void text(String name, Optional<String> text) {
        text.ifPresent(present -> text(name, present));
    }

    private void tag(String name, String... attributes) {
        indent();
        xml.append('<').append(name);
        for (int at = 0; at < attributes.length; at += 2) {
            xml.append(' ').append(attributes[at]).append("=\"");
            XmlText.attribute(xml, attributes[at + 1]);
            xml.append('"');
        }
    }

    private void indent() {
        xml.repeat(' ', 2 * open.size());
    }

    byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
