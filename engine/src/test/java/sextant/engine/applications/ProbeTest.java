package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.applications.Reading.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.application.Application;

/**
 * Rows C02 to C05 of the list of attacks, with a real program: it prints the bytes of its arguments and of its environment, as the
 * kernel has them.
 */
class ProbeTest {

    private static final String PROBE = """
            #!/bin/sh
            od -An -v -tx1 "/proc/$$/cmdline"
            echo environment
            od -An -v -tx1 "/proc/$$/environ"
            """;

    @TempDir
    private Path folder;

    private Application probe;

    @BeforeEach
    void install() throws IOException {
        Files.writeString(folder.resolve("probe"), PROBE);
        probe = Reading.good("""
                name: probe
                command: [/bin/sh, "%s", "{word}", "--in={word}", ["{more}"], "$(id)", "*"]
                environment: {GREETING: "hello; $(id)", FOLDER: "{home}"}
                parameters:
                  word: text
                  more: {repeat: "0.."}
                outputs: {result: {stdout: true}}
                """.formatted(folder.resolve("probe")));
    }

    private record Seen(List<String> arguments, List<String> environment) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;id",
                "$(id)",
                "`id`",
                "a|b",
                ">&2",
                "*",
                "?",
                "~",
                "a\nb",
                "%n%s",
                "!!",
                "'",
                "\"",
                "\\",
                "",
                " ",
                "\t\u0001\u007f",
                "#SBATCH --uid=0\n#SBATCH --wrap=id",
                "$(VAR)",
                "${HOME}",
                "{{.ID}}",
                "LD_PRELOAD=/tmp/x.so"
            })
    void c02AndC05EveryByteOfAValueReachesTheProgramAndNothingElseDoes(String value) throws Exception {
        assertThat(run(value, value).arguments())
                .containsExactly(
                        "/bin/sh", folder.resolve("probe").toString(), value, "--in=" + value, value, "$(id)", "*");
    }

    @Test
    void c02SoDoAllCharactersBeyondAscii() throws Exception {
        // The JDK writes arguments in the encoding of the machine's locale, and a question mark for what that does not
        // have.
        var encoding = Charset.forName(System.getProperty("sun.jnu.encoding"));
        var text = "é ٣ 星 𝄞";
        if (!encoding.newEncoder().canEncode(text)) {
            Parts.missing("a locale with UTF-8");
        }

        assertThat(run(text).arguments()).contains(text, "--in=" + text);
    }

    @Test
    void c03TheLongestValueThatIsTakenIsOneThatLinuxTakes() throws Exception {
        var longest = "x".repeat(Arguments.LONGEST - "--in=".length());
        var more = IntStream.range(0, 13).mapToObj(_ -> longest).toArray(String[]::new);

        assertThat(run(longest, more).arguments()).hasSize(19).contains(longest, "--in=" + longest);
    }

    @Test
    void c04TheEnvironmentIsWhatTheApplicationSaysAndNothingElse() throws Exception {
        assertThat(run("LD_PRELOAD=/tmp/x.so").environment())
                .containsExactlyInAnyOrder("GREETING=hello; $(id)", "FOLDER=/opt/tools");
    }

    private Seen run(String word, String... more) throws Exception {
        var values = new ArrayList<>(List.of(text("word", word)));
        Arrays.stream(more).forEach(value -> values.add(text("more", value)));
        var builder = new ProcessBuilder(CommandLine.of(
                probe,
                ParameterCheck.complete(probe, probe.interfaces().getFirst(), values),
                upload -> folder.resolve(upload.file())));
        builder.environment().clear();
        builder.environment().putAll(probe.environment());
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        var parts = printed.split("environment\n", -1);
        return new Seen(texts(parts[0]), texts(parts[1]));
    }

    /** Texts that end with a zero byte each, from the bytes as od prints them. */
    private static List<String> texts(String dump) {
        var bytes = HexFormat.of().parseHex(dump.replaceAll("\\s", ""));
        var all = new String(bytes, StandardCharsets.UTF_8);
        assertThat(all).endsWith("\0");
        return List.of(all.substring(0, all.length() - 1).split("\0", -1));
    }
}
