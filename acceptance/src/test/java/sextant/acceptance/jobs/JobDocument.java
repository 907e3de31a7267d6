package sextant.acceptance.jobs;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A UWS document as it came: a job, or a list of jobs. Names are looked up in the namespace of UWS, wherever the prefix. */
public record JobDocument(Element root) {

    public static final String UWS = "http://www.ivoa.net/xml/UWS/v1.0";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** One of {@code results}. */
    public record Result(String id, String href, String mediaType, String size, String sha256) {}

    /** One of {@code parameters}. */
    public record Parameter(String id, String value, boolean byReference) {}

    /** One of {@code jobs}. */
    public record Reference(String id, String href, String phase, Optional<String> created) {}

    public static JobDocument of(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            return new JobDocument(document.getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("this is no XML: " + new String(xml, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    public String name() {
        return root.getLocalName();
    }

    public String id() {
        return text("jobId");
    }

    public String phase() {
        return text("phase");
    }

    /** The text of a child of the root, empty if there is none or it is nil. */
    public String text(String child) {
        return child(child).map(Element::getTextContent).orElse("").strip();
    }

    public boolean isNil(String child) {
        return child(child)
                .map(element -> element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"))
                .orElse("")
                .equals("true");
    }

    public Optional<Element> child(String name) {
        return children(root).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .findFirst();
    }

    /** The names of the children of the root, in order. */
    public List<String> order() {
        return children(root).stream().map(Element::getLocalName).toList();
    }

    public List<Result> results() {
        return all("result").stream()
                .map(result -> new Result(
                        result.getAttribute("id"),
                        result.getAttributeNS(XLINK, "href"),
                        result.getAttribute("mime-type"),
                        result.getAttribute("size"),
                        custom(result, "sha256")))
                .toList();
    }

    public List<Parameter> parameters() {
        return all("parameter").stream()
                .map(parameter -> new Parameter(
                        parameter.getAttribute("id"),
                        parameter.getTextContent(),
                        parameter.getAttribute("byReference").equals("true")))
                .toList();
    }

    public Optional<String> parameter(String id) {
        return parameters().stream()
                .filter(parameter -> parameter.id().equalsIgnoreCase(id))
                .map(Parameter::value)
                .findFirst();
    }

    public List<Reference> references() {
        return all("jobref").stream()
                .map(reference -> new Reference(
                        reference.getAttribute("id"),
                        reference.getAttributeNS(XLINK, "href"),
                        inside(reference, "phase").orElse(""),
                        inside(reference, "creationTime")))
                .toList();
    }

    /** The message of {@code errorSummary}. */
    public String error() {
        return child("errorSummary").flatMap(error -> inside(error, "message")).orElse("");
    }

    private List<Element> all(String name) {
        var found = root.getElementsByTagNameNS(UWS, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Optional<String> inside(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** An attribute in whatever namespace of our own. */
    private static String custom(Element element, String name) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (name.equals(attributes.item(i).getLocalName())) {
                return attributes.item(i).getNodeValue();
            }
        }
        return "";
    }
}
