package sextant.server.draft;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;

/** The schemas of the draft's types and of the contracts that use them, as the server has them. */
public final class DraftSchemas {

    private static final String FOLDER = "/sextant/soap/";
    private static final String TYPES = "ceatypes-1.0rc1.xsd";

    private DraftSchemas() {}

    /** @throws org.xml.sax.SAXException saying what is wrong, if a document of the draft is not valid */
    public static void validate(String document) throws Exception {
        factory()
                .newSchema(new StreamSource(resource(TYPES)))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
    }

    /** The same for an element that the schema inside a WSDL declares; which must be a schema. */
    public static void validate(Element element, String wsdl) throws Exception {
        var text = new String(
                DraftSchemas.class.getResourceAsStream(FOLDER + wsdl).readAllBytes(), StandardCharsets.UTF_8);
        var document = document(
                text.replace("${server}/schemas/" + TYPES, resource(TYPES)).getBytes(StandardCharsets.UTF_8));
        var schema = document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        factory().newSchema(new DOMSource(schema)).newValidator().validate(new DOMSource(element));
    }

    public static org.w3c.dom.Document document(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static SchemaFactory factory() {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    }

    private static String resource(String name) {
        return Objects.requireNonNull(DraftSchemas.class.getResource(FOLDER + name))
                .toString();
    }
}
