package sextant.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.configuration.Problem;
import sextant.model.application.Application;
import sextant.server.Wiring;

/** Applications are a part of the platform: their files and their folder are watched with it. */
class PlatformKeeperTest {

    private static final String ECHO = """
            name: echo
            title: %s
            command: [echo, "{text}"]
            parameters: {text: text}
            outputs: {result: {stdout: true}}
            """;

    @TempDir
    private Path folder;

    private PlatformKeeper keeper;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(folder.resolve("tools"));
        write("tools/echo.yaml", ECHO.formatted("Echo"));
        write(
                "platform.yaml",
                "{platform: {name: X}, applications: tools, routes: [{name: here, run: {process: {}}}]}");
        keeper = new PlatformKeeper(
                folder.resolve("platform.yaml"),
                Wiring.platformReader(),
                Wiring::egress,
                Wiring::tokens,
                Wiring::senders,
                () -> Instant.EPOCH);
    }

    @Test
    void whatIsBuiltInIsThereToo() {
        assertThat(titles()).containsExactly("The default application", "Echo");
    }

    @Test
    void aChangedFileIsTakenOver() throws IOException {
        write("tools/echo.yaml", ECHO.formatted("Says it again"));
        keeper.refresh();

        assertThat(titles()).containsExactly("The default application", "Says it again");
    }

    @Test
    void aNewFileIsTakenOver() throws IOException {
        write("tools/other.yaml", ECHO.formatted("Other").replace("name: echo", "name: other"));
        keeper.refresh();

        assertThat(titles()).containsExactly("The default application", "Echo", "Other");
    }

    @Test
    void aFileThatIsGoneIsNoApplicationAnyMore() throws IOException {
        Files.delete(folder.resolve("tools/echo.yaml"));
        keeper.refresh();

        assertThat(titles()).containsExactly("The default application");
    }

    @Test
    void aBrokenFileIsReportedByItsNameAndTheOldStateStays() throws IOException {
        write("tools/echo.yaml", ECHO.formatted("Broken").replace("command", "comand"));
        keeper.refresh();

        assertThat(titles()).containsExactly("The default application", "Echo");
        assertThat(keeper.rejected().orElseThrow())
                .extracting(problem -> problem.fileName().orElseThrow())
                .containsOnly("echo.yaml");
        assertThat(keeper.rejected().orElseThrow())
                .extracting(Problem::words)
                .contains("comand is not known here; did you mean command?");

        write("tools/echo.yaml", ECHO.formatted("Mended"));
        keeper.refresh();

        assertThat(keeper.rejected()).isEmpty();
        assertThat(titles()).contains("Mended");
    }

    private List<String> titles() {
        return keeper.inForce().planner().platform().applications().stream()
                .map(Application::title)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
