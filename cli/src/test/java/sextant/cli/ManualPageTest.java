package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages, read by the programs that people read them with. */
class ManualPageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Ran.sextant("man", "--output", folder.toString());
    }

    @Test
    void everyVerbHasAPage() {
        assertThat(folder.toFile().list())
                .contains("sextant.1", "sextant-run.1", "sextant-jobs.1", "sextant-serve.1")
                .doesNotContain("sextant-rehearse.1", "sextant-complete.1");
        assertThat(Ran.sextant("man", "wait").out())
                .contains(
                        ".SH NAME\nsextant\\-wait \\- Wait until a job is over\n",
                        "\\fB\\-\\-timeout\\fR \\fITIME\\fR");
        assertThat(Ran.sextant("man", "nonsense").err()).contains("There is no verb nonsense.");
    }

    @Test
    void mandocHasNothingToSayAboutThem() throws Exception {
        assertThat(said("mandoc", "-T", "lint", "-W", "warning")).isEmpty();
    }

    @Test
    void groffHasNothingToSayAboutThem() throws Exception {
        assertThat(said("groff", "-man", "-ww", "-z", "-Kutf8")).isEmpty();
    }

    /** Everything that a program says about the pages. */
    private String said(String... command) throws IOException, InterruptedException {
        var isThere = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
        assumeTrue(isThere || Boolean.getBoolean("sextant.strict"), "no " + command[0] + " here");
        var line = new ArrayList<>(List.of(command));
        for (var page : folder.toFile().list()) {
            line.add(folder.resolve(page).toString());
        }
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
