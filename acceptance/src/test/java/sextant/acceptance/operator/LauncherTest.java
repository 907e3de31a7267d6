package sextant.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.acceptance.http.Connection;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/** {@code ./sextant} itself: finds its JDK, starts, says what is wrong, stops. */
@Timeout(240)
class LauncherTest {

    private static final int UNAVAILABLE = 69;
    private static final int BAD_CONFIGURATION = 78;

    @Test
    void runsFromAnotherFolderAndThroughALink() throws IOException {
        try (var folder = Folder.create()) {
            var link = Files.createSymbolicLink(folder.path("observatory"), Checkout.LAUNCHER);

            for (var command : List.of(Checkout.LAUNCHER, link)) {
                var help = Finished.run(folder.root(), Map.of(), List.of(command.toString(), "help"));

                assertThat(help.status()).as("%s", help).isZero();
                assertThat(help.output()).contains("plan", "demo", "serve", "check", "explain");
            }
        }
    }

    @Test
    void findsANewerJdkThanAnOldOneInJavaHome() throws IOException {
        try (var folder = Folder.create()) {
            oldJdk(folder);

            var found = Finished.run(
                    folder.root(),
                    Map.of("JAVA_HOME", folder.root().toString()),
                    List.of(Checkout.LAUNCHER.toString(), "java-home"));

            assertThat(found.status()).as("%s", found).isZero();
            var home = Path.of(found.output().strip());
            assertThat(home).isNotEqualTo(folder.root());
            assertThat(Files.readString(home.resolve("release"))).containsPattern("JAVA_VERSION=\"(2[5-9]|[3-9][0-9])");
        }
    }

    /** A folder that looks like a JDK of version 17. */
    private static void oldJdk(Folder folder) throws IOException {
        Files.createDirectories(folder.path("bin"));
        for (var program : List.of("java", "javac")) {
            assertThat(folder.write("bin/" + program, "#!/bin/sh\necho 'this is the old one' >&2\nexit 1\n")
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
        }
        folder.write("release", "JAVA_VERSION=\"17.0.15\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "--nonsense", "demoo"})
    void refusesAVerbThatItDoesNotKnow(String verb) {
        var refused = Finished.sextant(verb);

        assertThat(refused.status()).as("%s", refused).isEqualTo(2);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.error()).contains(verb);
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        var refused = Finished.sextant("demo", "--prot", "0");

        assertThat(refused.status()).as("%s", refused).isEqualTo(2);
        assertThat(refused.error()).contains("--prot");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var folder = Folder.create();
                var other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var port = Integer.toString(other.getLocalPort());
            var refused = Finished.sextant(
                    "demo", "--port", port, "--data", folder.path("data").toString());

            assertThat(refused.status()).as("%s", refused).isEqualTo(UNAVAILABLE);
            assertThat(refused.output()).isEmpty();
            assertThat(refused.error()).contains(port).contains("--port").doesNotContain("Exception");
        }
    }

    @Test
    void saysThatThereIsNoConfiguration() {
        try (var folder = Folder.create()) {
            var data = folder.path("data").toString();
            var refused = Finished.run(
                    folder.root(),
                    Map.of(),
                    List.of(Checkout.LAUNCHER.toString(), "serve", "--port", "0", "--data", data));

            assertThat(refused.status()).as("%s", refused).isEqualTo(BAD_CONFIGURATION);
            assertThat(refused.error())
                    .contains("platform.yaml")
                    .contains("--config")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void doesNotStartWithABrokenConfiguration() {
        try (var folder = Folder.create()) {
            var file = folder.write("platform.yaml", "platform: {nam: Broken}\n");
            var refused = Finished.sextant(
                    "serve",
                    "--config",
                    file.toString(),
                    "--port",
                    "0",
                    "--data",
                    folder.path("data").toString());

            assertThat(refused.status()).as("%s", refused).isEqualTo(BAD_CONFIGURATION);
            assertThat(refused.output()).isEmpty();
            assertThat(refused.error()).contains("nam").contains("name").doesNotContain("Exception");
        }
    }

    /** The clean stop itself is asserted by {@link Server#close}. */
    @Test
    void stopsWhileAQuestionIsStillBeingSent() {
        try (var server = Server.demo();
                var connection = Connection.to(server.uri())) {
            connection.send("POST /accepts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\n"
                    + "Content-Length: 1000\r\n\r\ntasktype: uri://docker-container\n");
            assertThat(Request.get("/readyz").to(server.uri()).status()).isEqualTo(200);

            assertThat(server.stop()).isEqualTo(Server.STOPPED_BY_SIGTERM);
        }
    }

    @Test
    void runsTwiceAtOnce() {
        try (var one = Server.demo();
                var two = Server.demo()) {
            assertThat(one.uri()).isNotEqualTo(two.uri());
            assertThat(Request.get("/readyz").to(one.uri()).status()).isEqualTo(200);
            assertThat(Request.get("/healthz").to(two.uri()).status()).isEqualTo(200);
        }
    }
}
