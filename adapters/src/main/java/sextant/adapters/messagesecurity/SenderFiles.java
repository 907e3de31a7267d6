package sextant.adapters.messagesecurity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.engine.configuration.Secrets;
import sextant.engine.configuration.Section;
import sextant.engine.soap.SoapSetup;
import sextant.model.caller.Caller;

/**
 * Reads what the section {@code soap} of platform.yaml names: certificates and lists of those that were called back, as PEM, and the
 * file of senders. That is a list of people, each with a {@code dn}, perhaps of one {@code ca}, or with a {@code name} and a {@code
 * password}; and the {@code subject}, {@code groups} and {@code issuer} that make the caller, as in the file of tokens. Strict as
 * platform.yaml is; no message holds a password.
 */
public final class SenderFiles {

    private static final String TOKEN_FILE = "tokens";
    private static final int LARGEST = 8 << 20;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private SenderFiles() {}

    /** What came of reading the files. */
    public sealed interface Loaded {}

    public record Good(Senders senders, List<Problem> warnings) implements Loaded {}

    public record Bad(List<Problem> problems) implements Loaded {}

    /** @param environment the environment variables that {@code ${env:NAME}} means */
    public static Loaded read(SoapSetup setup, Function<String, Optional<String>> environment) {
        var reading = new SenderFiles();
        var trusted = reading.certificates(setup.trust());
        var crls = reading.crls(setup.crls());
        var holders = new ArrayList<Senders.Holder>();
        var named = new HashMap<String, Senders.Named>();
        setup.senders().ifPresent(file -> reading.senders(file, environment, holders, named));
        if (!reading.problems.isEmpty()) {
            return new Bad(List.copyOf(reading.problems));
        }
        return new Good(new Senders(trusted, crls, holders, named), List.copyOf(reading.warnings));
    }

    private List<X509Certificate> certificates(List<Path> files) {
        var found = new ArrayList<X509Certificate>();
        for (var file : files) {
            pem(file, "certificates", CertificateFactory::generateCertificates)
                    .forEach(one -> found.add((X509Certificate) one));
        }
        return found;
    }

    private List<X509CRL> crls(List<Path> files) {
        var found = new ArrayList<X509CRL>();
        for (var file : files) {
            pem(file, "CRLs", CertificateFactory::generateCRLs).forEach(one -> found.add((X509CRL) one));
        }
        return found;
    }

    private interface Reader<T> {
        Collection<? extends T> read(CertificateFactory factory, InputStream in)
                throws CertificateException, CRLException;
    }

    private <T> Collection<? extends T> pem(Path file, String what, Reader<T> reader) {
        try (var in = Files.newInputStream(file)) {
            var found = reader.read(CertificateFactory.getInstance("X.509"), in);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException | CertificateException | CRLException unreadable) {
            // What is said below is clearer than what the reader says.
        }
        problems.add(Problem.ofFile("has no " + what + " in PEM form").in(file));
        return List.of();
    }

    private void senders(
            Path path,
            Function<String, Optional<String>> environment,
            List<Senders.Holder> holders,
            Map<String, Senders.Named> named) {
        try {
            if (Files.size(path) > LARGEST) {
                problems.add(
                        Problem.ofFile("is larger than " + LARGEST + " bytes").in(path));
                return;
            }
            var secrets = new Secrets(path.toAbsolutePath().resolveSibling(""), environment);
            var file = ConfigurationFile.readSecretly(Files.readString(path), secrets);
            file.entries().forEach(entry -> sender(entry, holders, named));
            file.problems().forEach(problem -> problems.add(problem.in(path)));
            file.warnings().forEach(warning -> warnings.add(warning.in(path)));
            if (!named.isEmpty() && isOpenToAll(path)) {
                warnings.add(
                        Problem.ofFile("can be read by everybody on this machine; chmod 600 keeps its passwords secret")
                                .in(path));
            }
        } catch (IOException unreadable) {
            problems.add(Problem.ofFile("cannot be read as text").in(path));
        }
    }

    private static boolean isOpenToAll(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private static void sender(Section entry, List<Senders.Holder> holders, Map<String, Senders.Named> named) {
        var caller = new Caller.User(
                entry.optionalText("issuer").orElse(TOKEN_FILE),
                entry.text("subject"),
                new HashSet<>(entry.texts("groups")));
        if (entry.has("dn") == entry.has("name")) {
            entry.problem(
                    "dn",
                    "stands for the holder of a certificate, and name for somebody with a password: one of the two");
        }
        if (entry.has("dn")) {
            var authority = name(entry, "ca");
            name(entry, "dn").ifPresent(subject -> holders.add(new Senders.Holder(subject, authority, caller)));
        }
        if (entry.has("name")) {
            var password = entry.text("password");
            if (named.putIfAbsent(entry.text("name"), new Senders.Named(password, caller)) != null) {
                entry.problem("name", "is the name of an earlier sender too");
            }
        }
    }

    private static Optional<X500Principal> name(Section entry, String key) {
        try {
            return entry.optionalText(key).map(X500Principal::new);
        } catch (IllegalArgumentException notAName) {
            entry.problem(
                    key,
                    "must be a name such as CN=Ann Example,O=Observatory,C=GB, as openssl prints with -nameopt RFC2253");
            return Optional.empty();
        }
    }
}
