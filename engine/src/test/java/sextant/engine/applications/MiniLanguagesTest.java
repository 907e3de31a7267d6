package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that take a value for more than a value: no text of a client goes there without a pattern or options. */
class MiniLanguagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[stilts, tpipe, 'in={x}']",
                "[stilts, tpipe, ['cmd=select {x}']]",
                "[/usr/bin/stilts, tpipe, 'in={x}']",
                "['{home}/stilts', tpipe, 'in={x}']",
                "[topcat, '{x}']",
                "[timeout, '5', stilts, tpipe, 'in={x}']",
                "[java, -jar, /opt/stilts.jar, tpipe, 'in={x}']",
                "[java, -Xmx1G, -cp, '/opt/topcat-full.jar', uk.ac.starlink.ttools.Stilts, tpipe, 'in={x}']",
                "[gnuplot, '{home}/plot.gp', '{x}']",
                "[find, '{home}/data', -name, '{x}']",
                "[sqlite3, '{home}/data.db', 'select {x}']",
                "[convert, '{x}', out.png]",
                "[perl, -ne, 'print', '{x}']",
                "[ruby, -e, 'puts 1', '{x}']",
                "[python3, -W, ignore, -c, 'import sys', '{x}']",
                "[awk, -v, 'x={x}', 'BEGIN{{print x}']",
                "[sed, -n, 1p, '{x}']",
                "[env, gawk, '{{print $1}', '{x}']",
                "[curl, '{x}']",
                "[git, clone, '{x}']"
            })
    void aTextForAKnownOneIsRefusedWithTheReason(String command) {
        assertThat(Reading.problems(file(command, "text", "")))
                .singleElement()
                .asString()
                .startsWith(
                        "line 3, column 14: parameters.x needs a pattern or options that allow no more than you want,"
                                + " since ");
        assertThat(Reading.problems(file(command, "text", "mini-language: false")))
                .as("no is no way out")
                .hasSize(1);
        assertThat(Reading.problems(file(command, "{pattern: '[a-z]*'}", ""))).isEmpty();
        assertThat(Reading.problems(file(command, "{options: [a, b]}", ""))).isEmpty();
        assertThat(Reading.problems(file(command, "integer", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fitsverify, '{x}']",
                "[perl, '{home}/a.pl', '{x}']",
                "[python3, '{home}/a.py', -c, '{x}']",
                "[python3, -m, tool, '{x}']",
                "[awk, -f, '{home}/a.awk', '{x}']",
                "[prog, --find, '{x}']",
                "['{home}/filter.sh', stilts, '{x}']"
            })
    void othersTakeTextUnlessTheirAuthorSaysOtherwise(String command) {
        assertThat(Reading.problems(file(command, "text", ""))).isEmpty();
        assertThat(Reading.problems(file(command, "text", "mini-language: true")))
                .containsExactly(
                        "line 3, column 14: parameters.x needs a pattern or options that allow no more than you"
                                + " want, since the program is a little language (mini-language: true)");
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "(?s).+", "[^-]{1,100}", "[ -~]*"})
    void aPatternThatTakesTheAttackIsNone(String pattern) {
        assertThat(Reading.problems(file("[stilts, tpipe, 'in={x}']", "{pattern: '" + pattern + "'}", "")))
                .containsExactly("line 3, column 14: parameters.x needs a narrower pattern: " + pattern
                        + " takes 'touch PWNED; cat x|', and stilts runs a shell command for a value such as"
                        + " 'touch PWNED; cat x|', and reads addresses and data bases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADQL", "STC-S", "anyURI", "{type: VOTable, file: false}", "{type: text, optional: true}"})
    void everyKindOfTextIsMeant(String type) {
        assertThat(Reading.problems(file("[stilts, tpipe, ['in={x}']]", type, "")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "MJD", "angle", "DateTime", "boolean", "VOTable", "FITS", "{array: 3, type: real}"})
    void whatCannotBePartOfALanguageIsTaken(String type) {
        assertThat(Reading.problems(file("[stilts, tpipe, ['in={x}']]", type, "")))
                .isEmpty();
    }

    @Test
    void whatNoClientCanSendIsTheAuthorsOwn() {
        assertThat(Reading.problems("""
                        name: filter
                        command: [stilts, tpipe, "in={table}", ["cmd={cmd}"]]
                        parameters: {table: VOTable, cmd: {optional: true}}
                        outputs: {result: {stdout: true}}
                        interfaces: {first: {constants: {cmd: head 10}, inputs: [table]}}
                        """)).isEmpty();
    }

    private static String file(String command, String parameter, String more) {
        return """
                name: little
                command: %s
                parameters: {x: %s}
                outputs: {result: {stdout: true}}
                %s
                """.formatted(command, parameter, more);
    }
}
