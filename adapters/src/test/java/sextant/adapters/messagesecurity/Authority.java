package sextant.adapters.messagesecurity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that gives out certificates, made for a test. */
public final class Authority {

    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** @param name as in RFC 2253 */
    public Authority(String name) {
        this.name = name;
        this.keys = rsa(2048);
        this.certificate = certificate(name, keys.getPublic(), -1, 24, true, "SHA256withRSA");
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate that is good for a day, for a new key. */
    public Credential issue(String subject) {
        return issue(subject, rsa(2048));
    }

    public Credential issue(String subject, KeyPair keys) {
        return issue(subject, keys, -1, 24, "SHA256withRSA");
    }

    /** @param from hours from now */
    public Credential issue(String subject, KeyPair holder, int from, int until, String signedWith) {
        return new Credential(
                holder.getPrivate(), List.of(certificate(subject, holder.getPublic(), from, until, false, signedWith)));
    }

    /** Calls certificates back. @param next hours from now until the next list */
    public X509CRL crl(int next, Credential... revoked) {
        try {
            var now = Instant.now();
            var list = new JcaX509v2CRLBuilder(
                    certificate.getSubjectX500Principal(), Date.from(now.minus(2, ChronoUnit.HOURS)));
            list.setNextUpdate(Date.from(now.plus(next, ChronoUnit.HOURS)));
            for (var one : revoked) {
                list.addCRLEntry(one.chain().getFirst().getSerialNumber(), Date.from(now), 0);
            }
            return new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new AssertionError(failure);
        }
    }

    private X509Certificate certificate(
            String subject, PublicKey key, int from, int until, boolean authority, String signedWith) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    encoded(name),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(now.plus(from, ChronoUnit.HOURS)),
                    Date.from(now.plus(until, ChronoUnit.HOURS)),
                    encoded(subject),
                    key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            var signer = new JcaContentSignerBuilder(signedWith).build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static X500Name encoded(String name) {
        return X500Name.getInstance(new X500Principal(name).getEncoded());
    }

    /** Writes the certificate of the authority as PEM. */
    public Path writeTo(Path file) throws IOException, GeneralSecurityException {
        return Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
    }

    public static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    public static KeyPair rsa(int bits) {
        return keys("RSA", bits);
    }

    public static KeyPair ellipticCurve() {
        return keys("EC", 256);
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
