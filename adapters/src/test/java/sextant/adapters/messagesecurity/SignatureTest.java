package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.caller.Caller;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** Messages that are signed well: who sent them is known. And what the reader of XML refuses, it refuses in them too. */
class SignatureTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");
    private static final String PAYLOAD =
            "<queryExecutionStatus xmlns=\"urn:x\"><id> one \t&amp; </id><b a='2' A='\u00e4'/></queryExecutionStatus>";

    private final Receiving server = new Receiving(AUTHORITY);

    @Test
    void theHolderOfACertificateIsTheSenderOfWhatItsKeySigned() {
        var sender = server.sender(new Signing(ANNA).sign(PAYLOAD));

        assertThat(sender)
                .isEqualTo(new Caller.User(
                        "CN=Test Authority,O=Observatory,C=GB", "CN=Anna Example,O=Observatory,C=GB", Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-sha256, http://www.w3.org/2001/04/xmlenc#sha256",
        "rsa-sha384, http://www.w3.org/2001/04/xmldsig-more#sha384",
        "rsa-sha512, http://www.w3.org/2001/04/xmlenc#sha512"
    })
    void theseAlgorithmsAreTaken(String method, String digest) {
        var signing = new Signing(ANNA)
                .method("http://www.w3.org/2001/04/xmldsig-more#" + method)
                .digest(digest);

        assertThat(server.sender(signing.sign(PAYLOAD)).subject()).contains("Anna");
    }

    @Test
    void aKeyMayBeOfAnEllipticCurve() {
        var carl = AUTHORITY.issue("CN=Carl", Authority.ellipticCurve());

        assertThat(server.sender(new Signing(carl).method(Signing.ECDSA_SHA256).sign(PAYLOAD))
                        .subject())
                .isEqualTo("CN=Carl");
    }

    @Test
    void bothVersionsOfSoapAreSignedAlike() {
        assertThat(server.sender(new Signing(ANNA).soap12().sign(PAYLOAD)).subject())
                .contains("Anna");
    }

    @Test
    void aCertificateMayComeWithThoseOfItsAuthorities() {
        assertThat(server.sender(new Signing(ANNA).withPath().sign(PAYLOAD)).subject())
                .contains("Anna");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "X01, xml-doctype",
        "X02, xml-doctype",
        "X03, xml-doctype",
        "X04, xml-doctype",
        "X06, xml-limit",
        "X07, xml-limit",
        "X08, body-too-large",
        "X11, xml-encoding",
        "X12, xml-schema",
        "X13, xml-limit",
        "X14, bad-character",
        "X16, xml-syntax"
    })
    void whatTheReaderRefusesItRefusesInsideASignatureToo(String row, String kind) {
        var signed =
                new String(new Signing(ANNA).sign(PAYLOAD), StandardCharsets.UTF_8).replaceFirst("^<\\?xml[^>]*>", "");
        var spoilt = switch (row) {
            case "X01" -> "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + signed.replace(" one ", "&x;");
            case "X02" -> "<!DOCTYPE t [<!ENTITY % d SYSTEM \"http://127.0.0.1:9/x.dtd\">%d;]>" + signed;
            case "X03" -> "<!DOCTYPE t SYSTEM \"http://127.0.0.1:9/x.dtd\">" + signed;
            case "X04" -> "<!DOCTYPE t [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;\">]>" + signed.replace(" one ", "&b;");
            case "X06" -> signed.replace(" one ", "<a>".repeat(300) + "</a>".repeat(300));
            case "X07" -> signed.replace("<b ", "<b " + attributes(50_000) + " ");
            case "X08" -> signed.replace(" one ", "x".repeat(20 << 20));
            case "X11" -> "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + signed;
            case "X12" -> "<?xml-stylesheet href=\"http://127.0.0.1:9/x.xsl\"?>" + signed;
            case "X13" -> signed.replace("<b ", "<b " + namespaces(10_000));
            case "X14" -> signed.replace(" one ", "&#1;");
            default -> signed.substring(0, signed.length() / 2);
        };

        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, () -> server.sender(spoilt));

        assertThat(refused.refusal().kind().word()).isEqualTo(kind);
        assertThat(server.remembered).isEmpty();
    }

    @Test
    void anIncludeIsNotProcessedAndBreaksTheSignature() {
        var signed = new String(new Signing(ANNA).sign(PAYLOAD), StandardCharsets.UTF_8);
        var include =
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>";

        server.refuses(signed.replace(" one ", include), RefusalKind.SECURITY_CHECK, "FailedCheck");
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" n").append(i).append("=''");
        }
        return text.toString();
    }

    private static String namespaces(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" xmlns:n").append(i).append("='urn:").append(i).append("'");
        }
        return text + " ";
    }
}
