package sextant.model.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import sextant.model.writing.XmlText;

/** An XML document while it is written: each element on a line of its own. Attributes are names and values in turn. */
public final class Xml {

    private static final int USUAL_LENGTH = 4096;

    private final StringBuilder xml = new StringBuilder(USUAL_LENGTH);
    private final Deque<String> open = new ArrayDeque<>();

    /** What stands in an element. */
    @FunctionalInterface
    public interface Content {
        void write(Xml to);
    }

    public Xml() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    public void start(String name, String... attributes) {
        tag(name, attributes);
        xml.append(">\n");
        open.push(name);
    }

    /** Ends the element that was started last. */
    public void end() {
        var name = open.pop();
        indent();
        xml.append("</").append(name).append(">\n");
    }

    public void empty(String name, String... attributes) {
        tag(name, attributes);
        xml.append("/>\n");
    }

    /** An element and what stands in it. */
    public void element(String name, Content content, String... attributes) {
        start(name, attributes);
        content.write(this);
        end();
    }

    public void text(String name, String text, String... attributes) {
        tag(name, attributes);
        xml.append('>');
        XmlText.content(xml, text);
        xml.append("</").append(name).append(">\n");
    }

    public void text(String name, Optional<String> text) {
        text.ifPresent(present -> text(name, present));
    }

    /** Another document of ours, without its declaration, as an element of this one. */
    public void embed(byte[] document) {
        var text = new String(document, StandardCharsets.UTF_8);
        xml.append(text, text.indexOf("?>") + 2, text.length());
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

    public byte[] bytes() {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
