package sextant.server.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import sextant.model.reading.Limits;
import sextant.model.xml.Tree;

/**
 * What a WSDL or a schema says to programs, without prefixes, documentation and the order in which it says it: one line for each
 * operation, message, binding and definition. Two that are summed up alike are one contract.
 */
final class WsdlSummary {

    private static final Limits LIMITS = new Limits(1 << 24, 1 << 24, 64, 100_000, 0, 0, 0, 0);
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    private final Set<String> lines = new TreeSet<>();

    private WsdlSummary() {}

    static Set<String> of(byte[] document) {
        var summary = new WsdlSummary();
        summary.read(Tree.read(document, LIMITS));
        return summary.lines;
    }

    private void read(Document document) {
        var root = document.getDocumentElement();
        if (root.getLocalName().equals("definitions")) {
            lines.add("namespace " + root.getAttribute("targetNamespace"));
        }
        for (var schema : all(root, "schema")) {
            definitions(schema);
        }
        for (var message : all(root, "message")) {
            children(message)
                    .forEach(part -> lines.add("message " + message.getAttribute("name") + ": "
                            + part.getAttribute("name") + " " + qualified(part, "element") + qualified(part, "type")));
        }
        for (var portType : all(root, "portType")) {
            all(portType, "operation")
                    .forEach(operation -> lines.add("portType " + portType.getAttribute("name") + ": "
                            + operation.getAttribute("name") + " " + directions(operation)));
        }
        all(root, "binding").stream()
                .filter(binding -> binding.hasAttribute("name"))
                .forEach(this::binding);
        for (var port : all(root, "port")) {
            lines.add("port " + ((Element) port.getParentNode()).getAttribute("name") + " " + port.getAttribute("name")
                    + " " + qualified(port, "binding"));
        }
    }

    private void definitions(Element schema) {
        var target = "{" + schema.getAttribute("targetNamespace") + "}";
        boolean qualified = schema.getAttribute("elementFormDefault").equals("qualified");
        for (var definition : children(schema)) {
            if (!definition.getAttribute("name").isEmpty()) {
                lines.add(definition.getLocalName() + " " + target + definition.getAttribute("name") + " "
                        + content(definition, qualified));
            }
        }
    }

    /** A definition in brackets: its attributes, and those of everything in it that is not documentation. */
    private static String content(Element definition, boolean qualified) {
        var said = new ArrayList<String>();
        for (var name : List.of("type", "ref", "base")) {
            said.add(qualified(definition, name));
        }
        for (var name : List.of("minOccurs", "maxOccurs", "use", "default", "value")) {
            var value = definition.getAttribute(name);
            boolean usual = value.isEmpty() || name.endsWith("Occurs") && value.equals("1") || value.equals("optional");
            said.add(usual ? "" : name + "=" + value);
        }
        if (definition.getAttribute("nillable").equals("true")) {
            said.add("nillable");
        }
        var inside = children(definition).stream()
                .filter(child -> !child.getLocalName().equals("annotation"))
                .map(child ->
                        kind(child, qualified) + " " + child.getAttribute("name") + " " + content(child, qualified))
                .collect(Collectors.joining(", ", "(", ")"));
        said.add(inside.equals("()") ? "" : inside);
        return said.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String kind(Element child, boolean qualified) {
        return child.getLocalName() + (child.getLocalName().equals("element") && qualified ? " qualified" : "");
    }

    private void binding(Element binding) {
        var name = "binding " + binding.getAttribute("name") + ": ";
        for (var child : children(binding)) {
            if (child.getLocalName().equals("binding")) {
                lines.add(name + child.getAttribute("style") + " " + child.getAttribute("transport"));
            } else if (child.getLocalName().equals("operation")) {
                lines.add(name + child.getAttribute("name") + " action="
                        + children(child).getFirst().getAttribute("soapAction") + " "
                        + all(child, "body").stream()
                                .map(body -> body.getAttribute("use"))
                                .toList()
                        + all(child, "fault").stream()
                                .map(fault -> fault.getAttribute("name"))
                                .toList());
            }
        }
    }

    private static String directions(Element operation) {
        return children(operation).stream()
                .filter(child -> child.hasAttribute("message"))
                .map(child -> child.getLocalName() + "=" + qualified(child, "message"))
                .toList()
                .toString();
    }

    /** A name in an attribute with its namespace; empty if the attribute is not there. */
    private static String qualified(Element element, String attribute) {
        var name = element.getAttribute(attribute);
        if (name.isEmpty()) {
            return "";
        }
        var colon = name.indexOf(':');
        var namespace = element.lookupNamespaceURI(colon < 0 ? null : name.substring(0, colon));
        return attribute + "={" + (namespace == null ? "" : namespace) + "}" + name.substring(colon + 1);
    }

    private static List<Element> all(Element root, String name) {
        var found = new ArrayList<Element>();
        if (name.equals("schema") && root.getLocalName().equals("schema")) {
            found.add(root);
        }
        var list = root.getElementsByTagNameNS("*", name);
        for (int i = 0; i < list.getLength(); i++) {
            var one = (Element) list.item(i);
            if (name.equals("schema") == SCHEMA.equals(one.getNamespaceURI())) {
                found.add(one);
            }
        }
        return found;
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one && !one.getLocalName().equals("documentation")) {
                children.add(one);
            }
        }
        return children;
    }
}
