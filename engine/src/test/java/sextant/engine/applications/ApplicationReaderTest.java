package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.application.ApplicationLimits;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.application.ProgressSource;
import sextant.model.application.execution.ArgumentTemplate.Each;
import sextant.model.application.execution.ArgumentTemplate.One;
import sextant.model.application.execution.Execution;

class ApplicationReaderTest {

    private static final String EVERYTHING = """
            name: match
            identifier: ivo://example.org/match
            title: Match
            description: Matches a table with others.
            command: [match, "{home}/match.conf", "-r", "{radius}", "{table}", ["-with", "{other}"], ["-id", "{column}"]]
            environment: {LICENCE: "${env:LICENCE}", DATA: "{home}/data", THREADS: 2}
            parameters:
              table: {type: VOTable, description: the table}
              other: {type: FITS, repeat: 1..3}
              radius: {type: real, default: 2, options: [1, 2, 4]}
              column: {optional: true, pattern: '[A-Z]+', leading-dash: true}
            outputs:
              result: {file: out/matched.vot, type: VOTable, description: matched rows}
              log: {stdout: true, optional: true, media-type: text/x-log}
            limits: {duration: 5m, memory: 2G, processes: 8, output: 1Mi, file-size: 500M, open-files: 64}
            progress: {pattern: '([0-9]+) %'}
            restartable: true
            interfaces: {simple: [table, other], full: [table, other, radius, column]}
            """;

    @Test
    void readsEverythingThatAFileCanSay() {
        var application = Reading.good(EVERYTHING);

        assertThat(application.name()).isEqualTo("match");
        assertThat(application.identifier()).isEqualTo("ivo://example.org/match");
        assertThat(application.title()).isEqualTo("Match");
        assertThat(application.description()).contains("Matches a table with others.");
        assertThat(application.execution())
                .isEqualTo(new Execution.Command(List.of(
                        new One("match"),
                        new One("{home}/match.conf"),
                        new One("-r"),
                        new One("{radius}"),
                        new One("{table}"),
                        new Each(List.of("-with", "{other}")),
                        new Each(List.of("-id", "{column}")))));
        assertThat(application.environment())
                .isEqualTo(Map.of("LICENCE", "four leaves", "DATA", "/opt/tools/data", "THREADS", "2"));
        assertThat(application.parameters())
                .containsExactly(
                        parameter("table", ParameterType.VOTABLE, Passing.FILE, "the table", 1, 1),
                        parameter("other", ParameterType.FITS, Passing.FILE, null, 1, 3),
                        new ParameterDefinition(
                                "radius",
                                ParameterType.REAL,
                                Passing.VALUE,
                                BaseParam.NONE,
                                Optional.empty(),
                                List.of("2"),
                                1,
                                1,
                                domain(List.of("1", "2", "4"), null),
                                false,
                                false),
                        new ParameterDefinition(
                                "column",
                                ParameterType.TEXT,
                                Passing.VALUE,
                                BaseParam.NONE,
                                Optional.empty(),
                                List.of(),
                                0,
                                1,
                                domain(List.of(), "[A-Z]+"),
                                false,
                                true));
        assertThat(application.outputs())
                .containsExactly(
                        new OutputDefinition(
                                "result",
                                new OutputDefinition.From.File("out/matched.vot"),
                                ParameterType.VOTABLE,
                                "application/x-votable+xml",
                                true,
                                BaseParam.described(Optional.of("matched rows"))),
                        new OutputDefinition(
                                "log",
                                new OutputDefinition.From.Stdout(),
                                ParameterType.TEXT,
                                "text/x-log",
                                false,
                                BaseParam.NONE));
        assertThat(application.limits())
                .isEqualTo(new ApplicationLimits(300, 2_000_000_000, 8, 1 << 20, 500_000_000, 64));
        assertThat(application.progress()).contains(new ProgressSource.Pattern("([0-9]+) %"));
        assertThat(application.restartable()).isTrue();
        assertThat(application.interfaces())
                .extracting(InterfaceDefinition::id, InterfaceDefinition::parameters)
                .containsExactly(
                        tuple("simple", List.of("table", "other")),
                        tuple("full", List.of("table", "other", "radius", "column")));
        assertThat(application.folder()).isEqualTo("/opt/tools");
    }

    @Test
    void aSmallApplicationNeedsLittle() {
        var application = Reading.good("""
                name: count
                command: [wc, -l, "{file}"]
                parameters: {file: binary}
                outputs: {result: {stdout: true}}
                """);

        assertThat(application.identifier()).isEqualTo("ivo://org.astrogrid.unregistered/count");
        assertThat(application.title()).isEqualTo("count");
        assertThat(application.limits()).isEqualTo(ApplicationLimits.DEFAULT);
        assertThat(application.progress()).isEmpty();
        assertThat(application.restartable()).isFalse();
        assertThat(application.interfaces())
                .extracting(InterfaceDefinition::id, InterfaceDefinition::parameters)
                .containsExactly(tuple("default", List.of("file")));
    }

    /** Each row changes one line of the good file; what follows is all that is reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: match              | nam: match                | line 1, column 1: nam is not known here; did you mean name? ; line 1, column 1: name is missing
            name: match              | name: a match             | line 1, column 1: name must be letters, digits, dots and dashes; it becomes part of an address
            ivo://example.org/match  | http://example.org/match  | line 2, column 1: identifier must be like ivo://authority/name
            [match, "{home}          | [./match, "{home}         | line 5, column 11: command[0] must be the name of a program on PATH, or begin with / or, beside this file, with {home}/
            [match, "{home}          | ["{radius}", "{home}      | line 5, column 11: command[0] is the program, which no value can choose
            "{radius}", "{table}"    | "{radios}", "{table}"     | line 5, column 45: command[3] there is no parameter radios; did you mean radius?
            "{radius}", "{table}"    | "{radius}", {table}       | line 5, column 57: command[4] must be text; put quotes around "{table}"
            "{radius}", "{table}"    | "{radius}", "{table"      | line 5, column 57: command[4] has a brace that starts no name of a parameter, as in {image}; for the brace itself write {{
            "-r", "{radius}", "{table}" | "-r", "{table}"        | line 5, column 1: command has no place for the parameter radius
            ["-with", "{other}"]     | "-with", "{other}"        | line 5, column 77: command[6] other may have several values; write [..., "{other}"] in brackets
            ["-id", "{column}"]      | "-id={column}"            | line 5, column 90: command[6] column may be absent; write [..., "{column}"] in brackets
            ["-id", "{column}"]      | ["{radius}", "{column}"]  | line 5, column 90: command[6] is a list, so it must name one parameter, for whose values it is there
            ["-id", "{column}"]      | ["{column}", []]          | line 5, column 90: command[6] must be a list of texts; put quotes around what has braces
            LICENCE: "${env:LICENCE}" | LICENCE: "${env:LICENSE}" | line 6, column 15: environment.LICENCE the environment variable LICENSE is not set
            DATA: "{home}/data"      | HOME: "{home}/data"       | line 6, column 42: environment.HOME is given by the server: a folder of the run
            DATA: "{home}/data"      | "DA=TA": "{home}/data"    | line 6, column 42: environment.DA=TA must be a name of letters, digits and _
            THREADS: 2               | THREADS: [2, 3]           | line 6, column 63: environment.THREADS must be one text without zero characters
            type: VOTable, description: the table | type: Votable    | line 8, column 11: parameters.table.type must be text or integer or real or complex or boolean or anyURI or VOTable or angle or MJD or DateTime or ADQL or STC-S or binary or FITS or XML or Table or Image or Spectrum, not Votable; did you mean VOTable?
            description: the table   | default: x.vot            | line 8, column 26: parameters.table.default has no meaning for a file, whose path the server chooses
            type: FITS, repeat: 1..3 | type: FITS, file: false, repeat: 1..3 | line 9, column 23: parameters.other.file FITS cannot be part of an argument; it is a file
            repeat: 1..3             | repeat: 3..1              | line 9, column 23: parameters.other.repeat must not end with less than it begins with, and not with 0
            repeat: 1..3             | repeat: twice             | line 9, column 23: parameters.other.repeat must be true, or how often, such as 1..3 or 2..
            repeat: 1..3             | repeat: 1..3, optional: true | line 9, column 37: parameters.other.optional does not go with repeat: 1..3; write repeat: 0..
            default: 2, options      | default: 3, options       | line 10, column 24: parameters.radius.default does not fit: must be 1, 2, 4
            default: 2, options      | default: [2, 4], options  | line 10, column 24: parameters.radius.default has more values than the parameter takes
            default: 2, options      | default: 2, optional: true, options | line 10, column 36: parameters.radius.optional has no meaning beside default, which is taken where no value is sent
            [1, 2, 4]                | [1, 2, two]               | line 10, column 52: parameters.radius.options[2] does not fit: must be a number in decimal digits within the range of a double, such as 1.5 or 2e-3
            '[A-Z]+'                 | '[A-Z+'                   | line 11, column 28: parameters.column.pattern is no regular expression (RE2 syntax): missing closing ]
            optional: true, pattern  | default: a, pattern       | line 11, column 12: parameters.column.default does not fit: must be [A-Z]+
            leading-dash             | leading-dahs              | line 11, column 47: parameters.column.leading-dahs is not known here; did you mean leading-dash?
            result: {file            | radius: {file             | line 13, column 3: outputs.radius is the name of a parameter too
            out/matched.vot          | ../matched.vot            | line 13, column 12: outputs.result.file must be a path in the work folder: names of letters, digits, ., - and _ with / between, at most 200 characters
            out/matched.vot          | /etc/passwd               | line 13, column 12: outputs.result.file must be a path in the work folder: names of letters, digits, ., - and _ with / between, at most 200 characters
            file: out/matched.vot    | stdout: true              | line 14, column 3: outputs.log is found in the same place as an earlier output
            stdout: true             | stdout: true, file: x     | line 14, column 23: outputs.log.file must say where the output is found: either file: NAME or stdout: true
            text/x-log               | "text/x\\r\\nSet-Cookie: a" | line 14, column 39: outputs.log.media-type must be like text/csv or application/x-votable+xml
            duration: 5m             | duration: 5 minutes       | line 15, column 10: limits.duration This is no amount of duration that can be had. Write 0 or more: a number of seconds such as 90, or with ms, s, m (minutes), h, d, such as 10m or 1h30m, or ISO 8601 such as PT12H.
            duration: 5m             | duration: 0s              | line 15, column 10: limits.duration must be from 1s to 2147483647s
            memory: 2G               | memory: 2                 | line 15, column 24: limits.memory needs its unit, such as 1M
            memory: 2G               | memory: 1k                | line 15, column 24: limits.memory must be from 1Mi to 1Pi
            processes: 8             | processes: 0              | line 15, column 36: limits.processes must be a whole number from 1 to 1000000
            '([0-9]+) %'             | '[0-9]+ %'                | line 16, column 12: progress.pattern must have a group in parentheses, for the percentage
            '([0-9]+) %'             | '([0-9]+) %', file: p     | line 16, column 12: progress.pattern is missing: say either pattern: or file:, and only one
            restartable: true        | restartable: yes          | line 17, column 1: restartable must be true or false, not text
            [table, other],          | [table, others],          | line 18, column 30: interfaces.simple[1] there is no parameter others; did you mean other?
            """)
    void eachMistakeIsReportedWhereItStandsAndAlone(String before, String after, String problems) {
        var text = EVERYTHING.replaceFirst(java.util.regex.Pattern.quote(before), Matcher.quoteReplacement(after));
        assertThat(text).isNotEqualTo(EVERYTHING);

        assertThat(Reading.problems(text)).isEqualTo(List.of(problems.split(" +; +(?=line)")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase", "RUNID", "Upload", "home", "a.b", "1st", "é", "a b"})
    void parametersHaveNamesThatRequestsDoNotUseForSomethingElse(String name) {
        assertThat(Reading.problems("""
                        name: named
                        command: ["true"]
                        parameters: {"%s": text}
                        outputs: {result: {stdout: true}}
                        """.formatted(name)))
                .anyMatch(problem -> problem.startsWith("line 3, column 14: parameters." + name));
    }

    @Test
    void namesThatDifferByCapitalLettersAreOne() {
        assertThat(Reading.problems("""
                        name: named
                        command: [echo, "{x}", "{X}"]
                        parameters: {x: text, X: text}
                        outputs: {result: {stdout: true}}
                        """))
                .singleElement()
                .asString()
                .startsWith("line 3, column 23: parameters.X differs from an earlier name by capital letters only");
    }

    /** Whatever stands in quotes around it, a value in a script is a part of the script. */
    @ParameterizedTest
    @MethodSource
    void noValueIsPartOfAScript(String command) {
        assertThat(Reading.problems("""
                        name: script
                        command: %s
                        parameters: {x: text}
                        outputs: {result: {stdout: true}}
                        """.formatted(command)))
                .singleElement()
                .asString()
                .contains("is a script, and a value in it would be run");
    }

    static Stream<String> noValueIsPartOfAScript() {
        return """
                [sh, -c, "echo '{x}'"]
                [/bin/bash, -ec, "echo {x}"]
                [bash, -ce, "echo {x}"]
                [sh, -c, ["echo {x}"]]
                [sh, -c, "{x}"]
                [sh, -c, --, "echo {x}"]
                [bash, -o, pipefail, -c, "echo {x}"]
                [zsh, -c, -o, errexit, "echo {x}"]
                [sh, -c, 'cat "$1"', sh, "a {x}"]
                [env, sh, -c, "echo {x}"]
                [env, LANG=C, dash, -c, "echo {x}"]
                [env, -S, "echo {x}"]
                [env, "-Secho {x}"]
                [timeout, "5", sh, -c, "echo {x}"]
                [busybox, sh, -c, "echo {x}"]
                [busybox, awk, "BEGIN{{print {x}}"]
                [nice, -n, "5", ksh93, -c, "echo {x}"]
                [find, ., -exec, sh, -c, "echo {x}", ;]
                [xargs, -n, "1", sh, -c, "echo {x}"]
                [unknown-wrapper, sh, -c, "echo {x}"]
                [sh, -c, 'exec "$@"', sh, sh, -c, "{x}"]
                [su, nobody, --command, "echo {x}"]
                [flock, /tmp/lock, -c, "echo {x}"]
                [script, -qc, "echo {x}", /dev/null]
                [python3, -c, "print('{x}')"]
                [python3.13, -W, ignore, -c, "print({x})"]
                [python3, "-cprint({x})"]
                [perl, -e, "print '{x}'"]
                [perl, -E, "print {x}"]
                [perl, -p, -e, "s/{x}//"]
                [perl, -ne, "print {x}"]
                [perl, -e, "$a = 1;", -e, "print {x}"]
                [ruby, -e, "puts {x}"]
                [node, --eval, "{x}"]
                [node, "--eval={x}"]
                [lua5.4, -e, "print({x})"]
                [php, -r, "echo {x};"]
                [Rscript, -e, "print({x})"]
                [awk, "BEGIN{{print {x}}"]
                [awk, -F, ",", "{{print {x}}", /etc/passwd]
                [gawk, -e, "BEGIN{{print {x}}"]
                [sed, "s/a/{x}/"]
                [sed, -n, -e, "s/a/{x}/p"]
                [ssh, host, ls, "{x}"]
                """.lines();
    }

    @ParameterizedTest
    @MethodSource
    void aValueMayBeAnArgumentOfAScript(String command) {
        assertThat(Reading.problems("""
                        name: script
                        command: %s
                        parameters: {x: {pattern: '[a-z-]*', leading-dash: true}}
                        outputs: {result: {stdout: true}}
                        """.formatted(command))).isEmpty();
    }

    static Stream<String> aValueMayBeAnArgumentOfAScript() {
        return """
                [sh, -c, 'cat "$1"', sh, "{x}"]
                [bash, -euo, pipefail, -c, 'cat "$1"', bash, "{x}"]
                [env, sh, -c, 'cat "$1"', sh, "{x}"]
                [sh, -c, 'prog "$@"', sh, ["{x}"]]
                [sh, -e, "{home}/a.sh", -c, "{x}"]
                [sh, "{home}/a.sh", "--column={x}"]
                [python3, "{home}/a.py", -c, "{x}"]
                [python3, "{home}/a.py", "-c{x}"]
                [python3, -c, "import sys", "{x}"]
                [perl, -e, "print @ARGV", "a={x}"]
                [timeout, "5", perl, "{home}/a.pl", -e, "{x}"]
                [env, "WORD={x}", prog]
                [env, prog, "-c{x}"]
                [python3, -m, tool, "--column={x}"]
                [timeout, "5", prog, -c, "{x}"]
                [awk, -v, "x={x}", "BEGIN{{print x}"]
                [awk, "-vx={x}", "BEGIN{{print x}"]
                [awk, -f, "{home}/a.awk", "{x}"]
                [awk, "{{print $1}", "{x}"]
                [sed, -n, 1p, "{x}"]
                [sed, -e, 1p, "{x}"]
                [grep, -c, "{x}", /etc/passwd]
                [prog, --mode, watch, "{x}"]
                ["{home}/prog.sh", -c, "{x}"]
                """.lines();
    }

    @Test
    void aDefaultThatCouldNotBePassedIsAProblemOfTheFile() {
        assertThat(Reading.problems("""
                        name: dash
                        command: [echo, "{x}"]
                        parameters: {x: {default: "-n"}}
                        outputs: {result: {stdout: true}}
                        """))
                .containsExactly("line 2, column 1: command takes no such default: The value of x begins with -,"
                        + " and the program would take it for an option.");
    }

    private static ParameterDefinition parameter(
            String id, ParameterType type, Passing passing, @Nullable String description, int least, int most) {
        return new ParameterDefinition(
                id,
                type,
                passing,
                BaseParam.described(Optional.ofNullable(description)),
                Optional.empty(),
                List.of(),
                least,
                most,
                Domain.ANY,
                passing == Passing.FILE,
                false);
    }

    private static Domain domain(List<String> options, @Nullable String pattern) {
        return new Domain(
                options.stream()
                        .map(value -> new Domain.Option(value, Optional.empty()))
                        .toList(),
                Optional.empty(),
                Optional.ofNullable(pattern),
                Optional.empty(),
                Optional.empty());
    }
}
