package sextant.adapters.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Runs;

/** Programs get their arguments as UTF-8. What Java starts by itself gets {@code ?} for them where the locale has only ASCII. */
class LanguageTest {

    @TempDir
    private Path folder;

    @Test
    void argumentsArriveByteForByte() throws Exception {
        var text = "é λ 🔭 \uFFFD";

        var output = folder.resolve("stdout");
        assertThat(server(output, text)).isZero();

        assertThat(Files.readString(output.resolveSibling("told"), UTF_8)).isEqualTo(text);
    }

    /** A Java with a runner, in a locale that has only ASCII, which runs one program and waits for its end. */
    private int server(Path output, String text) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx100m",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                folder.toString(),
                HexFormat.of().formatHex(text.getBytes(UTF_8))));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", "C");
        var server = builder.start();
        int status = server.waitFor();
        assertThat(Files.readString(output)).isEmpty();
        return status;
    }

    static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            var text = new String(HexFormat.of().parseHex(arguments[1]), UTF_8);
            var runs = new Runs(Files.createDirectories(folder.resolve("jobs")));
            var policy = new ProcessPolicy(
                    ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.empty(), Duration.ofMillis(500));
            var runner = runs.listenTo(
                    ProcessRunner.open(Files.createDirectories(folder.resolve("data")), policy, Duration.ofSeconds(1)));
            var request = runs.script("printf %s \"$1\" >\"$2\"", text, folder.resolve("told"));
            runs.run(runner, request);
            runner.forget(request.name());
            runner.close();
        }
    }
}
