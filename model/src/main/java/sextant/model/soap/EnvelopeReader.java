package sextant.model.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import sextant.model.reading.Limits;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.xml.Tree;

/** Reads an envelope, strictly: a header or none, one body, one element in it, and nothing that refers to somewhere else. */
public final class EnvelopeReader {

    private static final String ENCODING_STYLE = "encodingStyle";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";

    private EnvelopeReader() {}

    /**
     * @throws Refused {@code version-mismatch}, {@code xml-schema}, {@code soap-encoding-not-supported}, {@code xop-reference}, and what
     *     the reader of XML throws
     */
    public static Envelope read(byte[] message, Limits limits) {
        var document = Tree.read(message, limits);
        var root = document.getDocumentElement();
        var version = version(root);
        var parts = children(root);
        if (!parts.isEmpty() && is(parts.getFirst(), version, "Header")) {
            return envelope(version, root, children(parts.getFirst()), parts.subList(1, parts.size()));
        }
        return envelope(version, root, List.of(), parts);
    }

    private static Envelope envelope(SoapVersion version, Element root, List<Element> headers, List<Element> rest) {
        if (rest.size() != 1 || !is(rest.getFirst(), version, "Body")) {
            throw schema(root, "An envelope has a Header or none, and then one Body.");
        }
        var body = rest.getFirst();
        var payload = children(body);
        if (payload.size() != 1) {
            throw schema(body, "The Body of a call has one element, which names the operation.");
        }
        refuseReferences(body, version);
        return new Envelope(version, root.getOwnerDocument(), headers, body, payload.getFirst());
    }

    private static SoapVersion version(Element root) {
        if (!root.getLocalName().equals("Envelope")) {
            throw schema(root, "This is not an envelope of SOAP.");
        }
        return SoapVersion.ofNamespace(Tree.namespace(root))
                .orElseThrow(() -> RefusalKind.SOAP_VERSION
                        .because("The envelope is of a version that is not known here.")
                        .at(Tree.position(root))
                        .got(Tree.namespace(root))
                        .limit(Stream.of(SoapVersion.values())
                                .map(SoapVersion::namespace)
                                .collect(Collectors.joining(", ")))
                        .refused());
    }

    private static boolean is(Element element, SoapVersion version, String name) {
        return element.getLocalName().equals(name) && Tree.namespace(element).equals(version.namespace());
    }

    /** SOAP encoding spreads a value over the message, and attachments over the network. Neither is of any use in what is taken here. */
    private static void refuseReferences(Element element, SoapVersion version) {
        if (element.hasAttributeNS(version.namespace(), ENCODING_STYLE)
                || element.getAttribute("href").startsWith("#")) {
            throw RefusalKind.SOAP_ENCODING
                    .because("The message is in SOAP encoding, or refers to another part of itself.")
                    .at(Tree.position(element))
                    .got(element.getNodeName())
                    .limit("document/literal")
                    .suggest("Generate the client from the WSDL that is served here with ?wsdl.")
                    .refused();
        }
        if (XOP.equals(Tree.namespace(element))) {
            throw RefusalKind.SOAP_ATTACHMENT
                    .because("The message refers to an attachment.")
                    .at(Tree.position(element))
                    .suggest("Send the value itself, in base64, or an address of it as an indirect parameter.")
                    .refused();
        }
        children(element).forEach(child -> refuseReferences(child, version));
    }

    /** The elements in an element; text between them, but for blanks, has no meaning in an envelope. */
    static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    private static Refused schema(Element where, String text) {
        return RefusalKind.XML_SCHEMA
                .because(text)
                .at(Tree.position(where))
                .at(Path.of("/" + where.getLocalName()))
                .got("{" + Tree.namespace(where) + "}" + where.getLocalName())
                .refused();
    }
}
