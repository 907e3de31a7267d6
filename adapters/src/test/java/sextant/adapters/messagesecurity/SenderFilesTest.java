package sextant.adapters.messagesecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.adapters.messagesecurity.SenderFiles.Bad;
import sextant.adapters.messagesecurity.SenderFiles.Good;
import sextant.engine.configuration.Problem;
import sextant.engine.soap.SoapSetup;
import sextant.model.caller.Caller;

/** The files that the section {@code soap} of platform.yaml names. */
class SenderFilesTest {

    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ANNA = AUTHORITY.issue("CN=Anna Example,O=Observatory,C=GB");

    @TempDir
    private Path folder;

    @Test
    void aHolderOfACertificateCanBeTheOneWhoHasAToken() throws Exception {
        var senders = senders("""
                - {dn: "CN=Anna Example, O=Observatory, C=GB", subject: anna, groups: [staff]}
                """);

        assertThat(senders.holder(ANNA.chain().getFirst()))
                .isEqualTo(new Caller.User("tokens", "anna", Set.of("staff")));
    }

    @Test
    void theSameNameFromAnotherAuthorityIsSomebodyElse() throws Exception {
        var senders = senders("""
                - {dn: "CN=Anna Example,O=Observatory,C=GB", ca: "CN=Another Authority", subject: anna}
                """);

        assertThat(senders.holder(ANNA.chain().getFirst()))
                .isEqualTo(new Caller.User(
                        "CN=Test Authority,O=Observatory,C=GB", "CN=Anna Example,O=Observatory,C=GB", Set.of()));
    }

    @Test
    void aPasswordMayStandElsewhereAndIsNeverPrinted() throws Exception {
        var named = senders("""
                - {name: anna, password: "${env:ANNAS}", subject: anna, issuer: "https://iam.example.org/"}
                """).named("anna").orElseThrow();

        assertThat(named.password()).isEqualTo("from the environment");
        assertThat(named.caller().issuer()).isEqualTo("https://iam.example.org/");
        assertThat(named.toString()).doesNotContain("environment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - {subject: anna}                                     | [0].dn stands for the holder of a certificate, and name for somebody with a password: one of the two
            - {dn: nonsense, subject: anna}                       | [0].dn must be a name such as CN=Ann Example,O=Observatory,C=GB, as openssl prints with -nameopt RFC2253
            - {name: anna, subject: anna}                         | [0].password is missing
            - {name: a, passwrd: HUSH, password: x, subject: a}   | [0] has a key that is not known here; known are ca, dn, groups, issuer, name, password, subject
            - {name: anna, password: "${env:NONE}", subject: a}   | [0].password the environment variable NONE is not set
            """)
    void whatIsWrongIsReportedWithoutAnyPassword(String text, String problem) throws Exception {
        var loaded = load(text);

        assertThat(loaded).isInstanceOf(Bad.class);
        assertThat(((Bad) loaded).problems().stream().map(Problem::words).collect(Collectors.joining(" ; ")))
                .isEqualTo(problem)
                .doesNotContain("HUSH");
    }

    @Test
    void whatIsNoCertificateAndNoListIsReportedByItsFile() throws Exception {
        var nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");

        var loaded = SenderFiles.read(
                new SoapSetup(List.of(), List.of(nothing), List.of(nothing), Optional.empty()), _ -> Optional.empty());

        assertThat(((Bad) loaded).problems())
                .extracting(Problem::words)
                .containsExactly("has no certificates in PEM form", "has no CRLs in PEM form");
    }

    @Test
    void aListOfWhatWasCalledBackIsReadAsPem() throws Exception {
        var crl = Files.writeString(
                folder.resolve("crl.pem"),
                Authority.pem("X509 CRL", AUTHORITY.crl(24, ANNA).getEncoded()));

        var loaded = SenderFiles.read(
                new SoapSetup(
                        List.of(),
                        List.of(AUTHORITY.writeTo(folder.resolve("ca.pem"))),
                        List.of(crl),
                        Optional.empty()),
                _ -> Optional.empty());

        assertThat(((Good) loaded).senders().chains()).isPresent();
    }

    @Test
    void passwordsThatEverybodyCanReadAreWorthAWarning() throws Exception {
        var text = "- {name: anna, password: x, subject: anna}";

        assertThat(((Good) load(text, "rw-------")).warnings()).isEmpty();
        assertThat(((Good) load(text, "rw-r--r--")).warnings())
                .extracting(Problem::words)
                .containsExactly("can be read by everybody on this machine; chmod 600 keeps its passwords secret");
    }

    private Senders senders(String text) throws Exception {
        return ((Good) load(text)).senders();
    }

    private SenderFiles.Loaded load(String text) throws Exception {
        return load(text, "rw-------");
    }

    private SenderFiles.Loaded load(String text, String permissions) throws Exception {
        var file = Files.writeString(folder.resolve("senders.yaml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return SenderFiles.read(
                new SoapSetup(List.of(), List.of(), List.of(), Optional.of(file)),
                name -> name.equals("ANNAS") ? Optional.of("from the environment") : Optional.empty());
    }
}
