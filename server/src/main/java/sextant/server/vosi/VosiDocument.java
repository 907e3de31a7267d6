package sextant.server.vosi;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sextant.server.http.Reply;

/** Writes one XML document. Names are given with their prefixes, since VOSI clients are known to look for the customary ones. */
final class VosiDocument {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** What stands in an element. */
    interface Content {
        void write(VosiDocument to) throws XMLStreamException;
    }

    private final XMLStreamWriter writer;

    private VosiDocument(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /**
     * @param root       with its prefix
     * @param namespaces prefixes and URIs in turn
     */
    static Reply reply(String root, String[] namespaces, Content content) {
        var text = new StringWriter();
        try {
            var writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            for (int i = 0; i < namespaces.length; i += 2) {
                writer.writeNamespace(namespaces[i], namespaces[i + 1]);
            }
            content.write(new VosiDocument(writer));
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a document in memory cannot fail", impossible);
        }
        return Reply.ok("text/xml; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache");
    }

    /** @param attributes names with their prefixes, and values, in turn */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        start(name, attributes);
        content.write(this);
        writer.writeEndElement();
    }

    void text(String name, String text, String... attributes) throws XMLStreamException {
        start(name, attributes);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        writer.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
