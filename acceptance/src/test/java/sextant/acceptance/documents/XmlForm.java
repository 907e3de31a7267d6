package sextant.acceptance.documents;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Our own XML form, read and written from its description and not with the product's classes: elements named after the keys, lists of
 * {@code item}, keys that are no names as {@code <entry key="...">}, and {@code type} where the text alone does not tell.
 */
final class XmlForm {

    static final String NAMESPACE = "urn:sextant:planner:1";

    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private XmlForm() {}

    static @Nullable Object read(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return value(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("not XML: " + text, e);
        }
    }

    private static @Nullable Object value(Element element) {
        if (!NAMESPACE.equals(element.getNamespaceURI())) {
            throw new AssertionError(element.getTagName() + " is in the namespace " + element.getNamespaceURI());
        }
        var children = children(element);
        var type = element.getAttribute("type");
        return switch (type) {
            case "null" -> null;
            case "text" -> element.getTextContent();
            case "list" -> items(children);
            case "map" -> fields(children);
            default ->
                children.isEmpty()
                        ? scalar(element.getTextContent())
                        : children.getFirst().getLocalName().equals("item") ? items(children) : fields(children);
        };
    }

    private static Object scalar(String text) {
        return text.equals("true") || text.equals("false")
                ? Boolean.valueOf(text)
                : text.matches(NUMBER) ? Documents.number(text) : text;
    }

    private static List<@Nullable Object> items(List<Element> children) {
        var items = new ArrayList<@Nullable Object>();
        children.forEach(child -> items.add(value(child)));
        return items;
    }

    private static Map<String, @Nullable Object> fields(List<Element> children) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var child : children) {
            var key = child.getLocalName().equals("entry") ? child.getAttribute("key") : child.getLocalName();
            if (fields.containsKey(key)) {
                throw new AssertionError("twice: " + key);
            }
            fields.put(key, value(child));
        }
        return fields;
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    static String write(Map<String, ? extends @Nullable Object> task) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(xml, "task", " xmlns=\"" + NAMESPACE + "\"", task);
        return xml.toString();
    }

    private static void write(StringBuilder xml, String name, String attributes, @Nullable Object value) {
        xml.append('<').append(name).append(attributes);
        switch (value) {
            case null -> xml.append(" type=\"null\">");
            case Map<?, ?> map when map.isEmpty() -> xml.append(" type=\"map\">");
            case Map<?, ?> map -> {
                xml.append('>');
                map.forEach((key, field) -> field(xml, String.valueOf(key), field));
            }
            case List<?> list when list.isEmpty() -> xml.append(" type=\"list\">");
            case List<?> list -> {
                xml.append('>');
                list.forEach(item -> write(xml, "item", "", item));
            }
            case String text
            when !(scalar(text) instanceof String) ->
                xml.append(" type=\"text\">").append(text);
            default -> xml.append('>').append(escaped(String.valueOf(value)));
        }
        xml.append("</").append(name).append('>');
    }

    private static void field(StringBuilder xml, String key, @Nullable Object value) {
        if (key.matches("[A-Za-z_][A-Za-z0-9_.-]*") && !key.equals("item") && !key.equals("entry")) {
            write(xml, key, "", value);
        } else {
            write(xml, "entry", " key=\"" + escaped(key).replace("\"", "&quot;") + "\"", value);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;");
    }
}
