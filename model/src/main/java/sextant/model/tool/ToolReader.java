package sextant.model.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.xml.Element;
import sextant.model.xml.Element.Attribute;

/**
 * Reads a {@code tool} document in any of the namespaces that it had from 2004 to 2011. The draft's own version, {@code v1.0rc1}, is
 * known from its examples only, in which some elements have no namespace: so elements may be in the namespace of the root or in none.
 * The application is named by {@code id}, or by {@code name} as in the oldest.
 */
public final class ToolReader {

    private static final String TOOL = "tool";
    private static final String WORKFLOW = "http://www.astrogrid.org/schema/AGWorkflow/v1";
    private static final String WORKFLOW_VALUES = "http://www.astrogrid.org/schema/AGParameterDefinition/v1";

    /** The namespaces in which a {@code tool} is taken. */
    public static final List<String> NAMESPACES = List.of(
            WORKFLOW,
            "http://www.ivoa.net/xml/CEA/types/v1.0rc1",
            "http://www.ivoa.net/xml/CEA/types/v1.1",
            "http://www.ivoa.net/xml/CEA/types/v1.2");

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String INTERFACE = "interface";
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String PARAMETER = "parameter";
    private static final String GROUP = "parameterGroup";

    private static final String IVO = "ivo://";
    private static final Pattern OF_AN_AUTHORITY = Pattern.compile("[A-Za-z0-9._-]+/.+");

    private final Element root;

    private ToolReader(Element root) {
        this.root = root;
    }

    public static boolean isTool(Element root) {
        return root.name().equals(TOOL) && NAMESPACES.contains(root.namespace());
    }

    /**
     * @param root of which {@link #isTool} is true
     * @throws Refused {@code xml-schema}, {@code parameter-name} or {@code parameter-value}, with path and position
     */
    public static ToolDocument read(Element root) {
        return new ToolReader(root).document();
    }

    private ToolDocument document() {
        allow(root, List.of(ID, NAME, INTERFACE), INPUT, OUTPUT);
        return new ToolDocument(
                named(root).map(ToolReader::identifier),
                root.attribute(INTERFACE).filter(text -> !text.isEmpty()),
                list(INPUT).map(one -> ToolValues.input(one, id(one))).toList(),
                list(OUTPUT).map(one -> ToolValues.output(one, id(one))).toList());
    }

    /** Old clients leave the scheme off. */
    private static String identifier(String name) {
        return OF_AN_AUTHORITY.matcher(name).matches() ? IVO + name : name;
    }

    private Stream<Element> list(String name) {
        var lists = root.all(name);
        if (lists.size() > 1) {
            throw ToolValues.wrong(lists.getLast(), "A tool has one <" + name + ">.")
                    .refused();
        }
        var parameters = new ArrayList<Element>();
        for (var list : lists) {
            allow(list, List.of(), PARAMETER, GROUP);
            for (var child : list.children()) {
                if (child.name().equals(GROUP)) {
                    parameters.addAll(group(child));
                } else {
                    parameters.add(child);
                }
            }
        }
        parameters.forEach(this::allowParameter);
        return parameters.stream();
    }

    /** The n-th values of its parameters belong together; that is how they are read anyway. */
    private List<Element> group(Element group) {
        allow(group, List.of("ncol"), PARAMETER);
        return group.children();
    }

    private void allowParameter(Element parameter) {
        allow(parameter, List.of(ID, NAME, "encoding", "indirect", "mime"), "value", "array");
        parameter.children().forEach(child -> {
            if (child.name().equals("array")) {
                allow(child, List.of("arrayShape"), "value");
                child.children().forEach(value -> allow(value, List.of()));
            } else {
                allow(child, List.of());
            }
        });
    }

    private static String id(Element parameter) {
        return named(parameter)
                .orElseThrow(() -> RefusalKind.PARAMETER_NAME
                        .because("A parameter has no name.")
                        .at(parameter.path())
                        .at(parameter.at())
                        .limit("an attribute id, or name in a document of AGWorkflow")
                        .refused());
    }

    /** What {@code id} or {@code name} says, of which only one can be there. */
    private static Optional<String> named(Element element) {
        if (element.attribute(ID).isPresent() && element.attribute(NAME).isPresent()) {
            throw ToolValues.wrong(element, "The element has both an id and a name.")
                    .suggest("Leave the name out.")
                    .refused();
        }
        return element.attribute(ID).or(() -> element.attribute(NAME)).filter(text -> !text.isEmpty());
    }

    /** Refuses whatever else stands in an element: nothing that a client sends is passed over. */
    private void allow(Element element, List<String> attributes, String... children) {
        for (var attribute : element.attributes()) {
            if (!isAllowed(attribute, attributes)) {
                var refusal = ToolValues.wrong(element, "The element has an attribute that means nothing here.")
                        .got(attribute.name())
                        .limit(attributes.isEmpty() ? "no attributes" : String.join(", ", attributes));
                throw nearest(refusal, attribute.name(), attributes).refused();
            }
        }
        for (var child : element.children()) {
            if (!isOurs(child) || !Arrays.asList(children).contains(child.name())) {
                throw stranger(child, children).refused();
            }
        }
        if (children.length > 0 && !element.text().isBlank()) {
            throw ToolValues.wrong(element, "The element has text, and only elements can stand in it.")
                    .got(element.text().strip())
                    .refused();
        }
    }

    private static boolean isAllowed(Attribute attribute, List<String> known) {
        return attribute.namespace().isEmpty()
                ? known.contains(attribute.name())
                : Set.of(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, XMLConstants.XML_NS_URI)
                        .contains(attribute.namespace());
    }

    private boolean isOurs(Element element) {
        return element.namespace().isEmpty()
                || element.namespace().equals(root.namespace())
                || root.namespace().equals(WORKFLOW) && element.namespace().equals(WORKFLOW_VALUES);
    }

    private Refusal stranger(Element child, String... known) {
        if (!isOurs(child)) {
            return ToolValues.wrong(child, "The element is in another namespace than the tool.")
                    .got("{" + child.namespace() + "}" + child.name())
                    .limit(root.namespace() + ", or none");
        }
        var refusal = ToolValues.wrong(child, "The element cannot stand here.").got(child.name());
        return known.length == 0
                ? refusal.limit("text; what looks like XML is written in <![CDATA[...]]>")
                : nearest(refusal.limit(String.join(", ", known)), child.name(), List.of(known));
    }

    private static Refusal nearest(Refusal refusal, String word, List<String> known) {
        return Nearest.to(word, known)
                .map(near -> refusal.suggest("Did you mean " + near + "?"))
                .orElse(refusal);
    }
}
