package sextant.model.writing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * The XML form of our own, in the namespace {@value #NAMESPACE}. A mapping is an element whose children are named after the keys; a
 * key that is no plain name, or is {@code item} or {@code entry}, stands as {@code <entry key="...">}. A list is an element whose
 * children are called {@code item}. All else is the text of an element; {@code type} says what that text alone does not.
 */
final class XmlWriter {

    static final String NAMESPACE = "urn:sextant:planner:1";

    private static final Pattern ELEMENT_NAME =
            Pattern.compile("(?!item$|entry$|[xX][mM][lL])[A-Za-z_][A-Za-z0-9_.-]*+");

    private final StringBuilder xml = new StringBuilder(1024);

    private XmlWriter() {}

    static byte[] write(Node document, String rootElement) {
        var writer = new XmlWriter();
        writer.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.element(rootElement, " xmlns=\"" + NAMESPACE + "\"", document, 0);
        return writer.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(String name, String attributes, Node value, int depth) {
        xml.repeat(' ', 2 * depth).append('<').append(name).append(attributes);
        switch (value) {
            case Scalar scalar -> scalar(scalar, name);
            case Items(var values) when values.isEmpty() -> xml.append(" type=\"list\"/>");
            case Items(var values) -> {
                xml.append(">\n");
                values.forEach(item -> element("item", "", item, depth + 1));
                end(name, depth);
            }
            case Fields(var values) when values.isEmpty() -> xml.append(" type=\"map\"/>");
            case Fields(var values) -> {
                xml.append(">\n");
                values.forEach((key, field) -> field(key, field, depth + 1));
                end(name, depth);
            }
            case Attachment file -> {
                xml.append(">\n");
                DocumentFormat.describe(file).values().forEach((key, field) -> field(key, field, depth + 1));
                end(name, depth);
            }
        }
        xml.append('\n');
    }

    private void field(String key, Node value, int depth) {
        if (ELEMENT_NAME.matcher(key).matches()) {
            element(key, "", value, depth);
        } else {
            var attribute = new StringBuilder(" key=\"");
            XmlText.attribute(attribute, key);
            element("entry", attribute.append('"').toString(), value, depth);
        }
    }

    private void scalar(Scalar scalar, String name) {
        if (scalar.kind() == Scalar.Kind.NULL) {
            xml.append(" type=\"null\"/>");
            return;
        }
        if (scalar.kind() == Scalar.Kind.TEXT && !readsAsText(scalar.text())) {
            xml.append(" type=\"text\"");
        }
        xml.append('>');
        XmlText.content(xml, scalar.text());
        xml.append("</").append(name).append('>');
    }

    /** Whether a reader, who takes 8 for a number and no notice of spaces around a line, reads just this text. */
    private static boolean readsAsText(String text) {
        var line = text.strip();
        var read = Scalar.plain(line.indexOf('\n') < 0 ? line : text);
        return read.kind() == Scalar.Kind.TEXT && read.text().equals(text);
    }

    private void end(String name, int depth) {
        xml.repeat(' ', 2 * depth).append("</").append(name).append('>');
    }
}
