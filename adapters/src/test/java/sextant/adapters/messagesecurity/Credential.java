package sextant.adapters.messagesecurity;

import eu.emi.security.authn.x509.proxy.ProxyCertificateOptions;
import eu.emi.security.authn.x509.proxy.ProxyGenerator;
import eu.emi.security.authn.x509.proxy.ProxyType;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;

/**
 * A key and its certificates.
 *
 * @param chain the certificate of the key first
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {

    /** A proxy of RFC 3820 that this one makes, with a key of its own. */
    public Credential proxy() {
        return proxy(_ -> {});
    }

    /** @param options changes what is not as usual */
    public Credential proxy(Consumer<ProxyCertificateOptions> options) {
        try {
            var asked = new ProxyCertificateOptions(chain.toArray(X509Certificate[]::new));
            asked.setType(ProxyType.RFC3820);
            asked.setKeyLength(2048);
            asked.setLifetime(3600);
            options.accept(asked);
            var made = ProxyGenerator.generate(asked, key);
            return new Credential(made.getPrivateKey(), List.of(made.getCertificateChain()));
        } catch (GeneralSecurityException | IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
