package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sextant.engine.soap.Mechanism;
import sextant.model.refusal.RefusalKind;

/** A name with the digest of its password says who sends a message (reliability.md 3.2 S05). */
class UsernameTokenTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");

    private final Receiving server = new Receiving(AUTHORITY);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void whoKnowsThePasswordIsTheSender() throws Exception {
        assertThat(server.sender(message("anna", "a secret", now))).isEqualTo(Receiving.ANNA);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldInTheSameWords() throws Exception {
        server.refuses(message("anna", "a guess", now), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
        server.refuses(message("nobody", "nobody", now), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void aTokenCountsOnce() throws Exception {
        var message = message("anna", "a secret", now);

        server.sender(message);

        server.refuses(message, RefusalKind.SECURITY_TIME, "MessageExpired");
        server.refuses(message.replace("<abort", "<abort another=\"1\""), RefusalKind.SECURITY_TIME, "MessageExpired");
    }

    @Test
    void aTokenOfThePastOrTheFutureIsRefused() throws Exception {
        server.refuses(
                message("anna", "a secret", now.minusSeconds(3600)), RefusalKind.SECURITY_TIME, "MessageExpired");
        server.refuses(message("anna", "a secret", now.plusSeconds(3600)), RefusalKind.SECURITY_TIME, "MessageExpired");
    }

    @Test
    void aDigestWithoutNonceOrTimeCouldBeSentForEver() throws Exception {
        refusesToken(message("anna", "a secret", now).replaceFirst("<wsse:Nonce.*</wsse:Nonce>", ""));
        refusesToken(message("anna", "a secret", now).replaceFirst("<wsu:Created.*</wsu:Created>", ""));
        refusesToken(message("anna", "a secret", now).replaceFirst("(<wsse:Nonce[^>]*>)[^<]*", "$1AAAA"));
    }

    @Test
    void aPasswordItselfIsNeverTaken() throws Exception {
        var digest = "(<wsse:Password Type=\"[^\"]*)#PasswordDigest\">[^<]*";

        refusesToken(message("anna", "a secret", now).replaceFirst(digest, "$1#PasswordText\">a secret"));
        refusesToken(message("anna", "a secret", now).replaceFirst(" Type=\"[^\"]*#PasswordDigest\"", ""));
    }

    @Test
    void aPasswordOfAMegabyteIsNotComputedWith() throws Exception {
        var long1 = "A".repeat(900_000);

        refusesToken(message("anna", "a secret", now).replaceFirst("(#PasswordDigest\">)[^<]*", "$1" + long1));
        refusesToken(message("anna", "a secret", now).replaceFirst("(<wsse:Username>)[^<]*", "$1" + long1));
        refusesToken(message("anna", "a secret", now).replaceFirst("(<wsse:Nonce[^>]*>)[^<]*", "$1" + long1));
    }

    @Test
    void whereNamesAreNotTakenATokenIsRefused() throws Exception {
        server.taking(Mechanism.SIGNATURE)
                .refuses(message("anna", "a secret", now), RefusalKind.SECURITY, "InvalidSecurity");
    }

    @Test
    void whoSignsAndWhoIsNamedMustBeTheSame() throws Exception {
        var carl = AUTHORITY.issue("CN=Carl Example,O=Observatory,C=GB");
        var token = Signing.parse(message("anna", "a secret", now));
        Consumer<Document> alsoNamed = message -> {
            var named = message.importNode(Signing.first(token, Words.WSSE, "UsernameToken"), true);
            Signing.first(message, Words.WSSE, "Security").appendChild((Element) named);
        };

        var message = new Signing(carl).before(alsoNamed).sign("<abort xmlns=\"urn:x\"/>");

        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                sextant.model.refusal.Refused.class, () -> server.sender(message));
        assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.CONFLICTING_IDENTITIES);
        assertThat(server.remembered).isEmpty();
    }

    private void refusesToken(String message) {
        server.refuses(message, RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    private static String message(String name, String password, Instant created) throws Exception {
        var nonce = new byte[16];
        new java.security.SecureRandom().nextBytes(nonce);
        var digest = MessageDigest.getInstance("SHA-1");
        digest.update(nonce);
        digest.update(created.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        return """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>\
                <wsse:Security xmlns:wsse="%s" xmlns:wsu="%s"><wsse:UsernameToken><wsse:Username>%s</wsse:Username>\
                <wsse:Password Type="%s">%s</wsse:Password><wsse:Nonce EncodingType="%s">%s</wsse:Nonce>\
                <wsu:Created>%s</wsu:Created></wsse:UsernameToken></wsse:Security></soap:Header>\
                <soap:Body><abort xmlns="urn:x"/></soap:Body></soap:Envelope>""".formatted(
                        Words.WSSE,
                        Words.WSU,
                        name,
                        Words.PASSWORD_DIGEST,
                        Base64.getEncoder().encodeToString(digest.digest()),
                        Words.BASE64,
                        Base64.getEncoder().encodeToString(nonce),
                        created);
    }
}
