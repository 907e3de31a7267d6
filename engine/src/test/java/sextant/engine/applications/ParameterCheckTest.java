package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;

/** Row C06 of the list of attacks, and the rules for names, options, patterns, counts, files and defaults. */
class ParameterCheckTest {

    private static final Application TOOL = Reading.good("""
            name: tool
            command:
              - tool
              - "n={whole} r={real} c={complex} b={flag} u={uri} a={angle} m={mjd} t={time} q={query} o={mode} p={code}"
              - ["{word}"]
              - ["{image}"]
              - ["{table}"]
              - ["{Needed}"]
            parameters:
              whole: {type: integer, default: 1}
              real: {type: real, default: 1}
              complex: {type: complex, default: "1,0"}
              flag: {type: boolean, default: true}
              uri: {type: anyURI, default: "ivo://example.org/x"}
              angle: {type: angle, default: 0}
              mjd: {type: MJD, default: 60000}
              time: {type: DateTime, default: 2026-01-31}
              query: {type: ADQL, default: SELECT 1}
              mode: {options: [fast, Exact], default: fast}
              code: {pattern: '[a-z]{3}', default: abc}
              word: {repeat: "0..2"}
              image: {type: FITS, optional: true}
              table: {type: VOTable, optional: true}
              Needed: {repeat: "2..", description: some words}
            outputs: {result: {stdout: true}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whole   | 0
            whole   | -9223372036854775808
            whole   | +007
            real    | 1e308
            real    | -.5E-3
            real    | 12.
            complex | 1.5,-2
            complex | 1e3 2
            flag    | false
            flag    | YES
            flag    | off
            uri     | https://example.org/a?b=c
            angle   | -359.5
            mjd     | 60000.25
            time    | 2024-02-29
            time    | 2024-02-29T23:59:59.5Z
            query   | SELECT * FROM t WHERE x > 'é'
            mode    | Exact
            code    | xyz
            """)
    void takesValuesOfItsTypeAsTheyAre(String id, String value) {
        assertThat(ParameterCheck.named(TOOL, TOOL.interfaces().getFirst(), List.of(text(id, value))))
                .containsExactly(text(id, value));
    }

    /** The value, the kind of refusal, and what is allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            whole   | ١٢٣                   | parameter-type  | decimal digits
            whole   | 0x10                  | parameter-type  | such as 12
            whole   | 9223372036854775808   | parameter-type  | 2^63-1
            whole   | 1.0                   | parameter-type  | whole number
            whole   | ""                    | parameter-type  | whole number
            whole   | " 1"                  | parameter-type  | whole number
            whole   | 1;id                  | parameter-type  | whole number
            real    | 1e309                 | parameter-type  | range of a double
            real    | NaN                   | parameter-type  | range of a double
            real    | INF                   | parameter-type  | range of a double
            real    | 1,5                   | parameter-type  | such as 1.5
            real    | 0x1p3                 | parameter-type  | decimal digits
            real    | 1d                    | parameter-type  | decimal digits
            real    | ১.৫                   | parameter-type  | decimal digits
            complex | 1                     | parameter-type  | two numbers
            flag    | maybe                 | parameter-type  | true/false
            flag    | " true"               | parameter-type  | yes/no
            uri     | /etc/passwd           | parameter-type  | whole URI
            uri     | "https://a b"         | parameter-type  | whole URI
            angle   | 25:00:00              | parameter-type  | decimal degrees
            angle   | 360.1                 | parameter-type  | -360 to 360
            mjd     | 2026-01-31            | parameter-type  | Julian date
            time    | -9999-01-01           | parameter-type  | 0 to 9999
            time    | 2023-02-29            | parameter-type  | such as 2026-01-31
            time    | 2023-02-28T24:00:00   | parameter-type  | such as 2026-01-31
            mode    | FAST                  | parameter-value | fast, Exact
            mode    | slow                  | parameter-value | fast, Exact
            code    | abcd                  | parameter-value | [a-z]{3}
            code    | "abc\n"               | parameter-value | [a-z]{3}
            word    | -x                    | parameter-value | neither with -
            image   | /etc/passwd           | parameter-value | a file: FITS
            table   | <VOTABLE/>            | parameter-value | a file: VOTable
            imgae   | x                     | parameter-name  | image
            """)
    void c06OtherValuesAreRefusedWithWhatIsAllowed(String id, String value, String kind, String allowed) {
        var refusal = refused(text(id, value == null ? "" : value.replace("\\n", "\n")));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.limit().orElseThrow()).contains(allowed);
        assertThat(refusal.path().orElseThrow()).hasToString(id);
        assertThat(refusal.text()).contains(id);
    }

    @Test
    void whatWasProbablyMeantIsSuggested() {
        assertThat(refused(text("imgae", "x")).suggest()).contains("image");
        assertThat(refused(text("mode", "FAST")).suggest()).contains("fast");
        assertThat(refused(text("image", "x")).suggest().orElseThrow()).contains("curl -F image=@FILE");
    }

    @Test
    void namesAreSpelledAsTheApplicationSpellsThem() {
        assertThat(ParameterCheck.named(
                        TOOL, TOOL.interfaces().getFirst(), List.of(text("REAL", "2"), upload("Image", "1"))))
                .containsExactly(text("real", "2"), upload("image", "1"));
    }

    @Test
    void aFileIsNoText() {
        assertThat(refused(upload("real", "1")).text()).contains("takes text, and a file was sent");
    }

    @Test
    void textIsTheContentOfAFileThatIsText() {
        assertThat(ParameterCheck.takesContent(TOOL.parameter("table").orElseThrow()))
                .isTrue();
        assertThat(ParameterCheck.takesContent(TOOL.parameter("image").orElseThrow()))
                .isFalse();
        assertThat(ParameterCheck.takesContent(TOOL.parameter("query").orElseThrow()))
                .isFalse();
    }

    @Test
    void moreValuesThanItTakesAreTooMany() {
        var refusal = refused(text("word", "1"), text("WORD", "2"), text("word", "3"));

        assertThat(refusal.kind().word()).isEqualTo("parameter-count");
        assertThat(refusal.got()).contains("3");
        assertThat(refusal.limit()).contains("2");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var refusal = refused(text("whole", "x"), text("nothing", "y"), text("real", "z"), text("real", "1"));

        assertThat(refusal.kind().word()).isEqualTo("parameter-type");
        assertThat(refusal.path().orElseThrow()).hasToString("whole");
        assertThat(refusal.text())
                .contains("whole must be", "no parameter nothing", "real must be", "real has 2 values");
    }

    @Test
    void whatIsMissingIsNoFaultUntilTheJobRuns() {
        assertThat(ParameterCheck.named(TOOL, TOOL.interfaces().getFirst(), List.of()))
                .isEmpty();

        var refusal = catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.complete(TOOL, TOOL.interfaces().getFirst(), List.of(text("needed", "1"))))
                .refusal();
        assertThat(refusal.kind().word()).isEqualTo("parameter-missing");
        assertThat(refusal.text()).contains("Needed needs at least 2 values");
        assertThat(refusal.suggest().orElseThrow()).contains("some words");
    }

    @Test
    void defaultsStandWhereNothingWasSentInTheOrderOfTheApplication() {
        var complete = ParameterCheck.complete(
                TOOL,
                TOOL.interfaces().getFirst(),
                List.of(text("needed", "b"), text("real", "2"), text("NEEDED", "a"), upload("image", "1")));

        assertThat(complete)
                .containsExactly(
                        text("whole", "1"),
                        text("real", "2"),
                        text("complex", "1,0"),
                        text("flag", "true"),
                        text("uri", "ivo://example.org/x"),
                        text("angle", "0"),
                        text("mjd", "60000"),
                        text("time", "2026-01-31"),
                        text("query", "SELECT 1"),
                        text("mode", "fast"),
                        text("code", "abc"),
                        upload("image", "1"),
                        text("Needed", "b"),
                        text("Needed", "a"));
    }

    private static Refusal refused(ParameterValue... sent) {
        return catchThrowableOfType(
                        Refused.class,
                        () -> ParameterCheck.named(TOOL, TOOL.interfaces().getFirst(), List.of(sent)))
                .refusal();
    }
}
