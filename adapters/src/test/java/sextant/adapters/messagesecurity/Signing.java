package sextant.adapters.messagesecurity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signs messages as a client would, with the Java platform and not with the library that verifies them. Everything about the signature
 * can be asked to be otherwise, since most tests are about what must be refused.
 */
public final class Signing {

    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final XMLSignatureFactory XML = XMLSignatureFactory.getInstance("DOM");

    private final Credential sender;
    private Key key;
    private String method = RSA_SHA256;
    private String digest = SHA256;
    private String canonical = Words.EXCLUSIVE;
    private List<String> transforms = List.of(Words.EXCLUSIVE);
    private Instant created = Instant.now();
    private boolean body = true;
    private boolean timestamp = true;
    private boolean path;
    private String soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private Consumer<Document> before = _ -> {};

    public Signing(Credential sender) {
        this.sender = sender;
        this.key = sender.key();
    }

    public Signing method(String algorithm) {
        method = algorithm;
        return this;
    }

    public Signing key(Key other) {
        key = other;
        return this;
    }

    public Signing digest(String algorithm) {
        digest = algorithm;
        return this;
    }

    public Signing canonical(String algorithm) {
        canonical = algorithm;
        return this;
    }

    public Signing transforms(List<String> algorithms) {
        transforms = algorithms;
        return this;
    }

    public Signing created(Instant time) {
        created = time;
        return this;
    }

    public Signing withoutBody() {
        body = false;
        return this;
    }

    public Signing withoutTimestamp() {
        timestamp = false;
        return this;
    }

    /** With all certificates, and not that of the key alone. */
    public Signing withPath() {
        path = true;
        return this;
    }

    public Signing soap12() {
        soap = "http://www.w3.org/2003/05/soap-envelope";
        return this;
    }

    /** Changes the message before it is signed. */
    public Signing before(Consumer<Document> change) {
        before = change;
        return this;
    }

    /** The signed message, as bytes. @param payload the element in the body */
    public byte[] sign(String payload) {
        return bytes(document(payload));
    }

    /** The signed message as a tree, to be changed. */
    public Document document(String payload) {
        try {
            var document = parse(unsigned(payload));
            before.accept(document);
            var security = first(document, Words.WSSE, "Security");
            var context = new DOMSignContext(key, security);
            context.setDefaultNamespacePrefix("ds");
            var references = new ArrayList<Reference>();
            if (body) {
                references.add(reference(context, first(document, soap, "Body")));
            }
            if (timestamp) {
                references.add(reference(context, first(document, Words.WSU, "Timestamp")));
            }
            var info = XML.newSignedInfo(
                    XML.newCanonicalizationMethod(canonical, (C14NMethodParameterSpec) null),
                    XML.newSignatureMethod(method, null),
                    references);
            var keys = XML.getKeyInfoFactory();
            var keyInfo = keys.newKeyInfo(List.of(new DOMStructure(tokenReference(document))));
            XML.newXMLSignature(info, keyInfo).sign(context);
            return document;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private Reference reference(DOMSignContext context, Element signed) throws Exception {
        context.setIdAttributeNS(signed, Words.WSU, "Id");
        var algorithms = new ArrayList<Transform>();
        for (var algorithm : transforms) {
            algorithms.add(XML.newTransform(algorithm, (TransformParameterSpec) null));
        }
        return XML.newReference(
                "#" + signed.getAttributeNS(Words.WSU, "Id"),
                XML.newDigestMethod(digest, null),
                algorithms,
                null,
                null);
    }

    private static Element tokenReference(Document document) {
        var reference = document.createElementNS(Words.WSSE, "wsse:SecurityTokenReference");
        var direct = document.createElementNS(Words.WSSE, "wsse:Reference");
        direct.setAttribute(
                "URI", "#" + first(document, Words.WSSE, "BinarySecurityToken").getAttributeNS(Words.WSU, "Id"));
        reference.appendChild(direct);
        return reference;
    }

    private String unsigned(String payload) throws Exception {
        var time = created.truncatedTo(ChronoUnit.MILLIS);
        var factory = CertificateFactory.getInstance("X.509");
        var token = path
                ? factory.generateCertPath(sender.chain()).getEncoded("PkiPath")
                : sender.chain().getFirst().getEncoded();
        return """
                <soap:Envelope xmlns:soap="%s" xmlns:wsu="%s"><soap:Header><wsse:Security xmlns:wsse="%s">\
                <wsu:Timestamp wsu:Id="time-%s"><wsu:Created>%s</wsu:Created><wsu:Expires>%s</wsu:Expires></wsu:Timestamp>\
                <wsse:BinarySecurityToken wsu:Id="token-%s" EncodingType="%s" ValueType="%s">%s</wsse:BinarySecurityToken>\
                </wsse:Security></soap:Header><soap:Body wsu:Id="body-%s">%s</soap:Body></soap:Envelope>""".formatted(
                        soap,
                        Words.WSU,
                        Words.WSSE,
                        UUID.randomUUID(),
                        time,
                        time.plusSeconds(300),
                        UUID.randomUUID(),
                        Words.BASE64,
                        path ? Words.CERTIFICATE_PATH : Words.CERTIFICATE,
                        Base64.getEncoder().encodeToString(token),
                        UUID.randomUUID(),
                        payload);
    }

    public static Document parse(String text) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Writes a tree without changing what is signed in it. */
    public static byte[] bytes(Document document) {
        try {
            var bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** The first element of this name. */
    public static Element first(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }
}
