package sextant.server.vosi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import sextant.server.http.Reply;

/** Checks a document against the schemas of the IVOA, which come from a test dependency and never from the network, and our own
 * of CEA, which has none any more. */
final class IvoaSchemas {

    private static final Map<String, String> FILES = Map.of(
            "http://www.w3.org/1999/xlink", "/XLINK.xsd",
            "http://www.ivoa.net/xml/STC/stc-v1.30.xsd", "/STC-v1.3.xsd",
            "http://www.ivoa.net/xml/VOResource/v1.0", "/VOResource-v1.0.xsd",
            "http://www.ivoa.net/xml/VODataService/v1.1", "/VODataService-v1.1.xsd",
            "http://www.ivoa.net/xml/VOApplication/v1.0rc1", "/sextant/voapplication-1.0rc1.xsd",
            "http://www.ivoa.net/xml/CEA/base/v1.1", "/sextant/ceabase-1.1.xsd");

    private static final Schema SCHEMA = schema();

    private IvoaSchemas() {}

    /** @throws SAXException saying what is wrong, if the document is not valid */
    static void validate(Reply reply) throws SAXException, IOException {
        SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(reply.body())));
    }

    private static Schema schema() {
        try {
            var ls = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setResourceResolver((_, namespace, _, _, _) -> input(ls, namespace));
            return factory.newSchema(Stream.of(
                            "/VODataService-v1.1.xsd",
                            "/VOSICapabilities-v1.0.xsd",
                            "/VOSIAvailability-v1.0.xsd",
                            "/sextant/vocea-1.0.xsd")
                    .map(file -> new StreamSource(open(file), file))
                    .toArray(Source[]::new));
        } catch (SAXException | ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    private static LSInput input(DOMImplementationLS ls, String namespace) {
        var file = Objects.requireNonNull(FILES.get(namespace), namespace);
        var input = ls.createLSInput();
        input.setSystemId(file);
        input.setByteStream(open(file));
        return input;
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(IvoaSchemas.class.getResourceAsStream(file), file);
    }
}
