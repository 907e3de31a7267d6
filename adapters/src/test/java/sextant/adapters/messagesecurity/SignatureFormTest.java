package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.messagesecurity.Signing.bytes;
import static sextant.adapters.messagesecurity.Signing.first;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;

/** Signatures that are refused for what they sign, by which algorithms, and by whose key (reliability.md 3.2 S02, S03, S06). */
class SignatureFormTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");
    private static final String PAYLOAD = "<abort xmlns=\"urn:x\"><id>hers</id></abort>";

    /** Counts who comes: nobody must. */
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    private static HttpServer elsewhere;

    private final Receiving server = new Receiving(AUTHORITY);

    @BeforeAll
    static void listen() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            CONNECTIONS.incrementAndGet();
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void nobodyCame() {
        elsewhere.stop(0);
        assertThat(CONNECTIONS).hasValue(0);
    }

    private static String url() {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x";
    }

    @Test
    void aSignatureOverTheTimestampAloneSecuresNothing() {
        server.refuses(new Signing(ANNA).withoutBody().sign(PAYLOAD), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aSignatureOverTheBodyAloneIsForEver() {
        server.refuses(new Signing(ANNA).withoutTimestamp().sign(PAYLOAD), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aMessageWithoutTimestampIsRefused() {
        var message = new Signing(ANNA).document(PAYLOAD);
        remove(first(message, Words.WSU, "Timestamp"));

        server.refuses(bytes(message), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aReferenceToNothingIsRefused() {
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("URI=\"#body-", "URI=\"#nobody-"),
                RefusalKind.SECURITY,
                "InvalidSecurity");
    }

    @Test
    void anEmptySignedInfoIsRefused() {
        var message = new Signing(ANNA).document(PAYLOAD);
        var info = first(message, Words.SIGNATURES, "SignedInfo");
        while (info.getLastChild().getLocalName().equals("Reference")) {
            remove((Element) info.getLastChild());
        }

        server.refuses(bytes(message), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aSecurityHeaderThatSaysNothingIsRefused() {
        var message = new Signing(ANNA).document(PAYLOAD);
        remove(first(message, Words.SIGNATURES, "Signature"));
        remove(first(message, Words.WSSE, "BinarySecurityToken"));

        server.refuses(bytes(message), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void aCertificateIsNoSecretForAnHmac() {
        var publicKey = ANNA.chain().getFirst().getPublicKey().getEncoded();

        server.refuses(
                new Signing(ANNA)
                        .method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
                        .key(new SecretKeySpec(publicKey, "HmacSHA256"))
                        .sign(PAYLOAD),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
                "urn:unknown"
            })
    void otherSignaturesAreRefused(String algorithm) {
        server.refuses(
                text(new Signing(ANNA)).replace(Signing.RSA_SHA256, algorithm),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.w3.org/2000/09/xmldsig#sha1", "http://www.w3.org/2001/04/xmldsig-more#md5"})
    void otherDigestsAreRefused(String algorithm) {
        server.refuses(
                text(new Signing(ANNA)).replaceFirst(Signing.SHA256, algorithm),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                "http://www.w3.org/2000/09/xmldsig#base64",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform"
            })
    void otherTransformsAreRefused(String algorithm) {
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("(<ds:Transform Algorithm=\")[^\"]*", "$1" + algorithm),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @Test
    void aStylesheetInATransformIsNeverRun() {
        var message = text(new Signing(ANNA))
                .replaceFirst(
                        "<ds:Transform Algorithm=\"[^\"]*\"/>",
                        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
                                + "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"><xsl:include href=\""
                                + url() + "\"/></xsl:stylesheet></ds:Transform>");

        server.refuses(message, RefusalKind.SECURITY_ALGORITHM, "UnsupportedAlgorithm");
    }

    @Test
    void tenThousandTransformsAreNotTransformed() {
        var one = "<ds:Transform Algorithm=\"" + Words.EXCLUSIVE + "\"/>";
        server.refuses(
                text(new Signing(ANNA)).replaceFirst(one, one.repeat(10_000)),
                RefusalKind.SECURITY_CHECK,
                "FailedCheck");
    }

    @Test
    void aThousandReferencesAreNotFollowed() {
        var message = new Signing(ANNA).document(PAYLOAD);
        var reference = first(message, Words.SIGNATURES, "Reference");
        Collections.nCopies(1_000, reference)
                .forEach(one -> reference.getParentNode().appendChild(one.cloneNode(true)));

        server.refuses(bytes(message), RefusalKind.SECURITY_CHECK, "FailedCheck");
    }

    @Test
    void whatIsElsewhereIsNotFetchedToBeVerified() {
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("URI=\"#body-[^\"]*", "URI=\"" + url()),
                RefusalKind.SECURITY_CHECK,
                "FailedCheck");
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("URI=\"#body-[^\"]*", "URI=\"file:///etc/passwd"),
                RefusalKind.SECURITY_CHECK,
                "FailedCheck");
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("URI=\"#body-[^\"]*", "URI=\""),
                RefusalKind.SECURITY_CHECK,
                "FailedCheck");
    }

    @Test
    void aKeyThatIsTooShortIsRefused() {
        server.refuses(
                new Signing(AUTHORITY.issue("CN=Short", Authority.rsa(1024))).sign(PAYLOAD),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @Test
    void aCertificateWithAWeakSignatureIsRefused() {
        server.refuses(
                new Signing(AUTHORITY.issue("CN=Weak", Authority.rsa(2048), -1, 24, "SHA1withRSA")).sign(PAYLOAD),
                RefusalKind.SECURITY_ALGORITHM,
                "UnsupportedAlgorithm");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefusedThoughItsSignatureHolds() {
        var authority = new Authority("CN=Test Authority,O=Observatory,C=GB");

        server.refuses(
                new Signing(authority.issue("CN=Anna Example,O=Observatory,C=GB")).sign(PAYLOAD),
                RefusalKind.SECURITY_SENDER,
                "FailedAuthentication");
    }

    @Test
    void aCertificateThatIsOverOrOfTheFutureOrCalledBackIsRefused() {
        var over = AUTHORITY.issue("CN=Over", Authority.rsa(2048), -48, -24, "SHA256withRSA");
        var future = AUTHORITY.issue("CN=Future", Authority.rsa(2048), 24, 48, "SHA256withRSA");
        var withList = new Receiving(AUTHORITY, AUTHORITY.crl(24, ANNA));

        server.refuses(new Signing(over).sign(PAYLOAD), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
        server.refuses(new Signing(future).sign(PAYLOAD), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
        withList.refuses(new Signing(ANNA).sign(PAYLOAD), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void anOldListOfWhatWasCalledBackIsNoList() {
        var withList = new Receiving(AUTHORITY, AUTHORITY.crl(-1));

        withList.refuses(new Signing(ANNA).sign(PAYLOAD), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void theKeyMustBeThatOfTheCertificate() {
        server.refuses(
                new Signing(ANNA).key(Authority.rsa(2048).getPrivate()).sign(PAYLOAD),
                RefusalKind.SECURITY_CHECK,
                "FailedCheck");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ds:RetrievalMethod URI=\"ELSEWHERE\"/>",
                "<ds:KeyName>../../etc/passwd</ds:KeyName>",
                "<ds:X509Data><ds:X509Certificate>THEIRS</ds:X509Certificate></ds:X509Data>",
                "<wsse:SecurityTokenReference><wsse:Reference URI=\"ELSEWHERE\"/></wsse:SecurityTokenReference>",
                "<wsse:SecurityTokenReference><wsse:KeyIdentifier>AAAA</wsse:KeyIdentifier></wsse:SecurityTokenReference>",
                "<wsse:SecurityTokenReference><wsse:Embedded/></wsse:SecurityTokenReference>",
                "<wsse:SecurityTokenReference><ds:X509Data/></wsse:SecurityTokenReference>"
            })
    void aKeyIsOnlyFoundByADirectReferenceToTheCertificateInTheMessage(String keyInfo) throws Exception {
        var theirs = java.util.Base64.getEncoder()
                .encodeToString(new Authority("CN=Other")
                        .issue("CN=Anna")
                        .chain()
                        .getFirst()
                        .getEncoded());
        var message = text(new Signing(ANNA))
                .replaceFirst(
                        "<ds:KeyInfo>.*</ds:KeyInfo>",
                        "<ds:KeyInfo>" + keyInfo.replace("ELSEWHERE", url()).replace("THEIRS", theirs)
                                + "</ds:KeyInfo>");

        server.refuses(message, RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "!", ""})
    void whatIsNoCertificateIsNoToken(String token) {
        server.refuses(
                text(new Signing(ANNA)).replaceFirst("(<wsse:BinarySecurityToken [^>]*>)[^<]*", "$1" + token),
                RefusalKind.SECURITY_TOKEN,
                "InvalidSecurityToken");
    }

    @Test
    void aChainWithoutEndIsNotFollowed() {
        var keys = Authority.rsa(2048);
        var many = new Credential(
                keys.getPrivate(),
                IntStream.range(0, 11)
                        .mapToObj(n -> AUTHORITY.issue("CN=" + n, keys).chain().getFirst())
                        .toList());

        server.refuses(new Signing(many).withPath().sign(PAYLOAD), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    private static String text(Signing signing) {
        return new String(signing.sign(PAYLOAD), StandardCharsets.UTF_8);
    }

    private static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }
}
