package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sextant pl           | plan
            sextant plan --ser   | --server
            sextant plan --col   | --color
            sextant se           | serve
            sextant su           | suspend
            sextant abort --js   | --json
            """)
    void bashCompletesVerbsAndOptions(String typed, String completed) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
        var words = typed.split(" ");
        var ran = bash("COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='" + typed
                + "'; _complete_sextant; echo \"${COMPREPLY[@]}\"");

        assertThat(ran).isEqualTo(completed + "\n");
    }

    @Test
    void zshListensToTheBashScript() {
        assertThat(Ran.sextant("completion", "zsh").out())
                .startsWith("autoload -Uz compinit bashcompinit && compinit && bashcompinit\n")
                .endsWith(Ran.sextant("completion", "bash").out());
    }

    @Test
    void fishIsToldEachVerbAndOption() {
        assertThat(Ran.sextant("completion", "fish").out())
                .contains(
                        "complete -c sextant -f -n __fish_use_subcommand -a plan -d 'Ask one or several planners,",
                        "complete -c sextant -n '__fish_seen_subcommand_from plan' -l color -x -a 'auto always never'",
                        "complete -c sextant -n '__fish_seen_subcommand_from plan' -l token-file -r",
                        "complete -c sextant -n '__fish_seen_subcommand_from plan' -s h -l help -d 'Print this help.'",
                        "-a 'bash zsh fish'")
                .doesNotContain("rehearse");
    }

    private String bash(String commands) throws IOException, InterruptedException {
        var script = Files.writeString(
                folder.resolve("completion"), Ran.sextant("completion", "bash").out());
        var process = new ProcessBuilder("/bin/bash", "-c", "source " + script + "; " + commands)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
