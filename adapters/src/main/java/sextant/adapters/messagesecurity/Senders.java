package sextant.adapters.messagesecurity;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import sextant.model.caller.Caller;

/**
 * Who may send messages, as the operator says: whose certificates are believed, who the holders of some of them are, and the names and
 * passwords of others. Immutable.
 */
public final class Senders {

    /** Nobody. */
    public static final Senders NONE = new Senders(List.of(), List.of(), List.of(), Map.of());

    private final Optional<CertificateChains> chains;
    private final List<Holder> holders;
    private final Map<String, Named> named;

    /**
     * A holder of a certificate who is known under another name.
     *
     * @param authority that gave out the certificate; any that is trusted if empty
     */
    record Holder(X500Principal subject, Optional<X500Principal> authority, Caller.User caller) {
        boolean holds(X509Certificate certificate) {
            return subject.equals(certificate.getSubjectX500Principal())
                    && authority
                            .map(certificate.getIssuerX500Principal()::equals)
                            .orElse(true);
        }
    }

    /** Somebody with a password, which the digest of username tokens cannot be computed without. */
    record Named(String password, Caller.User caller) {
        @Override
        public String toString() {
            return "Named[" + caller + "]";
        }
    }

    Senders(
            Collection<X509Certificate> trusted,
            Collection<X509CRL> crls,
            List<Holder> holders,
            Map<String, Named> named) {
        this.chains = trusted.isEmpty() ? Optional.empty() : Optional.of(new CertificateChains(trusted, crls));
        this.holders = List.copyOf(holders);
        this.named = Map.copyOf(named);
    }

    /** Empty if no certificate is believed. */
    Optional<CertificateChains> chains() {
        return chains;
    }

    Optional<Named> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /**
     * Who holds a certificate that is believed. Somebody that the operator did not name is called as in the certificate, by names of
     * RFC 2253: the subject, and the authority that gave it out as the issuer.
     */
    Caller.User holder(X509Certificate certificate) {
        return holders.stream()
                .filter(one -> one.holds(certificate))
                .map(Holder::caller)
                .findFirst()
                .orElseGet(() -> new Caller.User(
                        certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
                        certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
                        Set.of()));
    }
}
