package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.application.Application;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.Domain.ArrayShape;
import sextant.model.application.Domain.BooleanWords;
import sextant.model.application.Domain.Bound;
import sextant.model.application.Domain.Option;
import sextant.model.application.Domain.Range;
import sextant.model.application.ErrorPattern;
import sextant.model.application.Estimate;
import sextant.model.application.Example;
import sextant.model.application.Example.Expectation;
import sextant.model.application.Example.Value;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.execution.ArgumentTemplate.When;
import sextant.model.application.execution.Execution;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;

/** What a file can say beyond the simple things: the whole application model of CEA. */
class WholeModelTest {

    private static final String WHOLE = """
            name: match
            references: [https://example.org/match, {uri: "https://doi.org/10.1000/1", title: The paper}]
            image: docker.io/example/match:1.0
            command: [match, "ofmt={ofmt}", {if: verbose, then: [-v, "--log"]}, "{flag}", ["in={table}"], ["m={matcher}"],
              ["r={radius}"], ["c={column}"], ["{a}", -a], ["{b}", -b], ["--box={box}"], ["--sky={sky}"], ["--id={id}"]]
            parameters:
              table: {type: VOTable, repeat: true, indirect: false, media-type: text/xml}
              ofmt: {options: [votable, {value: fits, label: FITS table}]}
              verbose: {type: boolean, optional: true}
              flag: {type: boolean, words: [Y, N], default: N}
              matcher: {options: [sky, exact], default: sky, title: Matcher}
              radius: {type: real, unit: arcsec, ucd: pos.angDistance, utype: m.r, default: 1, range: {min: 0, max: 3600, exclusive: [min]}}
              column: {optional: true}
              a: {type: integer, optional: true, indirect: true}
              b: {optional: true}
              box: {type: real, optional: true, array: {shape: 2x3, separator: ","}}
              sky: {type: angle, optional: true, array: 2}
              id: {optional: true}
            interfaces:
              simple: {constants: {ofmt: votable}, inputs: [table]}
              full:
                title: Everything
                description: All that there is.
                inputs:
                  - table
                  - ofmt: {hidden: true, title: Format}
                  - verbose
                  - flag
                  - when: matcher
                    cases: {sky: [radius], exact: {title: Exactly, inputs: [column]}}
                  - {group: [a, b], title: Pair, repeat: "0.."}
                  - {choose: [box, sky], count: 0..1}
                  - id: {repeat: 0..3}
                outputs: [result]
            outputs:
              result: {file: x.vot, type: VOTable, title: Matched, unit: arcsec, ucd: meta.main, description: rows}
              log: {stdout: true, optional: true}
            resources: {cores: 1.5, memory: 2G}
            estimate: {duration: 2s, per-megabyte: 50ms}
            examples:
              pleiades:
                title: The Pleiades
                interface: full
                values: {table: [{file: x.vot}, {result-of: mock-sky/pleiades, result: catalogue}], ofmt: fits, radius: 2}
                expect: {results: {result: {contains: [VOTABLE], bytes: 100, rows: 30}}}
              nothing: {values: {table: {result-of: mock-sky/empty}}, expect: {phase: ERROR, error: [no row]}}
            errors: [{pattern: 'cannot open', say: The input is no table., transient: true}]
            """;

    private static final Application READ = Reading.good(WHOLE);

    @Test
    void readsWhereToReadAboutItAndWhatARunTakes() {
        assertThat(READ.references())
                .containsExactly(
                        new sextant.model.application.Reference("https://example.org/match", Optional.empty()),
                        new sextant.model.application.Reference("https://doi.org/10.1000/1", Optional.of("The paper")));
        assertThat(READ.image()).contains("docker.io/example/match:1.0");
        assertThat(READ.resources())
                .isEqualTo(Map.of(
                        Resource.CORES, new Quantity(Resource.Unit.THOUSANDTHS, 1500),
                        Resource.MEMORY, new Quantity(Resource.Unit.BYTES, 2_000_000_000)));
        assertThat(READ.estimate()).contains(new Estimate(2, 0.05));
        assertThat(READ.errors()).containsExactly(new ErrorPattern("cannot open", "The input is no table.", true));
        assertThat(((Execution.Command) READ.execution()).elements().get(2))
                .isEqualTo(new When("verbose", List.of("-v", "--log")));
    }

    @Test
    void readsWhatValuesAParameterTakesAndWhatTheyMean() {
        assertThat(parameter("ofmt").domain().options())
                .containsExactly(
                        new Option("votable", Optional.empty()), new Option("fits", Optional.of("FITS table")));
        assertThat(parameter("flag").domain().words()).contains(new BooleanWords("Y", "N"));
        assertThat(parameter("verbose").domain().words()).contains(BooleanWords.TRUE_FALSE);
        assertThat(parameter("radius").domain().range())
                .contains(new Range(Optional.of(new Bound("0", false)), Optional.of(new Bound("3600", true))));
        assertThat(parameter("radius").about())
                .isEqualTo(new BaseParam(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("arcsec"),
                        Optional.of("pos.angDistance"),
                        Optional.of("m.r")));
        assertThat(parameter("box").domain().array()).contains(new ArrayShape("2x3", ","));
        assertThat(parameter("sky").domain().array()).contains(new ArrayShape("2", " "));
        assertThat(parameter("column").domain()).isEqualTo(Domain.ANY);
    }

    @Test
    void filesMayBeSentByReferenceAndValuesMayNotUnlessTheFileSaysOtherwise() {
        assertThat(parameter("table").indirect()).isFalse();
        assertThat(parameter("table").mediaType()).contains("text/xml");
        assertThat(parameter("radius").indirect()).isFalse();
        assertThat(parameter("a").indirect()).isTrue();
        assertThat(Reading.good("""
                        name: usual
                        command: [usual, "{image}"]
                        parameters: {image: FITS}
                        outputs: {result: {stdout: true}}
                        """).parameters().getFirst().indirect()).isTrue();
    }

    @Test
    void readsInterfacesWithConstantsAndGroups() {
        var simple = READ.callable(Optional.empty()).orElseThrow();
        assertThat(simple.constants()).isEqualTo(Map.of("ofmt", List.of("votable")));
        assertThat(simple.inputs()).containsExactly(reference("table", 1, Integer.MAX_VALUE));
        assertThat(simple.outputs()).containsExactly("result", "log");

        var full = READ.callable(Optional.of("full")).orElseThrow();
        assertThat(full.title()).contains("Everything");
        assertThat(full.description()).contains("All that there is.");
        assertThat(full.outputs()).containsExactly("result");
        assertThat(full.inputs())
                .containsExactly(
                        reference("table", 1, Integer.MAX_VALUE),
                        new Reference("ofmt", Optional.of("Format"), true, 1, 1),
                        reference("verbose", 0, 1),
                        reference("flag", 1, 1),
                        new Conditional(
                                reference("matcher", 1, 1),
                                List.of(
                                        new Case("sky", Optional.empty(), List.of(reference("radius", 1, 1))),
                                        new Case("exact", Optional.of("Exactly"), List.of(reference("column", 0, 1))))),
                        new Group(
                                Optional.of("Pair"),
                                List.of(reference("a", 0, 1), reference("b", 0, 1)),
                                0,
                                Integer.MAX_VALUE),
                        new Choice(Optional.empty(), List.of(reference("box", 0, 1), reference("sky", 0, 1)), 0, 1),
                        reference("id", 0, 3));
    }

    @Test
    void readsExamplesWithWhatIsKnownOfThem() {
        assertThat(READ.examples())
                .containsExactly(
                        new Example(
                                "pleiades",
                                Optional.of("The Pleiades"),
                                Optional.of("full"),
                                Map.of(
                                        "table",
                                        List.of(
                                                new Value.File("x.vot"),
                                                new Value.ResultOf("mock-sky", "pleiades", "catalogue")),
                                        "ofmt",
                                        List.of(new Value.Text("fits")),
                                        "radius",
                                        List.of(new Value.Text("2"))),
                                "COMPLETED",
                                List.of(new Expectation(
                                        Optional.of("result"), List.of("VOTABLE"), 100, OptionalLong.of(30)))),
                        new Example(
                                "nothing",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("table", List.of(new Value.ResultOf("mock-sky", "empty", "result"))),
                                "ERROR",
                                List.of(new Expectation(
                                        Optional.empty(), List.of("no row"), 0, OptionalLong.empty()))));
    }

    /** Each row changes one place of the good file; what follows is all that is reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            https://example.org/match            | javascript:alert(1)                  | line 2, column 14: references[0] must be a whole http or https address, such as https://hub.example.org/
            title: The paper                     | titel: The paper                     | line 2, column 76: references[1].titel is not known here; did you mean title?
            docker.io/example/match:1.0          | "not an image"                       | line 3, column 1: image must be a container image, such as docker.io/example/tool:1.0
            then: [-v, "--log"]                  | than: [-v]                           | line 4, column 33: command[2] must say both: {if: a boolean parameter, then: [what is there if it is true]} ; line 4, column 47: command[2].than is not known here; did you mean then?
            if: verbose                          | if: verbos                           | line 4, column 33: command[2] there is no parameter verbos; did you mean verbose?
            if: verbose                          | if: column                           | line 4, column 33: command[2] column is no boolean; write [..., "{column}"] for what is there if it has a value
            [-v, "--log"]                        | ["{flag}"]                           | line 4, column 33: command[2] has a place for a value; what is there if a boolean is true is always the same
            media-type: text/xml                 | media-type: xml                      | line 7, column 57: parameters.table.media-type must be like text/csv or application/x-votable+xml
            {value: fits, label: FITS table}     | {label: FITS table}                  | line 8, column 29: parameters.ofmt.options[1].value is missing; an option is {value: a, label: what people see}
            words: [Y, N]                        | words: [Y]                           | line 10, column 25: parameters.flag.words must be two: the program's word for true, and the one for false
            words: [Y, N]                        | words: [N, Y]                        | line 10, column 25: parameters.flag.words are the wrong way round: the first is the word for true
            words: [Y, N]                        | options: [Y, N]                      | line 10, column 25: parameters.flag.options has no meaning for a boolean; words: [Y, N] says how the program spells it
            default: N}                          | default: maybe}                      | line 10, column 40: parameters.flag.default does not fit: must be true/false, t/f, yes/no, y/n, on/off, 1/0, in/out
            title: Matcher                       | words: [a, b]                        | line 11, column 50: parameters.matcher.words has a meaning for a boolean only
            title: Matcher                       | range: {min: 1}                      | line 11, column 50: parameters.matcher.range does not go with options, which say already what is taken ; line 11, column 50: parameters.matcher.range has no meaning for text, whose values have no order
            ucd: pos.angDistance                 | ucd: pos ang                         | line 12, column 38: parameters.radius.ucd must be words of UCD1+, such as pos.angDistance or phot.mag;em.opt.V
            min: 0,                              | min: zero,                           | line 12, column 92: parameters.radius.range.min must be a number in decimal digits within the range of a double, such as 1.5 or 2e-3
            min: 0, max: 3600                    | min: 3600, max: 3600                 | line 12, column 84: parameters.radius.range holds no value: min is not below max
            exclusive: [min]                     | exclusive: [mix]                     | line 12, column 123: parameters.radius.range.exclusive[0] must be min or max
            {min: 0, max: 3600, exclusive: [min]} | {exclusive: [min]}                   | line 12, column 84: parameters.radius.range needs min or max, or both
            default: 1, range                    | default: 0, range                    | line 12, column 72: parameters.radius.default does not fit: must be more than 0, up to 3600
            shape: 2x3                           | shape: two                           | line 16, column 37: parameters.box.array must have a shape: how many elements, such as 3, 2x3, * or 5*
            separator: ","                       | separator: ""                        | line 16, column 37: parameters.box.array must have a separator of at least one character
            array: 2}                            | array: 0}                            | line 17, column 38: parameters.sky.array must have a shape: how many elements, such as 3, 2x3, * or 5*
            constants: {ofmt: votable}           | constants: {ofmt: csv}               | line 20, column 24: interfaces.simple.constants.ofmt does not fit: must be votable, fits
            constants: {ofmt: votable}           | constants: {offmt: votable}          | line 20, column 3: interfaces.simple has no ofmt, for which the command always has a place; give it a default or a constant ; line 20, column 24: interfaces.simple.constants.offmt is no parameter; did you mean ofmt?
            constants: {ofmt: votable}           | constants: {ofmt: votable, table: x} | line 20, column 39: interfaces.simple.constants.table is a file; name one in the command, such as {home}/table, instead ; line 20, column 59: interfaces.simple.inputs[0] table is a constant, which no client can send
            inputs: [table]}                     | inputs: [tabel]}                     | line 20, column 49: interfaces.simple.inputs[0] there is no parameter tabel; did you mean table?
            inputs: [table]}                     | inputs: [table, table]}              | line 20, column 56: interfaces.simple.inputs[1] table is there already
            title: Format                        | titel: Format                        | line 26, column 30: interfaces.full.inputs[1].ofmt.titel is not known here; did you mean title?
            - when: matcher                      | - when: matchr                       | line 29, column 9: interfaces.full.inputs[4].when there is no parameter matchr; did you mean matcher?
            - when: matcher                      | - when: id                           | line 33, column 9: interfaces.full.inputs[7].id id is there already
            - when: matcher                      | - when: a                            | line 29, column 9: interfaces.full.inputs[4].when must have one value that is known when the job is made: no file, nothing indirect or repeated ; line 30, column 17: interfaces.full.inputs[4].cases.sky is no value of the parameter: must be a whole number in decimal digits from -2^63 to 2^63-1, such as 12 ; line 30, column 32: interfaces.full.inputs[4].cases.exact is no value of the parameter: must be a whole number in decimal digits from -2^63 to 2^63-1, such as 12 ; line 31, column 18: interfaces.full.inputs[5].group[0] a is there already
            {sky: [radius], exact                | {skies: [radius], exact              | line 30, column 17: interfaces.full.inputs[4].cases.skies is no value of the parameter: must be sky, exact
            group: [a, b]                        | group: [a]                           | line 31, column 10: interfaces.full.inputs[5].group must have two members at least
            group: [a, b]                        | group: [a, b: {repeat: true}]        | line 31, column 21: interfaces.full.inputs[5].group[1] must be a parameter with one value, since the group repeats
            count: 0..1                          | count: 3..4                          | line 32, column 30: interfaces.full.inputs[6].count asks for more than the 2 that there are
            count: 0..1                          | count: some                          | line 32, column 30: interfaces.full.inputs[6].count must be how many are chosen, such as 1..1 or 0..2
            - id: {repeat: 0..3}                 | - {id: {}, a: {}}                    | line 33, column 9: interfaces.full.inputs[7] must be a parameter, or {group: [...]}, {choose: [...]} or {when: ..., cases: {...}}
            outputs: [result]                    | outputs: [results]                   | line 34, column 15: interfaces.full.outputs[0] there is no output results; did you mean result?
            ucd: meta.main                       | ucd: "<script>"                      | line 36, column 70: outputs.result.ucd must be words of UCD1+, such as pos.angDistance or phot.mag;em.opt.V
            cores: 1.5                           | core: 1                              | line 38, column 13: resources.core is not known here; did you mean cores?
            cores: 1.5                           | cores: many                          | line 38, column 13: resources.cores This is no amount of cores that can be had. Write 0 or more, with at most three decimals, such as 8 or 0.5.
            duration: 2s, per                    | per                                  | line 39, column 1: estimate.duration is missing; it is how long a run takes, such as 2s
            interface: full                      | interface: ful                       | line 43, column 5: examples.pleiades.interface must be simple or full, not ful; did you mean full?
            {file: x.vot}                        | {file: /etc/passwd}                  | line 44, column 23: examples.pleiades.values.table[0].file must be a file beside this one: names of letters, digits, ., - and _ with / between
            mock-sky/pleiades                    | mock-sky                             | line 44, column 38: examples.pleiades.values.table[1].result-of must be APPLICATION/EXAMPLE; a value may also be {file: NAME}
            ofmt: fits, radius: 2                | ofmt: fits, radius: 0                | line 44, column 101: examples.pleiades.values.radius cannot be sent: The value of radius must be a value more than 0, up to 3600.
            {result: {contains                   | {resolt: {contains                   | line 45, column 24: examples.pleiades.expect.results.resolt is no output of the application
            phase: ERROR                         | phase: COMPLETED                     | line 46, column 86: examples.nothing.expect.error has a meaning with phase: ERROR only
            pattern: 'cannot open'               | pattern: '(cannot open'              | line 47, column 11: errors[0].pattern is no regular expression (RE2 syntax): missing closing )
            say: The                             | said: The                            | line 47, column 10: errors[0].say is missing ; line 47, column 35: errors[0].said is not known here
            """)
    void eachMistakeIsReportedWhereItStandsAndAlone(String before, String after, String problems) {
        var text = WHOLE.replaceFirst(java.util.regex.Pattern.quote(before), Matcher.quoteReplacement(after));
        assertThat(text).isNotEqualTo(WHOLE);

        assertThat(Reading.problems(text)).containsExactlyInAnyOrder(problems.split(" +; +(?=line)"));
    }

    @Test
    void severalMistakesAreReportedAtOnce() {
        var text = WHOLE.replace("min: 0", "min: zero")
                .replace("group: [a, b]", "group: [a]")
                .replace("say:", "tell:");

        assertThat(Reading.problems(text)).hasSize(4);
    }

    private static ParameterDefinition parameter(String id) {
        return READ.parameter(id).orElseThrow();
    }

    private static Reference reference(String parameter, int least, int most) {
        return new Reference(parameter, Optional.empty(), false, least, most);
    }
}
