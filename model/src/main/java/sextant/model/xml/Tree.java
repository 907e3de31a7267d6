package sextant.model.xml;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import sextant.model.reading.Limits;
import sextant.model.reading.SafeXml;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.xml.Element.Attribute;

/**
 * A whole XML document as a tree of the platform, for what works on such trees: signatures. Nothing of what was signed is lost in it:
 * namespaces are declared where they were, text is as it was. What is read of it afterwards are its very elements ({@link #element}), so
 * that a document never means one thing to a signature and another to us.
 */
public final class Tree {

    /** Under this name each element of a tree knows where it stood in the text. */
    private static final String AT = "sextant.position";

    private final SafeXml xml;
    private final Limits limits;
    private final Document document = SafeXml.emptyTree();
    private int count;

    private Tree(SafeXml xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /**
     * @throws Refused {@code xml-syntax}, {@code xml-doctype}, {@code xml-encoding}, {@code xml-limit}, {@code bad-character} or {@code
     *     body-too-large}; {@code xml-schema} for processing instructions, which no document has that is read like this
     */
    public static Document read(byte[] document, Limits limits) {
        var reader = new Tree(SafeXml.reader(document, limits), limits);
        reader.build();
        return reader.document;
    }

    private void build() {
        Node parent = document;
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> parent = parent.appendChild(element());
                case XMLStreamConstants.END_ELEMENT -> parent = Objects.requireNonNull(parent.getParentNode());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (parent != document) {
                        parent.appendChild(document.createTextNode(xml.getText()));
                    }
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw instruction();
                default -> {}
            }
            event = xml.next();
        }
        document.normalize();
    }

    private Refused instruction() {
        return RefusalKind.XML_SCHEMA
                .because("The document has a processing instruction.")
                .got(xml.getPITarget())
                .at(xml.start())
                .suggest("Leave it out.")
                .refused();
    }

    /** The reader passes over some names that namespaces do not allow, such as {@code <:a>}; a tree does not. */
    private org.w3c.dom.Element element() {
        try {
            return opened();
        } catch (DOMException noName) {
            throw RefusalKind.XML_SYNTAX
                    .because("The document has a name that XML with namespaces does not allow.")
                    .at(xml.start())
                    .refused();
        }
    }

    private org.w3c.dom.Element opened() {
        refuseTooMany();
        var element = document.createElementNS(xml.getNamespaceURI(), prefixed(xml.getPrefix(), xml.getLocalName()));
        element.setUserData(AT, xml.start(), null);
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    declaration(xml.getNamespacePrefix(i)),
                    Objects.requireNonNullElse(xml.getNamespaceURI(i), ""));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var namespace = xml.getAttributeNamespace(i);
            element.setAttributeNS(
                    namespace == null || namespace.isEmpty() ? null : namespace,
                    prefixed(xml.getAttributePrefix(i), xml.getAttributeLocalName(i)),
                    xml.getAttributeValue(i));
        }
        return element;
    }

    private void refuseTooMany() {
        if (++count > limits.nodes()) {
            throw RefusalKind.XML_LIMIT
                    .because("The document has too many elements.")
                    .limit(limits.nodes() + " elements")
                    .at(xml.start())
                    .refused();
        }
    }

    private static String prefixed(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private static String declaration(@Nullable String prefix) {
        return prefix == null || prefix.isEmpty()
                ? XMLConstants.XMLNS_ATTRIBUTE
                : XMLConstants.XMLNS_ATTRIBUTE + ":" + prefix;
    }

    /** Where an element of such a tree stood in the text. */
    public static Position position(org.w3c.dom.Element element) {
        return element.getUserData(AT) instanceof Position at ? at : new Position(1, 1);
    }

    /** An element of such a tree and all that is in it, as our readers take them; its path begins with itself. */
    public static Element element(org.w3c.dom.Element element) {
        return ElementReader.located(copied(element), "/" + element.getLocalName());
    }

    private static Element copied(org.w3c.dom.Element element) {
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof org.w3c.dom.Element nested) {
                children.add(copied(nested));
            } else {
                text.append(child.getNodeValue());
            }
        }
        return new Element(
                namespace(element),
                element.getLocalName(),
                attributes(element),
                children,
                text.toString(),
                position(element),
                Path.ROOT);
    }

    private static ArrayList<Attribute> attributes(org.w3c.dom.Element element) {
        var attributes = new ArrayList<Attribute>();
        var all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            var one = all.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(one.getNamespaceURI())) {
                attributes.add(new Attribute(namespace(one), one.getLocalName(), one.getNodeValue()));
            }
        }
        return attributes;
    }

    /** Empty if it is in none. */
    public static String namespace(Node node) {
        return Optional.ofNullable(node.getNamespaceURI()).orElse("");
    }
}
