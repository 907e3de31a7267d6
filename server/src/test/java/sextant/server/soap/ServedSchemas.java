package sextant.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import sextant.model.reading.Limits;
import sextant.model.xml.Tree;
import sextant.server.http.EdgeServer;

/** The schema in a WSDL and all that it imports, as a client gets them from the server that it calls. */
final class ServedSchemas {

    private final EdgeServer server;
    private final Schema schema;

    /** @param wsdl where the contract is described */
    ServedSchemas(EdgeServer server, String wsdl) {
        this.server = server;
        var document = Tree.read(get(wsdl), Limits.DEFAULT);
        var types = (Element) document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        try {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            var ls = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            factory.setResourceResolver((_, _, _, location, _) -> imported(ls, location));
            schema = factory.newSchema(new DOMSource(types, "http://localhost" + wsdl));
        } catch (SAXException | ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    private LSInput imported(DOMImplementationLS ls, String location) {
        var name = location.substring(location.lastIndexOf('/') + 1);
        assertThat(location).isIn(name, server.address("/schemas/" + name).toString());
        var input = ls.createLSInput();
        input.setSystemId(location);
        input.setByteStream(new ByteArrayInputStream(get("/schemas/" + name)));
        return input;
    }

    private byte[] get(String path) {
        try {
            var reply = server.get(path);
            assertThat(reply.statusCode()).as(path).isEqualTo(200);
            return reply.body().getBytes(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** @param payload the element in the body of a message */
    void assertValid(Element payload) {
        try {
            schema.newValidator().validate(new DOMSource(payload));
        } catch (SAXException wrong) {
            throw new AssertionError(payload.getNodeName() + " is not valid: " + wrong.getMessage(), wrong);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
