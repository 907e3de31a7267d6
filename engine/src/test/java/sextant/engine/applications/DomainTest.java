package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.applications.Reading.text;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;
import sextant.model.refusal.Refused;

/** Ranges, shapes of arrays, and spellings of truth: what is taken, and what the program gets. */
class DomainTest {

    private static final Application TOOL = Reading.good("""
            name: tool
            command:
              - tool
              - ["{whole}"]
              - ["{open}"]
              - ["{exact}"]
              - ["{angle}"]
              - ["{mjd}"]
              - ["{day}"]
              - ["{three}"]
              - ["{matrix}"]
              - ["{rows}"]
              - ["{few}"]
              - ["{any}"]
              - ["{times}"]
              - ["{waves}"]
              - ["{level}"]
              - ["{plain}"]
              - ["{yes}"]
              - ["{shout}"]
              - ["{own}"]
              - ["{flags}"]
            parameters:
              whole: {type: integer, optional: true, range: {min: -3, max: 9223372036854775807}}
              open: {type: real, optional: true, range: {min: 0, max: 1, exclusive: [min, max]}}
              exact: {type: real, optional: true, range: {min: 0.1}}
              angle: {type: angle, optional: true, range: {max: 90}}
              mjd: {type: MJD, optional: true, range: {min: 50000, exclusive: [min]}}
              day: {type: DateTime, optional: true, range: {min: "2020-01-01", max: "2020-12-31T12:00:00Z"}}
              three: {type: integer, optional: true, array: 3}
              matrix: {type: real, optional: true, array: {shape: 2x3, separator: ","}}
              rows: {type: real, optional: true, array: 2x*}
              few: {type: integer, optional: true, array: 5*, range: {min: 0}}
              any: {optional: true, array: {shape: "*", separator: ";"}, pattern: '[a-z;]*'}
              times: {type: DateTime, optional: true, array: 2}
              waves: {type: complex, optional: true, array: {shape: 2, separator: ;}}
              level: {options: [low, high], optional: true, array: 2}
              plain: {type: boolean, optional: true}
              yes: {type: boolean, default: "yes"}
              shout: {type: boolean, default: "OFF"}
              own: {type: boolean, words: [enable, disable], optional: true}
              flags: {type: boolean, words: [Y, N], optional: true, array: {shape: "*", separator: ","}}
            outputs: {result: {stdout: true}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            whole  | -3
            whole  | 9223372036854775807
            open   | 1e-300
            open   | 0.9999999999999999999999
            exact  | 0.1
            angle  | 90.0
            mjd    | 50000.0000001
            day    | 2020-01-01
            day    | 2020-12-31T12:00:00
            three  | 1 2 3
            three  | -1 -2 -3
            matrix | 1,2,3,4,5,6
            rows   | 1 2
            rows   | 1 2 3 4
            rows   | ""
            few    | 1 2 3 4 5
            few    | ""
            any    | a;;b
            times  | 2020-01-01 2020-02-29T00:00:00
            waves  | 1,2;3 4
            level  | low low
            """)
    void c06TheseAreTaken(String id, String value) {
        assertThatCode(() -> named(id, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            whole  | -4                       | parameter-value | from -3, up to 9223372036854775807
            whole  | 9223372036854775808      | parameter-type  | 2^63
            whole  | ١٢٣                      | parameter-type  | decimal digits
            whole  | 0x10                     | parameter-type  | decimal digits
            open   | 0                        | parameter-value | more than 0, less than 1
            open   | 1.000                    | parameter-value | more than 0, less than 1
            open   | 1e309                    | parameter-type  | range of a double
            exact  | 0.09999999999999999999   | parameter-value | from 0.1
            angle  | 90.0001                  | parameter-value | up to 90
            angle  | 25:00:00                 | parameter-type  | decimal degrees
            mjd    | 50000                    | parameter-value | more than 50000
            day    | 2019-12-31T23:59:59.999Z | parameter-value | from 2020-01-01
            day    | 2020-12-31T12:00:00.001  | parameter-value | up to 2020-12-31T12:00:00Z
            day    | -9999-01-01              | parameter-type  | 0 to 9999
            three  | 1 2                      | parameter-type  | 3 elements with a space between them (3)
            three  | 1  2                     | parameter-type  | whole number
            three  | 1 2 x                    | parameter-type  | whole number
            three  | "1 2 3 "                 | parameter-type  | 3 elements
            matrix | 1,2,3                    | parameter-type  | 6 elements with , between them (2x3)
            rows   | 1 2 3                    | parameter-type  | a multiple of 2 elements
            few    | 1 2 3 4 5 6              | parameter-type  | at most 5 elements
            few    | 1 -1                     | parameter-value | from 0
            any    | a;B                      | parameter-value | [a-z;]*
            times  | 2020-01-01 2020-02-30    | parameter-type  | a time
            waves  | 1,2;3                    | parameter-type  | two numbers
            level  | low medium               | parameter-value | low, high
            plain  | oui                      | parameter-type  | true/false, t/f, yes/no, y/n, on/off, 1/0, in/out
            own    | enabled                  | parameter-type  | enable/disable
            flags  | y,2                      | parameter-type  | yes/no
            """)
    void c06OtherValuesAreRefusedWithWhatIsAllowed(String id, String value, String kind, String allowed) {
        var refusal =
                catchThrowableOfType(Refused.class, () -> named(id, value)).refusal();

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.limit().orElseThrow()).contains(allowed);
        assertThat(refusal.path().orElseThrow()).hasToString(id);
    }

    /** The style of a program is that of its words or, without these, of the default (CEA, BooleanNormalizer). */
    @ParameterizedTest
    @CsvSource(textBlock = """
            plain, TRUE,       true
            plain, f,          false
            plain, Yes,        true
            plain, N,          false
            plain, on,         true
            plain, OFF,        false
            plain, 1,          true
            plain, 0,          false
            plain, in,         true
            plain, out,        false
            yes,   true,       yes
            yes,   0,          no
            shout, true,       ON
            shout, No,         OFF
            own,   true,       enable
            own,   DISABLE,    disable
            flags, 'true,0,y', 'Y,N,Y'
            flags, '',         ''
            """)
    void theProgramGetsItsOwnWordsForWhateverTheClientWrote(String id, String sent, String given) {
        var value = text(id, sent);
        var complete = ParameterCheck.complete(TOOL, TOOL.interfaces().getFirst(), List.of(value));

        assertThat(complete).as("what the client wrote is what is shown").contains(value);
        assertThat(CommandLine.of(TOOL, complete, _ -> java.nio.file.Path.of("/")))
                .contains(given);
    }

    private static List<ParameterValue> named(String id, String value) {
        return ParameterCheck.named(TOOL, TOOL.interfaces().getFirst(), List.of(text(id, value == null ? "" : value)));
    }
}
