package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.emi.security.authn.x509.proxy.ProxyPolicy;
import eu.emi.security.authn.x509.proxy.ProxyType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.engine.soap.Mechanism;
import sextant.model.refusal.RefusalKind;

/** A program that acts for a person signs with a proxy (RFC 3820): the sender is the person (cea.md 4.8). */
class ProxyTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");
    private static final String PAYLOAD = "<abort xmlns=\"urn:x\"/>";

    private final Receiving server = new Receiving(AUTHORITY);

    @Test
    void theSenderIsThePersonWhoMadeTheProxy() {
        var sender = server.sender(signed(ANNA.proxy()));

        assertThat(sender.subject()).isEqualTo("CN=Anna Example,O=Observatory,C=GB");
        assertThat(sender).isEqualTo(server.sender(new Signing(ANNA).sign(PAYLOAD)));
    }

    @Test
    void aProxyOfAProxyIsOfTheSamePerson() {
        assertThat(server.sender(signed(ANNA.proxy().proxy())).subject())
                .isEqualTo("CN=Anna Example,O=Observatory,C=GB");
    }

    @Test
    void aProxyThatMayMakeNoOtherMadeOne() {
        var last = ANNA.proxy(options -> options.setProxyPathLimit(0));

        refuses(last.proxy(), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    @Test
    void aLimitedProxyStartsNoJobs() {
        refuses(ANNA.proxy(options -> options.setLimited(true)), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    @Test
    void anIndependentProxyIsNobody() {
        refuses(
                ANNA.proxy(options -> options.setPolicy(new ProxyPolicy(ProxyPolicy.INDEPENDENT_POLICY_OID))),
                RefusalKind.SECURITY_TOKEN,
                "InvalidSecurityToken");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProxyType.class,
            names = {"LEGACY", "DRAFT_RFC"})
    void proxiesFromBeforeTheStandardAreRefused(ProxyType type) {
        refuses(ANNA.proxy(options -> options.setType(type)), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    @Test
    void aProxyThatIsOverIsRefused() {
        var now = Instant.now();
        var over = ANNA.proxy(options -> options.setValidityBounds(
                Date.from(now.minus(30, ChronoUnit.MINUTES)), Date.from(now.minus(10, ChronoUnit.MINUTES))));

        refuses(over, RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void aProxyOfSomebodyWhoseCertificateWasCalledBackIsRefused() {
        new Receiving(AUTHORITY, AUTHORITY.crl(24, ANNA))
                .refuses(signed(ANNA.proxy()), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void aProxyIsBelievedOnlyWithTheCertificateOfItsPerson() {
        var alone =
                new Credential(ANNA.proxy().key(), List.of(ANNA.proxy().chain().getFirst()));

        server.refuses(new Signing(alone).sign(PAYLOAD), RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void aProxyThatSomebodyElseMadeInHerNameIsRefused() {
        var carl = AUTHORITY.issue("CN=Carl Example,O=Observatory,C=GB");
        var forged = new Credential(carl.key(), ANNA.chain()).proxy();

        refuses(forged, RefusalKind.SECURITY_SENDER, "FailedAuthentication");
    }

    @Test
    void whereProxiesAreNotTakenTheyAreRefused() {
        server.taking(Mechanism.SIGNATURE)
                .refuses(signed(ANNA.proxy()), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
        new Receiving(AUTHORITY)
                .taking(Mechanism.PROXY)
                .refuses(new Signing(ANNA).sign(PAYLOAD), RefusalKind.SECURITY_TOKEN, "InvalidSecurityToken");
    }

    private void refuses(Credential proxy, RefusalKind kind, String word) {
        server.refuses(signed(proxy), kind, word);
    }

    private static byte[] signed(Credential proxy) {
        return new Signing(proxy).withPath().sign(PAYLOAD);
    }
}
