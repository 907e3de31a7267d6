package sextant.model.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

/**
 * One element of an XML document.
 *
 * @param namespace  empty if it is in none
 * @param name       its local name
 * @param attributes without the declarations of namespaces
 * @param children   in order
 * @param text       all text that stands directly in it, as it is written
 * @param at         where it starts
 * @param path       the way to it from the root as XPath writes it, {@code /tool/input/parameter[2]}; one step of a {@link Path}
 */
public record Element(
        String namespace,
        String name,
        List<Attribute> attributes,
        List<Element> children,
        String text,
        Position at,
        Path path) {

    /** @param namespace empty if it is in none */
    public record Attribute(String namespace, String name, String value) {}

    public Element {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The value of an attribute that is in no namespace. */
    public Optional<String> attribute(String attribute) {
        return attribute("", attribute);
    }

    public Optional<String> attribute(String space, String attribute) {
        return attributes.stream()
                .filter(one -> one.namespace().equals(space) && one.name().equals(attribute))
                .map(Attribute::value)
                .findFirst();
    }

    /** The children of this local name. */
    public List<Element> all(String child) {
        return children.stream().filter(one -> one.name().equals(child)).toList();
    }

    /** The first child of this local name. */
    public Optional<Element> first(String child) {
        return children.stream().filter(one -> one.name().equals(child)).findFirst();
    }

    /** This element and everything in it, in the order of the document. */
    public Stream<Element> everything() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::everything));
    }

    /** The path of an attribute. */
    public Path path(String attribute) {
        return Path.of(path + "/@" + attribute);
    }
}
