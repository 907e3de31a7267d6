package sextant.model.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import sextant.model.reading.Limits;
import sextant.model.reading.SafeXml;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.xml.Element.Attribute;

/** Reads a whole XML document into elements. Comments and processing instructions are passed over. */
public final class ElementReader {

    private final SafeXml xml;
    private final Limits limits;
    private int count;

    private ElementReader(SafeXml xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /**
     * @return the outermost element
     * @throws Refused {@code xml-syntax}, {@code xml-doctype}, {@code xml-encoding}, {@code xml-limit}, {@code bad-character} or {@code
     *     body-too-large}
     */
    public static Element read(byte[] document, Limits limits) {
        var reader = new ElementReader(SafeXml.reader(document, limits), limits);
        while (reader.xml.next() != XMLStreamConstants.START_ELEMENT) {
            // What stands before the document says nothing.
        }
        var root = reader.element();
        while (reader.xml.next() != XMLStreamConstants.END_DOCUMENT) {
            // A second root is found by the parser.
        }
        return located(root, "/" + root.name());
    }

    /** The element that was just opened, to its end. */
    private Element element() {
        var at = xml.start();
        refuseTooMany(at);
        var namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
        var name = xml.getLocalName();
        var attributes = attributes();
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(namespace, name, attributes, children, text.toString(), at, Path.ROOT);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {}
            }
        }
    }

    private void refuseTooMany(Position at) {
        if (++count > limits.nodes()) {
            throw RefusalKind.XML_LIMIT
                    .because("The document has too many elements.")
                    .limit(limits.nodes() + " elements")
                    .at(at)
                    .refused();
        }
    }

    private List<Attribute> attributes() {
        var attributes = new ArrayList<Attribute>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.add(new Attribute(
                    Objects.requireNonNullElse(xml.getAttributeNamespace(i), ""),
                    xml.getAttributeLocalName(i),
                    xml.getAttributeValue(i)));
        }
        return attributes;
    }

    /** The same with its path, which is known only when all its brothers are: the only one of a name has no number. */
    static Element located(Element element, String path) {
        var named = element.children().stream().collect(Collectors.groupingBy(Element::name, Collectors.counting()));
        Map<String, Integer> seen = new HashMap<>();
        var children = new ArrayList<Element>();
        for (var child : element.children()) {
            int place = seen.merge(child.name(), 1, Integer::sum);
            var step = path + "/" + child.name();
            children.add(located(child, named.getOrDefault(child.name(), 1L) > 1 ? step + "[" + place + "]" : step));
        }
        return new Element(
                element.namespace(),
                element.name(),
                element.attributes(),
                children,
                element.text(),
                element.at(),
                Path.of(path));
    }
}
