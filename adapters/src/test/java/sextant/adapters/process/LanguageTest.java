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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.runner.Runs;

/** Java writes arguments in the encoding of its locale. Programs get theirs as UTF-8, whatever the locale of the server is. */
class LanguageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    void argumentsArriveByteForByte(String locale) throws Exception {
        var text = "é λ 🔭 \uFFFD";

        var output = folder.resolve("stdout");
        assertThat(serverIn(locale, output, text)).isZero();

        assertThat(Files.readString(output.resolveSibling("told"), UTF_8)).isEqualTo(text);
    }

    /** A Java with a runner, which runs one program and waits for its end. */
    private int serverIn(String locale, Path output, String text) throws IOException, InterruptedException {
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
        builder.environment().put("LC_ALL", locale);
        var server = builder.start();
        int status = server.waitFor();
        assertThat(Files.readString(output)).isEmpty();
        return status;
    }

    /** What {@code LC_ALL} is meant for. */
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
