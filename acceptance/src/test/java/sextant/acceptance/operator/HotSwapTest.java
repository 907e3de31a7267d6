package sextant.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/** platform.yaml changes while the server runs: a good file is taken over as a whole, with a bad one the old one stays. */
@Timeout(180)
class HotSwapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Folder folder;
    private Server server;

    @BeforeEach
    void start() {
        folder = Folder.create();
        server = Server.serve(folder.write("platform.yaml", platform("http://first.example.org/")));
    }

    @AfterEach
    void stop() {
        server.close();
        folder.close();
    }

    @Test
    void aGoodFileIsTakenOver() {
        assertThat(endpoint()).isEqualTo("http://first.example.org/");

        folder.write("platform.yaml", platform("http://second.example.org/"));

        await().atMost(PATIENCE).until(() -> "http://second.example.org/".equals(endpoint()));
    }

    /** As editors and configuration tools do it: a new file takes the place of the old one. */
    @Test
    void aFileThatTakesThePlaceOfTheOldOneIsTakenOver() throws IOException {
        Files.move(
                folder.write("new.yaml", platform("http://second.example.org/")),
                folder.path("platform.yaml"),
                StandardCopyOption.ATOMIC_MOVE);

        await().atMost(PATIENCE).until(() -> "http://second.example.org/".equals(endpoint()));
    }

    @Test
    void aBrokenFileIsReportedAndTheOldOneStaysUntilItIsMended() {
        folder.write("platform.yaml", platform("http://second.example.org/").replace("accepts:", "acepts:"));

        await().atMost(PATIENCE).until(() -> availability().contains("rejected"));
        assertThat(server.log()).contains("acepts").contains("accepts");
        assertThat(endpoint()).isEqualTo("http://first.example.org/");
        assertThat(Request.get("/readyz").to(server.uri()).status())
                .as("still ready")
                .isEqualTo(200);

        folder.write("platform.yaml", platform("http://third.example.org/"));

        await().atMost(PATIENCE).until(() -> "http://third.example.org/".equals(endpoint()));
        await().atMost(PATIENCE).until(() -> !availability().contains("rejected"));
    }

    @Test
    void anEmptyOrMissingFileChangesNothing() throws IOException {
        Files.delete(folder.path("platform.yaml"));
        await().atMost(PATIENCE).until(() -> server.log().contains("platform.yaml"));
        assertThat(endpoint()).isEqualTo("http://first.example.org/");

        folder.write("platform.yaml", "");
        assertThat(endpoint()).isEqualTo("http://first.example.org/");

        folder.write("platform.yaml", platform("http://second.example.org/"));
        await().atMost(PATIENCE).until(() -> "http://second.example.org/".equals(endpoint()));
    }

    private String endpoint() {
        var reply = Request.get("/accepts?tasktype=uri://jupyter-notebook").to(server.uri());
        return String.valueOf(Documents.at(Documents.of(reply), "serviceinfo.endpoint"));
    }

    private String availability() {
        return Request.get("/availability").to(server.uri()).text();
    }

    private static String platform(String endpoint) {
        return """
                platform: {name: Changing, url: "http://localhost:8080"}
                routes:
                  - name: jupyter
                    accepts: [uri://jupyter-notebook]
                    offer: {servicetype: uri://jupyter-hub, endpoint: "%s"}
                """.formatted(endpoint);
    }
}
