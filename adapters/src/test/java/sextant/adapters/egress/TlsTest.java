package sextant.adapters.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.adapters.egress.Examples.AMPLE;
import static sextant.adapters.egress.Examples.SHORT;
import static sextant.adapters.egress.Examples.document;
import static sextant.adapters.egress.Examples.failed;
import static sextant.adapters.egress.Examples.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.adapters.egress.address.NotFetched;
import sextant.adapters.egress.address.Resolver;

/** Row R08: certificates are checked, and nothing can be asked for without. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Resolver NAMES =
            names(Map.of("right.example", List.of("127.0.0.1"), "wrong.example", List.of("127.0.0.1")));

    @TempDir
    private static Path folder;

    private static Path store;

    @BeforeAll
    static void a_certificate_for_right_example() throws Exception {
        store = certificate("dns:right.example", "");
    }

    @Test
    void a_trusted_certificate_for_the_name_is_taken() throws Exception {
        try (var server = LocalServer.secure(identity(store), LocalServer.document("safe"))) {
            var fetched = egress(server, trust(store)).fetch("https://right.example:" + server.port() + "/");
            assertThat(document(fetched).content()).asString().isEqualTo("safe");
        }
    }

    @Test
    void a_trusted_certificate_for_the_address_is_taken() throws Exception {
        var addressed = certificate("ip:127.0.0.1", "");
        try (var server = LocalServer.secure(identity(addressed), LocalServer.document("safe"))) {
            document(egress(server, trust(addressed)).fetch("https://127.0.0.1:" + server.port() + "/"));
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        refused(store, trust(store), "wrong.example");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        refused(store, SSLContexts.createDefault(), "right.example");
    }

    @Test
    void an_expired_certificate_is_refused() throws Exception {
        var expired = certificate("dns:right.example", "-startdate -10d -validity 1");
        refused(expired, trust(expired), "right.example");
    }

    @Test
    void an_address_that_speaks_no_tls_is_refused() {
        try (var server = LocalServer.speakingFirst("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            var egress = egress(server, SSLContexts.createDefault());
            assertThat(failed(egress.fetch("https://right.example:" + server.port() + "/"))
                            .kind())
                    .isEqualTo("tls-failed");
        }
    }

    @Test
    void a_handshake_that_never_comes_is_cut_off() {
        try (var server = LocalServer.silent()) {
            var egress =
                    new Egress(Examples.open(SHORT, server), NAMES, address -> false, SSLContexts.createDefault(), 1);
            assertThat(egress.fetch("https://right.example:" + server.port() + "/"))
                    .isEqualTo(NotFetched.UNREACHABLE);
            assertThat(server.connects()).isEqualTo(1);
        }
    }

    @Test
    void no_redirect_leads_out_of_tls() throws Exception {
        try (var plain = LocalServer.answering(LocalServer.document("read by everybody"));
                var server = LocalServer.secure(identity(store), LocalServer.redirect(plain.url("/")))) {
            var egress = new Egress(Examples.open(AMPLE, server, plain), NAMES, address -> false, trust(store), 1);
            assertThat(failed(egress.fetch("https://right.example:" + server.port() + "/"))
                            .kind())
                    .isEqualTo("redirect-downgrade");
            assertThat(plain.connects()).isZero();
        }
    }

    private void refused(Path store, SSLContext trust, String name) throws Exception {
        try (var server = LocalServer.secure(identity(store), LocalServer.document("unsafe"))) {
            var failed = failed(egress(server, trust).fetch("https://" + name + ":" + server.port() + "/"));
            assertThat(failed.kind()).isEqualTo("tls-failed");
            assertThat(failed.later()).isFalse();
            assertThat(server.requestLines()).as("no request is sent").isEmpty();
        }
    }

    private static Egress egress(LocalServer server, SSLContext trust) {
        return new Egress(Examples.open(AMPLE, server), NAMES, address -> false, trust, 1);
    }

    /** A store with an authority of our own and a server certificate that it signed, by the keytool of the JDK that runs this test. */
    private static Path certificate(String subject, String validity) throws IOException, InterruptedException {
        var store = Files.createTempDirectory(folder, "keys").resolve("store.p12");
        keytool(store, "-alias authority -dname CN=authority -ext bc:c");
        keytool(store, "-alias server -dname CN=server -signer authority -ext san=" + subject + " " + validity);
        return store;
    }

    private static void keytool(Path store, String arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(
                List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-keystore", store.toString()));
        command.addAll(List.of(arguments.strip().split(" ")));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor()).as(() -> said(process)).isZero();
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLContext identity(Path store) throws IOException, GeneralSecurityException {
        return SSLContexts.custom()
                .loadKeyMaterial(store, PASSWORD, PASSWORD, (aliases, parameters) -> "server")
                .build();
    }

    /** Trusts the authority of this store and no other. */
    private static SSLContext trust(Path store) throws IOException, GeneralSecurityException {
        var authority = KeyStore.getInstance(store.toFile(), PASSWORD).getCertificate("authority");
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority);
        return SSLContexts.custom().loadTrustMaterial(trusted, null).build();
    }
}
