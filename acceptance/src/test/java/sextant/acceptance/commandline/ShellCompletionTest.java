package sextant.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Server;

/** The tabulator key in the shells themselves. */
@Timeout(240)
class ShellCompletionTest {

    private static Server server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        server = Server.demo();
        desk = new Desk(server);
        desk.folder().write("sky.fits", "");
    }

    @AfterAll
    static void stop() {
        desk.close();
        server.close();
    }

    @Test
    void bashCompletesTheParametersOfAnApplicationAndItsFiles() {
        Parts.need("bash");
        var ran = desk.run("bash", "-c", """
                source <(sextant completion bash)
                complete -p sextant
                COMP_WORDS=(sextant run slow --sec); COMP_CWORD=3; _sextant; echo "${COMPREPLY[@]}"
                COMP_WORDS=(sextant run source-extractor --image sk); COMP_CWORD=4; _sextant; echo "${COMPREPLY[@]}"
                COMP_WORDS=(sextant pla); COMP_CWORD=1; _sextant; echo "${COMPREPLY[@]}"
                """);

        assertThat(ran.output()).as("%s", ran).isEqualTo("""
                complete -F _sextant sextant
                --seconds
                sky.fits
                plan
                """);
    }

    @Test
    void fishCompletesThem() {
        Parts.need("fish");
        var ran = desk.run("fish", "-c", """
                sextant completion fish | source
                complete -C 'sextant run slow --sec'
                complete -C 'sextant run source-extractor --image sk'
                complete -C 'sextant comple'
                """);

        assertThat(ran.output()).as("%s", ran).isEqualTo("""
                --seconds\thow long it takes
                sky.fits
                completion\tPrint a script that completes command lines in your shell.
                """);
    }

    /** A zsh in a terminal of its own, in which somebody types and presses the key. */
    @Test
    void zshCompletesThem() {
        Parts.need("zsh");
        desk.folder().write("type.zsh", """
                zmodload zsh/zpty
                zpty -b shell 'TERM=dumb zsh -f -i'
                until_seen() {
                  local seen= piece tries=0
                  until [[ $seen == *$1* ]]; do
                    if zpty -r -t shell piece; then seen+=$piece; else sleep 0.1; (( ++tries < 600 )) || { print -r -- $seen; return 1 }; fi
                  done
                }
                zpty -w shell 'source <(sextant completion zsh); print re""ady'
                until_seen ready || exit 1
                zpty -w -n shell $'sextant run slow --sec\\t'
                until_seen onds && print completed
                """);
        var ran = desk.run("zsh", "-f", "type.zsh");

        assertThat(ran.output()).as("%s", ran).endsWith("completed\n");
    }
}
