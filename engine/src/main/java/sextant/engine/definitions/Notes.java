package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import sextant.engine.configuration.Problem;
import sextant.model.pattern.Nearest;
import sextant.model.xml.Element;

/** What is wrong with a definition: whatever stands in it is honoured, or noted here by its name. */
final class Notes {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Goes on after something else. */
    static final String ONLY = "only command lines and calls of services are run here";

    /** What CEA has and this server does not, by the names of elements and attributes. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("CeaHttpAdapterSetup", "sets up the call of a service, and this one is a command line"),
            Map.entry("executionPath", "names a program, and the application calls a service"),
            Map.entry("SimpleParameter", "is what a server of CEA kept of one call, and no part of a definition"),
            Map.entry("PreProcessScript", "is a script, and none is run here"),
            Map.entry("PostProcessScript", "is a script, and none is run here"),
            Map.entry("dbref", "names a data base, and " + ONLY),
            Map.entry("tableset", "describes the tables of a data base, and " + ONLY),
            Map.entry("column", "is a column of a data base, and " + ONLY),
            Map.entry("instanceClass", "names a Java class, and none is loaded here"),
            Map.entry("applicationDefinitionExtension", "extends another definition; write it out"));

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void problem(Element element, String text) {
        problems.add(new Problem(element.at(), element.path(), text, Optional.empty()));
    }

    void problem(Element element, String attribute, String text) {
        problems.add(new Problem(element.at(), element.path(attribute), text, Optional.empty()));
    }

    /** Notes every attribute and child of an element that is not among these. */
    void allow(Element element, Set<String> attributes, Set<String> children) {
        for (var attribute : element.attributes()) {
            boolean ofXml = Set.of(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, XMLConstants.XML_NS_URI)
                    .contains(attribute.namespace());
            if (!ofXml && !(attribute.namespace().isEmpty() && attributes.contains(attribute.name()))) {
                unknown(element, element.path(attribute.name()), attribute.name(), attributes);
            }
        }
        for (var child : element.children()) {
            if (!children.contains(child.name())) {
                unknown(child, child.path(), child.name(), children);
            }
        }
    }

    private void unknown(Element element, sextant.model.tree.Path path, String name, Set<String> known) {
        problems.add(
                NOT_HERE.containsKey(name)
                        ? new Problem(element.at(), path, NOT_HERE.get(name), Optional.empty())
                        : new Problem(element.at(), path, "is not known here", Nearest.to(name, known)));
    }

    /** Notes an attribute whose meaning nobody wrote down, unless it has the value that changes nothing. */
    void harmless(Element element, String attribute, String value) {
        element.attribute(attribute)
                .filter(written -> !written.strip().equals(value))
                .ifPresent(_ -> problem(element, attribute, "can only be " + value + " here"));
    }

    /** {@code xs:boolean}. */
    boolean flag(Element element, String attribute, boolean otherwise) {
        return switch (element.attribute(attribute).map(String::strip).orElse(Boolean.toString(otherwise))) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                problem(element, attribute, "must be true or false");
                yield otherwise;
            }
        };
    }

    /** {@code xs:int}. */
    int whole(Element element, String attribute, int otherwise) {
        var text = element.attribute(attribute).map(String::strip).orElse(Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            problem(element, attribute, "must be a whole number");
            return otherwise;
        }
    }

    /** The text of an element in one line; empty if it has none. */
    static Optional<String> line(Element element) {
        return Optional.of(SPACES.matcher(element.text().strip()).replaceAll(" "))
                .filter(text -> !text.isEmpty());
    }

    /** Of the first child of this name that has text. */
    static Optional<String> line(Element parent, String child) {
        return parent.all(child).stream().flatMap(one -> line(one).stream()).findFirst();
    }

    /** The name that {@code xsi:type} gives, without its prefix. */
    static Optional<String> type(Element element) {
        return element.attribute(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type")
                .map(name -> name.substring(name.indexOf(':') + 1).strip());
    }
}
