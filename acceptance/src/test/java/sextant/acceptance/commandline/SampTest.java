package sextant.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Server;

/** A catalogue goes to another program on the desktop, by the hub of JSAMP, which is the one that TOPCAT and Aladin bring. */
@Timeout(240)
class SampTest {

    private static final String JSAMP = "/usr/share/java/jsamp.jar";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Server server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        Parts.need("jsamp");
        Parts.need("source-extractor");
        Parts.need("query-starkd");
        server = Server.demo();
        desk = new Desk(server);
        var drawn = desk.run(
                Checkout.ROOT.resolve("acceptance/parts/sky").toString(),
                desk.folder().root().toString());
        assertThat(drawn.status()).as("%s", drawn).isZero();
        desk.set("SAMP_HUB", "std-lockurl:" + desk.path(".samp").toUri());
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.close();
    }

    @Test
    void aCatalogueIsOpenedByWhoTakesTables() throws Exception {
        var ran = desk.sextant("run", "source-extractor", "--image", "pleiades.fits", "--wait");
        assertThat(ran.status()).as("%s", ran).isZero();
        var nobody = desk.sextant("samp");
        assertThat(nobody.status()).as("%s", nobody).isEqualTo(5);
        assertThat(nobody.error()).contains("There is no SAMP hub on this desktop.");

        var hub = jsamp("hub", "hub", "-mode", "no-gui", "-profiles", "std");
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(desk.path(".samp")));
            var listener = jsamp("listener", "snooper");
            try {
                await().atMost(PATIENCE).until(() -> heard().contains("subscriptions"));
                assertThat(samp().error()).contains("Snooper took it.");
                await().atMost(PATIENCE).until(() -> heard().contains("table.load.votable"));
                assertThat(heard()).containsPattern("\"url\": \"" + server.uri() + ".*/results/result\"");

                var file = samp("--download", "--json");
                assertThat(file.output()).contains("\"program\": \"Snooper\"", "\"taken\": true");
                assertThat(desk.path("cache/sextant"))
                        .isDirectoryContaining(
                                kept -> kept.getFileName().toString().startsWith("source-extractor-"));
                assertThat(desk.sextant("samp", "--to", "aladin").status()).isEqualTo(5);
            } finally {
                listener.destroy();
            }
        } finally {
            hub.destroy();
        }
    }

    private static Finished samp(String... options) {
        var words = new ArrayList<>(List.of("samp", "last"));
        words.addAll(List.of(options));
        var sent = desk.sextant(words.toArray(String[]::new));
        assertThat(sent.status()).as("%s", sent).isZero();
        return sent;
    }

    private static String heard() {
        return desk.folder().text("listener.out");
    }

    /** The hub writes its lock file into the home that Java knows. */
    private static Process jsamp(String name, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Duser.home=" + desk.folder().root(),
                "-cp",
                JSAMP,
                "org.astrogrid.samp.JSamp"));
        command.addAll(List.of(words));
        return desk.start(name, command.toArray(String[]::new));
    }
}
