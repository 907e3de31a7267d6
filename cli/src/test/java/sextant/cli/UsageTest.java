package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.cli.console.ExitCode;

class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan                                        | the question has no tasktype. Name one with --type
            plan --type uri://x --json --yaml           | --json and --yaml: only one of them can be printed.
            plan --type uri://x --apply 0               | --apply 0: alternatives are counted from 1.
            plan --type uri://x --apply one             | Invalid value for option '--apply'
            plan --type uri://x --color blue            | --color blue: auto, always or never is meant.
            plan --type uri://x --timeout soon          | --timeout soon: a time such as 30s or 2m is needed.
            plan --type uri://x --timeout 0             | --timeout 0: a time such as 30s or 2m is needed.
            plan --type uri://x --set taskinfo.image    | --set taskinfo.image: a name, an equals sign and a value are needed
            plan --type uri://x --file a=nowhere.yml    | --file: nowhere.yml is no file that can be read.
            plan --type uri://x --server ftp://x        | --server ftp://x cannot be used: it is no http or https URL.
            plan --type uri://x --server http://a:b@x/  | --server (hidden) cannot be used: it holds a password; use --token-file.
            plan --type uri://x --token a --token-file b | --token and --token-file: only one of them can be meant.
            plan --type uri://x --token-file nowhere    | --token-file nowhere cannot be read.
            plan --tpye uri://x                         | Unknown option
            plan nowhere.yaml                           | nowhere.yaml: there is no such file.
            completion tcsh                             | Completion is there for bash, zsh and fish, and not for tcsh.
            demo                                        | ./sextant demo
            help nothing                                | There is no verb nothing.
            plna                                        | plna
            """)
    void aCommandLineThatIsWrongSaysHowItIsMeant(String line, String said) {
        var ran = Ran.sextant(line.split(" "));

        assertThat(ran.err()).startsWith("sextant: ").contains(said);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            task.yaml | 'a: [1'          | task.yaml:
            task.yaml | '- 1'            | task.yaml: a Task is a mapping with a tasktype, and this is a list.
            task.json | '{"a": 1, "a": 2}' | task.json:1:
            task.yaml | 'taskinfo: {}'   | task.yaml: the question has no tasktype.
            """)
    void aTaskFileThatIsWrongIsSaidToBeSo(String name, String content, String said) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        var ran = Ran.sextant("plan", file.toString());

        assertThat(ran.err()).contains(said);
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void helpNamesEveryVerbAndEveryExitCode() {
        var help = Ran.sextant("--help");

        assertThat(help.code()).isEqualTo(ExitCode.OK);
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains(
                        "plan", "show", "suspend", "resume", "abort", "demo", "serve", "check", "explain", "completion")
                .doesNotContain("rehearse");
        Arrays.stream(ExitCode.values()).forEach(code -> assertThat(help.out()).contains(code.meaning()));
        assertThat(Ran.sextant("help").out()).isEqualTo(help.out());
        assertThat(Ran.sextant("help", "plan").out())
                .isEqualTo(Ran.sextant("plan", "--help").out())
                .contains("--token-file");
    }

    @Test
    void withoutAVerbTheHelpIsTalk() {
        var ran = Ran.sextant();

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Usage: sextant");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Ran.sextant("--version").out()).matches("sextant .+\n");
    }

    @Test
    void theRehearsalNeedsNobody() {
        var ran = Ran.sextant("rehearse");

        assertThat(ran.out()).isEqualTo("rehearsed\n");
        assertThat(ran.code()).isEqualTo(ExitCode.OK);
    }
}
