package sextant.model.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/**
 * Reads the XML form of a Task or an answer into the tree, with positions. {@code sextant/planner-1.xsd} is its schema:
 *
 * <ul>
 *   <li>A mapping is an element whose children are named after the keys; a key that no element can be called, and {@code item} and
 *       {@code entry}, is written {@code <entry key="...">}. A list has only {@code <item>} children.
 *   <li>Text is read as in YAML without quotes: {@code 8} is a number. {@code type="text"} makes it text, exactly as it stands;
 *       otherwise spaces around a single line do not count.
 *   <li>An empty element is an empty text, unless {@code type} says {@code list}, {@code map} or {@code null}.
 *   <li>Every element is in our namespace, or none of them is in any.
 * </ul>
 */
public final class XmlDocuments {

    public static final String NAMESPACE = "urn:sextant:planner:1";
    public static final String TASK = "task";

    private static final String ITEM = "item";
    private static final String ENTRY = "entry";

    /** The attribute {@code type}. */
    private enum Type {
        TEXT,
        LIST,
        MAP,
        NULL,
        /** Not given. */
        OPEN
    }

    private final SafeXml xml;
    private final TreeBuilder builder;
    private String namespace = "";

    private XmlDocuments(SafeXml xml, Limits limits) {
        this.xml = xml;
        this.builder = new TreeBuilder(limits, RefusalKind.XML_LIMIT);
    }

    /**
     * @param root the name that the outermost element must have
     * @throws sextant.model.refusal.Refused if it is not XML, has a document type, is beyond the limits, not of this form ...
     */
    public static Located read(byte[] document, String root, Limits limits) {
        var documents = new XmlDocuments(SafeXml.reader(document, limits), limits);
        documents.root(root);
        var type = documents.type(Path.ROOT, true);
        var value = documents.value(type, Path.ROOT);
        documents.rest();
        return documents.builder.located(value);
    }

    /**
     * The first step of section 3.5: the value of the first {@code tasktype} below the outermost element, reading no further.
     *
     * @return empty if the document ends without one
     */
    static Optional<Node> taskType(KeptBody body, Limits limits) throws IOException {
        if (body.first(1).length == 0) {
            return Optional.empty();
        }
        var documents = new XmlDocuments(SafeXml.reader(body, limits), limits);
        documents.root(TASK);
        return documents.taskType();
    }

    private void root(String name) {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // comments and instructions before the document are nothing to us
        }
        namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
        if (!xml.getLocalName().equals(name) || !(namespace.isEmpty() || namespace.equals(NAMESPACE))) {
            throw notOurForm(Path.ROOT, "The outermost element must be <" + name + " xmlns=\"" + NAMESPACE + "\">.")
                    .got(xml.getName().toString())
                    .refused();
        }
    }

    private void rest() {
        while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
            // whatever may stand there is nothing to us; the parser refuses the rest
        }
    }

    private Optional<Node> taskType() {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (isOurs() && xml.getLocalName().equals(TaskDocument.TASK_TYPE)) {
                        return Optional.of(shallow());
                    }
                    skip();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    rest();
                    return Optional.empty();
                }
                default -> {}
            }
        }
    }

    /** The text of this element; of a list or mapping only that it is one. */
    private Node shallow() {
        var text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return Fields.EMPTY;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return Scalar.text(text.toString().strip());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {}
            }
        }
    }

    /** Steps over one element without judging it: only the limits hold. */
    private void skip() {
        for (int open = 1; open > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {}
            }
        }
    }

    /** The value of the element that was just opened, to its end. */
    private Node value(Type type, Path path) {
        var opened = xml.start();
        var text = new StringBuilder();
        var items = new ArrayList<Node>();
        var fields = new LinkedHashMap<String, Node>();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> child(path, items, fields);
                case XMLStreamConstants.END_ELEMENT -> {
                    return whole(type, path, opened, text.toString(), items, fields);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {}
            }
        }
    }

    private void child(Path path, List<Node> items, SequencedMap<String, Node> fields) {
        if (!isOurs()) {
            throw notOurForm(path, "The element is in another namespace than the document's.")
                    .got(xml.getName().toString())
                    .refused();
        }
        var at = xml.start();
        if (xml.getLocalName().equals(ITEM)) {
            var below = path.item(items.size());
            builder.item(below, at);
            items.add(value(type(below, false), below));
        } else {
            var name = name(path);
            var below = path.field(name);
            builder.field(fields, name, below, at);
            fields.put(name, value(type(below, false), below));
        }
        if (!items.isEmpty() && !fields.isEmpty()) {
            throw notOurForm(path, "A list has only <item> elements, and a mapping has none.")
                    .at(at)
                    .suggest("Write a key that is called item as <entry key=\"item\">.")
                    .refused();
        }
    }

    private String name(Path path) {
        if (!xml.getLocalName().equals(ENTRY)) {
            return xml.getLocalName();
        }
        var key = xml.getAttributeValue(null, "key");
        if (key == null) {
            throw notOurForm(path, "An <entry> has an attribute key.").refused();
        }
        return key;
    }

    private Type type(Path path, boolean root) {
        var type = Type.OPEN;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var name = xml.getAttributeLocalName(i);
            var space = Objects.requireNonNullElse(xml.getAttributeNamespace(i), "");
            boolean ignored = root && space.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
            boolean key =
                    space.isEmpty() && name.equals("key") && xml.getLocalName().equals(ENTRY);
            if (space.isEmpty() && name.equals("type")) {
                type = type(xml.getAttributeValue(i), path);
            } else if (!ignored && !key) {
                throw notOurForm(path, "The element has an attribute that means nothing here: " + name + ".")
                        .suggest("Write values as elements.")
                        .refused();
            }
        }
        return type;
    }

    private Type type(String word, Path path) {
        return switch (word) {
            case "text" -> Type.TEXT;
            case "list" -> Type.LIST;
            case "map" -> Type.MAP;
            case "null" -> Type.NULL;
            default ->
                throw notOurForm(path, "The attribute type has an unknown value.")
                        .got(word)
                        .limit("text, list, map or null")
                        .refused();
        };
    }

    private Node whole(
            Type type, Path path, Position opened, String text, List<Node> items, SequencedMap<String, Node> fields) {
        boolean children = !items.isEmpty() || !fields.isEmpty();
        if ((children || type != Type.TEXT && type != Type.OPEN) && !text.isBlank()) {
            throw notOurForm(
                            path, children ? "An element has text or elements, not both." : "This element has no text.")
                    .at(opened)
                    .got(text.strip())
                    .refused();
        }
        boolean fits = switch (type) {
            case OPEN -> true;
            case TEXT, NULL -> !children;
            case LIST -> fields.isEmpty();
            case MAP -> items.isEmpty();
        };
        if (!fits) {
            throw notOurForm(path, "What the element has is not what its attribute type says.")
                    .at(opened)
                    .refused();
        }
        if (type == Type.OPEN && !children) {
            return path.equals(Path.ROOT) && text.isBlank() ? Fields.EMPTY : open(text, path, opened);
        }
        return switch (type) {
            case TEXT -> builder.text(text, path, opened);
            case NULL -> Scalar.NULL;
            case LIST -> new Items(items);
            case MAP -> new Fields(fields);
            case OPEN -> items.isEmpty() ? new Fields(fields) : new Items(items);
        };
    }

    /** Text of several lines stays as it is: its spaces may mean something, say in a compose file. */
    private Scalar open(String text, Path path, Position opened) {
        var line = text.strip();
        return builder.plain(line.indexOf('\n') < 0 ? line : text, path, opened);
    }

    private boolean isOurs() {
        return namespace.equals(Objects.requireNonNullElse(xml.getNamespaceURI(), ""));
    }

    private Refusal notOurForm(Path path, String text) {
        return RefusalKind.XML_SCHEMA.because(text).at(path).at(xml.start());
    }
}
