package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Signing.bytes;
import static sextant.adapters.messagesecurity.Signing.first;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;

/**
 * Signature wrapping (reliability.md 3.2 S01): somebody takes a message that was signed well, puts what was signed where it still
 * verifies but is not acted on, and writes a body of their own.
 */
class WrappingTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");
    private static final String SIGNED = "<abort xmlns=\"urn:x\"><id>hers</id></abort>";

    private final Receiving server = new Receiving(AUTHORITY);

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("1: the signed body in a wrapper in the header, another body without an id", message -> {
                    var signed = body(message);
                    another(message, "");
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack("2: the same, with the wrapper before the security header", message -> {
                    var signed = body(message);
                    another(message, "");
                    var wrapper = wrapper(message, header(message));
                    wrapper.appendChild(signed);
                    header(message).insertBefore(wrapper, header(message).getFirstChild());
                }),
                attack("3: another body with the same id before the signed one", message -> {
                    var signed = body(message);
                    another(message, id(signed));
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack("4: the signed body inside the other one", message -> {
                    var signed = body(message);
                    another(message, "other");
                    first(message, "urn:x", "abort").appendChild(signed);
                }),
                attack("5: the signed body in the security header", message -> {
                    var signed = body(message);
                    another(message, id(signed));
                    first(message, Words.WSSE, "Security").appendChild(signed);
                }),
                attack("5: the same, inside the time", message -> {
                    var signed = body(message);
                    another(message, "");
                    first(message, Words.WSU, "Timestamp").appendChild(signed);
                }),
                attack("6: the signed body itself a block of the header", message -> {
                    var signed = body(message);
                    another(message, "");
                    header(message).appendChild(signed);
                }),
                attack("7: the signed body in an extension of its other, with the same id", message -> {
                    var signed = body(message);
                    var other = another(message, id(signed));
                    wrapper(message, (Element) other.getFirstChild()).appendChild(signed);
                }),
                attack("8: the signed body in an Object of the signature", message -> {
                    var signed = body(message);
                    another(message, id(signed));
                    var object = message.createElementNS(Words.SIGNATURES, "ds:Object");
                    first(message, Words.SIGNATURES, "Signature").appendChild(object);
                    object.appendChild(signed);
                }),
                attack("an id without a namespace that is the same", message -> {
                    var signed = body(message);
                    another(message, "").setAttribute("Id", id(signed));
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack("an xml:id that is the same", message -> {
                    var signed = body(message);
                    another(message, "").setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:id", id(signed));
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack("an ID in another spelling and namespace", message -> {
                    var signed = body(message);
                    another(message, "").setAttributeNS("urn:other", "o:ID", id(signed));
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack("the signed time moved into a wrapper, a fresh one in its place", message -> {
                    var signed = first(message, Words.WSU, "Timestamp");
                    var fresh = (Element) signed.cloneNode(true);
                    fresh.setAttributeNS(Words.WSU, "wsu:Id", "fresh");
                    signed.getParentNode().replaceChild(fresh, signed);
                    wrapper(message, header(message)).appendChild(signed);
                }),
                attack(
                        "another text in the body",
                        message -> first(message, "urn:x", "id").setTextContent("theirs")),
                attack(
                        "another time",
                        message -> first(message, Words.WSU, "Expires").setTextContent("2099-01-01T00:00:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void nothingCountsButTheSignedBodyAtItsPlace(String name, Consumer<Document> attack) {
        var message = new Signing(ANNA).document(SIGNED);
        attack.accept(message);

        server.refuses(bytes(message), RefusalKind.SECURITY_CHECK, "FailedCheck");
    }

    @Test
    void aSecondSecurityHeaderIsRefused() {
        var message = new Signing(ANNA).document(SIGNED);
        header(message).appendChild(message.createElementNS(Words.WSSE, "wsse:Security"));

        server.refuses(bytes(message), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aSecondSignatureIsRefused() {
        var message = new Signing(ANNA).document(SIGNED);
        var signature = first(message, Words.SIGNATURES, "Signature");
        signature.getParentNode().appendChild(signature.cloneNode(true));

        server.refuses(bytes(message), RefusalKind.SECURITY, "InvalidSecurity");
    }

    private static Arguments attack(String name, Consumer<Document> change) {
        return Arguments.of(name, change);
    }

    private static Element header(Document message) {
        return first(message, SOAP, "Header");
    }

    private static Element body(Document message) {
        return first(message, SOAP, "Body");
    }

    private static String id(Element element) {
        return element.getAttributeNS(Words.WSU, "Id");
    }

    /** Puts another body in the place of the signed one. */
    private static Element another(Document message, String id) {
        var signed = body(message);
        var other = (Element) signed.cloneNode(true);
        other.removeAttributeNS(Words.WSU, "Id");
        if (!id.isEmpty()) {
            other.setAttributeNS(Words.WSU, "wsu:Id", id);
        }
        ((Element) other.getFirstChild().getFirstChild()).setTextContent("theirs");
        signed.getParentNode().replaceChild(other, signed);
        return other;
    }

    private static Element wrapper(Document message, Element in) {
        var wrapper = message.createElementNS("urn:wrapper", "w:Wrapper");
        in.appendChild(wrapper);
        return wrapper;
    }
}
