package sextant.model.uws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.xml.sax.SAXException;

/** Checks a document against the schema of UWS 1.1, which comes from a test dependency and never from the network. */
final class UwsSchema {

    private static final Schema SCHEMA = schema();

    private UwsSchema() {}

    /** @throws SAXException saying what is wrong, if the document is not valid */
    static void validate(byte[] document) throws SAXException, IOException {
        SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    private static Schema schema() {
        try {
            var ls = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setResourceResolver((_, _, _, _, _) -> {
                var input = ls.createLSInput();
                input.setSystemId("/XLINK.xsd");
                input.setByteStream(open("/XLINK.xsd"));
                return input;
            });
            return factory.newSchema(new StreamSource(open("/UWS-v1.1.xsd"), "/UWS-v1.1.xsd"));
        } catch (SAXException | ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(UwsSchema.class.getResourceAsStream(file), file);
    }
}
