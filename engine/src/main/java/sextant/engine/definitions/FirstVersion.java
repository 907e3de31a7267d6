package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.model.xml.Element;
import sextant.model.xml.Element.Attribute;

/**
 * Writes an application of CEAImplementation v1.0 (2004) with the names of v2.1: it says the same in other words. Everything keeps its
 * place and its way, so that its author is told of what stands in the file.
 */
final class FirstVersion {

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("ApplicationType", "applicationType"),
            Map.entry("Parameters", "parameters"),
            Map.entry("CmdLineParameterDefn", "parameterDefinition"),
            Map.entry("ParameterDefinition", "parameterDefinition"),
            Map.entry("Interfaces", "interfaces"),
            Map.entry("Interface", "interfaceDefinition"),
            Map.entry("ExecutionPath", "executionPath"),
            Map.entry("LongName", "title"),
            Map.entry("Description", "description"),
            Map.entry("ReferenceURL", "referenceURL"),
            Map.entry("UI_Name", "name"),
            Map.entry("UI_Description", "description"),
            Map.entry("UCD", "ucd"),
            Map.entry("DefaultValue", "defaultValue"),
            Map.entry("Units", "unit"),
            Map.entry("OptionList", "optionList"),
            Map.entry("OptionVal", "optionVal"));

    private static final Set<String> PARAMETERS = Set.of("CmdLineParameterDefn", "ParameterDefinition");

    private static final Map<String, String> ATTRIBUTES = Map.of("minoccurs", "minOccurs", "maxoccurs", "maxOccurs");

    private static final Map<String, String> TYPES = Map.of("double", "real", "anyXML", "XML");

    private FirstVersion() {}

    /** @param application an {@code Application} */
    static Element modern(Element application) {
        var renamed = renamed(application);
        var beside = new ArrayList<Element>();
        var content = new ArrayList<Element>();
        var definition = new ArrayList<Element>();
        for (var child : renamed.children()) {
            switch (child.name()) {
                case "title" -> beside.add(child);
                case "description", "referenceURL" -> content.add(child);
                case "Version" -> {}
                default -> definition.add(child);
            }
        }
        beside.addAll(identifier(renamed));
        beside.add(part(renamed, "content", List.of(), content));
        beside.add(part(
                renamed,
                "applicationDefinition",
                renamed.attributes().stream()
                        .filter(one -> !one.name().equals("name") && !one.name().equals("version"))
                        .toList(),
                definition));
        return part(renamed, "CeaApplication", List.of(), beside);
    }

    /** {@code name} is the identifier, with its scheme or without, or no identifier at all. */
    private static List<Element> identifier(Element application) {
        return application.attribute("name").stream()
                .map(name -> name.strip().startsWith("ivo://") || !name.contains("/") ? name : "ivo://" + name)
                .map(text -> new Element(
                        "", "identifier", List.of(), List.of(), text, application.at(), application.path("name")))
                .toList();
    }

    private static Element part(Element whole, String name, List<Attribute> attributes, List<Element> children) {
        return new Element("", name, attributes, children, "", whole.at(), whole.path());
    }

    static Element renamed(Element element) {
        boolean parameter = PARAMETERS.contains(element.name());
        boolean named = parameter || element.name().equals("Interface");
        return new Element(
                "",
                ELEMENTS.getOrDefault(element.name(), element.name()),
                element.attributes().stream()
                        .map(one -> renamed(one, named, parameter))
                        .toList(),
                element.children().stream().map(FirstVersion::renamed).toList(),
                element.text(),
                element.at(),
                element.path());
    }

    private static Attribute renamed(Attribute attribute, boolean named, boolean parameter) {
        var name = attribute.name().equals("name") && named
                ? "id"
                : ATTRIBUTES.getOrDefault(attribute.name(), attribute.name());
        var value = switch (parameter ? name : "") {
            case "fileRef" ->
                switch (attribute.value().strip()) {
                    case "true", "1" -> "file";
                    case "false", "0" -> "no";
                    default -> attribute.value();
                };
            case "type" -> TYPES.getOrDefault(attribute.value(), attribute.value());
            default -> attribute.value();
        };
        return new Attribute(attribute.namespace(), name, value);
    }
}
