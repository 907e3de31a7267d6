package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;

/**
 * What a client sends is held against the interface that it calls: membership, multiplicity, groups. In the rows below values are written
 * {@code a=1 b=2}, faults {@code word path}.
 */
class InterfaceCheckTest {

    private static final Application MATCH = Reading.good("""
            name: match
            command:
              - match
              - "ofmt={ofmt}"
              - "matcher={matcher}"
              - ["radius={radius}"]
              - ["column={column}"]
              - ["a={a}"]
              - ["b={b}"]
              - ["c={c}"]
              - ["box={box}"]
              - ["circle={circle}"]
              - ["size={size}"]
              - ["id={id}"]
              - {if: verbose, then: [-v]}
              - ["image={image}"]
            parameters:
              ofmt: {default: votable}
              matcher: {options: [sky, exact, all], default: sky}
              radius: {type: real, default: 1}
              column: text
              a: text
              b: {default: x}
              c: {optional: true}
              box: {optional: true}
              circle: {optional: true}
              size: {type: integer, default: 7}
              id: {repeat: true}
              verbose: {type: boolean, optional: true}
              image: {type: FITS, optional: true}
            interfaces:
              simple: {constants: {ofmt: csv}, inputs: [matcher]}
              cases: [{when: matcher, cases: {sky: [radius], exact: [column, c], all: []}}]
              groups: [{group: [a, b, c], repeat: 0..3}]
              pair: [{group: [box, circle], optional: true}, {group: [a, size]}]
              choice: [{choose: [box, circle, {group: [radius, size]}], count: 1..2}]
              often: [{id: {repeat: 2..3}}, {radius: {optional: true}}, verbose, image]
            outputs: {result: {stdout: true}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simple |                        | ofmt=csv matcher=sky radius=1 b=x size=7
            simple | MATCHER=all            | ofmt=csv matcher=all radius=1 b=x size=7
            cases  |                        | ofmt=votable matcher=sky radius=1 b=x size=7
            cases  | radius=3               | ofmt=votable matcher=sky radius=3 b=x size=7
            cases  | column=x matcher=exact | ofmt=votable matcher=exact column=x b=x size=7
            cases  | matcher=all            | ofmt=votable matcher=all b=x size=7
            groups |                        | ofmt=votable matcher=sky radius=1 size=7
            groups | a=1                    | ofmt=votable matcher=sky radius=1 a=1 b=x size=7
            groups | a=1 b=2 a=3 b=4        | ofmt=votable matcher=sky radius=1 a=1 a=3 b=2 b=4 size=7
            groups | a=1 a=2                | ofmt=votable matcher=sky radius=1 a=1 a=2 b=x b=x size=7
            groups | a=1 c=5                | ofmt=votable matcher=sky radius=1 a=1 b=x c=5 size=7
            pair   | a=1                    | ofmt=votable matcher=sky radius=1 a=1 b=x size=7
            pair   | a=1 box=2              | ofmt=votable matcher=sky radius=1 a=1 b=x box=2 size=7
            choice | circle=1               | ofmt=votable matcher=sky b=x circle=1
            choice | size=2                 | ofmt=votable matcher=sky radius=1 b=x size=2
            choice | box=1 radius=2         | ofmt=votable matcher=sky radius=2 b=x box=1 size=7
            often  | id=1 id=2              | ofmt=votable matcher=sky radius=1 b=x size=7 id=1 id=2
            """)
    void whatIsRightIsCompletedWithConstantsAndDefaults(String called, String sent, String given) {
        var complete = ParameterCheck.complete(MATCH, ParameterCheck.called(MATCH, Optional.of(called)), values(sent));

        assertThat(complete)
                .as("defaults stand also for what the interface does not have")
                .isEqualTo(values(given));
        assertThat(CommandLine.of(MATCH, complete, _ -> Path.of("/"))).containsExactly(("match " + given).split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simple | ofmt=fits                       | parameter-name ofmt
            simple | radius=1                        | parameter-name radius
            simple | matcher=sky matcher=all         | parameter-count matcher
            cases  | column=x                        | parameter-name column
            cases  | matcher=exact radius=1          | parameter-name radius, parameter-missing column
            cases  | matcher=exact                   | parameter-missing column
            cases  | matcher=all c=1 radius=1        | parameter-name radius, parameter-name c
            cases  | matcher=near                    | parameter-value matcher
            groups | b=1                             | parameter-missing a
            groups | a=1 a=2 b=1                     | parameter-missing b
            groups | a=1 a=2 c=1                     | parameter-missing c
            groups | a=1 a=2 a=3 a=4                 | parameter-count a
            pair   | box=1                           | parameter-missing a
            choice |                                 | parameter-missing
            choice | box=1 circle=2 size=3           | parameter-count size
            often  | id=1                            | parameter-missing id
            often  | id=1 id=2 id=3 id=4             | parameter-count id
            often  | id=1 id=2 radius=x verbose=oui image=y nothing=z ofmt=1 | parameter-type radius, parameter-type verbose, parameter-value image, parameter-name nothing, parameter-name ofmt
            """)
    void everyFaultIsSaidWithItsPath(String called, String sent, String faults) {
        var refusal = catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.complete(
                                MATCH, ParameterCheck.called(MATCH, Optional.of(called)), values(sent)))
                .refusal();

        assertThat(refusal.faults())
                .extracting(fault -> (fault.kind().word() + " "
                                + fault.path().map(Object::toString).orElse(""))
                        .strip())
                .containsExactly(faults.split(", "));
        assertThat(refusal.text()).startsWith(refusal.faults().getFirst().text());
    }

    @Test
    void whichOfSeveralValuesIsWrongIsPartOfThePath() {
        var refusal = refused("often", text("id", "1"), text("radius", "x"), text("ID", "@x"), text("id", "3"));

        assertThat(refusal.faults())
                .extracting(fault -> fault.path().orElseThrow().toString())
                .containsExactly("radius");
        var often = Reading.good("""
                name: often
                command: [often, ["{n}"]]
                parameters: {n: {type: integer, repeat: true}}
                outputs: {result: {stdout: true}}
                """);
        var faults = catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.named(
                                often,
                                often.interfaces().getFirst(),
                                List.of(text("n", "1"), text("n", "x"), text("N", "3"), text("n", "y"))))
                .refusal()
                .faults();
        assertThat(faults)
                .extracting(fault -> fault.path().orElseThrow().toString())
                .containsExactly("n[1]", "n[3]");
    }

    @Test
    void whatIsMissingIsNoFaultOfAJobThatIsNotComplete() {
        for (var sent : List.of("", "matcher=exact")) {
            assertThat(ParameterCheck.named(MATCH, ParameterCheck.called(MATCH, Optional.of("cases")), values(sent)))
                    .isEqualTo(values(sent));
        }
        assertThat(ParameterCheck.named(MATCH, ParameterCheck.called(MATCH, Optional.of("choice")), List.of()))
                .isEmpty();
    }

    @Test
    void anInterfaceThatIsNotThereIsRefusedWithTheNearest() {
        var refusal = catchThrowableOfType(Refused.class, () -> ParameterCheck.called(MATCH, Optional.of("simpel")))
                .refusal();

        assertThat(refusal.kind().word()).isEqualTo("no-such-interface");
        assertThat(refusal.suggest()).contains("simple");
        assertThat(refusal.limit()).contains("simple, cases, groups, pair, choice, often");
        assertThat(ParameterCheck.called(MATCH, Optional.empty()).id()).isEqualTo("simple");
    }

    @Test
    void anAddressIsTakenOnlyWhereTheParameterTakesOne() {
        var tool = Reading.good("""
                name: tool
                command: [tool, "{image}", "{seed}", "-s", "{spot}", "{kept}"]
                parameters:
                  image: FITS
                  seed: {type: integer, indirect: true}
                  spot: {type: integer, default: 1}
                  kept: {type: FITS, indirect: false}
                outputs: {result: {stdout: true}}
                """);
        var called = tool.interfaces().getFirst();
        var uri = "https://example.org/x";
        var good = List.of(
                new ParameterValue.Indirect("image", uri),
                new ParameterValue.Indirect("Seed", uri),
                upload("kept", "1"));

        var complete = ParameterCheck.complete(tool, called, good);
        assertThat(complete).contains(new ParameterValue.Indirect("seed", uri), text("spot", "1"));
        CommandLine.check(tool, complete);

        var refusal = catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.named(
                                tool,
                                called,
                                List.of(
                                        new ParameterValue.Indirect("spot", uri),
                                        new ParameterValue.Indirect("kept", uri))))
                .refusal();
        assertThat(refusal.faults())
                .extracting(fault -> fault.path().orElseThrow().toString())
                .containsExactly("spot", "kept");
        assertThat(refusal.text()).contains("kept takes the value itself, and the address of one was sent.");
    }

    private static Refusal refused(String called, ParameterValue... sent) {
        return catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.complete(
                                MATCH, ParameterCheck.called(MATCH, Optional.of(called)), List.of(sent)))
                .refusal();
    }

    private static List<ParameterValue> values(@org.jspecify.annotations.Nullable String written) {
        return written == null || written.isBlank()
                ? List.of()
                : Stream.of(written.split(" "))
                        .map(word -> word.split("=", 2))
                        .map(pair -> text(pair[0].equals("MATCHER") ? "matcher" : pair[0], pair[1]))
                        .toList();
    }
}
