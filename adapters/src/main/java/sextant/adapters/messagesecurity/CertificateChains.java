package sextant.adapters.messagesecurity;

import eu.emi.security.authn.x509.CrlCheckingMode;
import eu.emi.security.authn.x509.OCSPCheckingMode;
import eu.emi.security.authn.x509.OCSPParametes;
import eu.emi.security.authn.x509.RevocationParameters;
import eu.emi.security.authn.x509.helpers.ObserversHandler;
import eu.emi.security.authn.x509.helpers.pkipath.BCCertPathValidator;
import eu.emi.security.authn.x509.impl.CertificateUtils;
import eu.emi.security.authn.x509.proxy.ProxyChainInfo;
import eu.emi.security.authn.x509.proxy.ProxyChainType;
import eu.emi.security.authn.x509.proxy.ProxyPolicy;
import eu.emi.security.authn.x509.proxy.ProxyUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.refusal.RefusalKind;

/**
 * Judges certificates with canl: those of people and services, and the proxies of RFC 3820 that they make. Nothing is fetched: neither
 * lists of what was called back nor answers about single certificates (OCSP), whatever address a certificate names.
 */
final class CertificateChains {

    private static final int LONGEST = 10;
    private static final int SHORTEST_RSA = 2048;
    private static final int SHORTEST_EC = 256;
    private static final Pattern SIGNED_WITH =
            Pattern.compile("(SHA(256|384|512)WITH(RSA|ECDSA)|RSASSA-PSS|ED25519)", Pattern.CASE_INSENSITIVE);
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    private final Set<X509Certificate> trusted;
    private final CertStore crls;

    /**
     * @param crls a certificate on one of these is refused, and so is every certificate of a CA whose list is too old
     */
    CertificateChains(Collection<X509Certificate> trusted, Collection<X509CRL> crls) {
        this.trusted = Set.copyOf(trusted);
        CertificateUtils.configureSecProvider();
        try {
            this.crls = CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whose certificate is at the end of a chain.
     *
     * @param certificate of the person or service, never a proxy
     * @param proxy       whether it made a proxy that acts for it
     */
    record Holder(X509Certificate certificate, boolean proxy) {}

    /**
     * @param chain the certificate of the key first
     * @throws sextant.model.refusal.Refused {@code authentication-failed}, {@code security-algorithm} for keys and signatures that are
     *     too weak, {@code security-token-invalid} for a chain that is too long or a proxy of another kind
     */
    Holder holder(List<X509Certificate> chain) {
        if (chain.size() > LONGEST) {
            throw Words.refused(RefusalKind.SECURITY_TOKEN);
        }
        if (!chain.stream().allMatch(this::isStrong)) {
            throw Words.refused(RefusalKind.SECURITY_ALGORITHM);
        }
        try {
            var array = chain.toArray(X509Certificate[]::new);
            boolean proxy = ProxyUtils.isProxy(array);
            if (proxy) {
                refuseOtherProxies(new ProxyChainInfo(array));
            }
            var person = ProxyUtils.getEndUserCertificate(array);
            if (person == null || !isTrusted(array) || !maySign(person)) {
                throw Words.refused(RefusalKind.SECURITY_SENDER);
            }
            return new Holder(person, proxy);
        } catch (CertificateException | IOException | IllegalArgumentException unreadable) {
            throw Words.refused(RefusalKind.SECURITY_TOKEN);
        }
    }

    private boolean isTrusted(X509Certificate[] chain) throws CertificateException {
        var anchors = trusted.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        var revocation = new RevocationParameters(CrlCheckingMode.IF_VALID, new OCSPParametes(OCSPCheckingMode.IGNORE));
        var result = new BCCertPathValidator()
                .validate(chain, true, anchors, crls, revocation, new ObserversHandler(List.of()));
        return result.isValid()
                && result.getErrors().isEmpty()
                && result.getUnresolvedCriticalExtensions().isEmpty();
    }

    /**
     * Only proxies of RFC 3820 that may do what their person may. A limited one may not start jobs, by its very policy; one that is
     * independent has no rights of that person.
     */
    private static void refuseOtherProxies(ProxyChainInfo proxies) throws CertificateException, IOException {
        boolean taken = proxies.getProxyType() == ProxyChainType.RFC3820
                && proxies.getRemainingPathLimit() >= 0
                && Stream.of(proxies.getPolicy())
                        .allMatch(policy -> policy.getPolicyOID().equals(ProxyPolicy.INHERITALL_POLICY_OID));
        if (!taken) {
            throw Words.refused(RefusalKind.SECURITY_TOKEN);
        }
    }

    private static boolean maySign(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    }

    /** The signature of a certificate that is itself trusted says nothing. */
    private boolean isStrong(X509Certificate certificate) {
        boolean key = switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= SHORTEST_EC;
            default -> false;
        };
        return key
                && (trusted.contains(certificate)
                        || SIGNED_WITH.matcher(certificate.getSigAlgName()).matches());
    }
}
