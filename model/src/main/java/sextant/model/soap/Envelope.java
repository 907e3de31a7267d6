package sextant.model.soap;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sextant.model.xml.Tree;

/**
 * A message of SOAP. All elements are those of one tree, so that what is signed, what is understood and what is done is the same.
 *
 * @param headers the blocks of the header, in order
 * @param body    the element {@code Body}, child of the envelope
 * @param payload the one element in the body: its name says which operation is called
 */
public record Envelope(SoapVersion version, Document document, List<Element> headers, Element body, Element payload) {

    public Envelope {
        headers = List.copyOf(headers);
    }

    /** The first block of the header with this name. */
    public Optional<Element> header(String namespace, String name) {
        return headers.stream()
                .filter(block -> Tree.namespace(block).equals(namespace) && name.equals(block.getLocalName()))
                .findFirst();
    }
}
