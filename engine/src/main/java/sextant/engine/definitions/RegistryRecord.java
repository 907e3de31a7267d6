package sextant.engine.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.model.xml.Element;

/**
 * Writes an application of the registry's first CEA schema (CEAService v0.1 and v0.2, 2004 to 2006: {@code CeaHttpApplicationType},
 * {@code CeaApplicationType}) with the names of v2.1. What the record says of the resource is passed over, as in later versions.
 */
final class RegistryRecord {

    private static final Set<String> TYPES = Set.of("CeaHttpApplicationType", "CeaApplicationType");
    private static final String DEFINITION = "ApplicationDefinition";

    private RegistryRecord() {}

    /** Whether a record describes an application of CEA. */
    static boolean isOne(Element root) {
        return TYPES.contains(root.name())
                || Notes.type(root).filter(TYPES::contains).isPresent();
    }

    static Element modern(Element record) {
        var children = new ArrayList<Element>();
        for (var child : record.children()) {
            children.add(
                    child.name().equals(DEFINITION)
                            ? named("applicationDefinition", definition(FirstVersion.renamed(child)))
                            : child);
        }
        return new Element("", "CeaApplication", attributes(record), children, "", record.at(), record.path());
    }

    /** The kind of an application is its type there, and this element says it once more. */
    private static Element definition(Element definition) {
        return new Element(
                definition.namespace(),
                definition.name(),
                definition.attributes(),
                definition.children().stream()
                        .map(child -> child.name().equals("ApplicationKind") ? named("applicationType", child) : child)
                        .toList(),
                definition.text(),
                definition.at(),
                definition.path());
    }

    private static Element named(String name, Element element) {
        return new Element(
                "", name, element.attributes(), element.children(), element.text(), element.at(), element.path());
    }

    private static List<Element.Attribute> attributes(Element record) {
        return record.attributes().stream()
                .filter(one -> one.namespace().isEmpty())
                .toList();
    }
}
