package sextant.engine.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.compose.Interpolation.Demanded;
import sextant.engine.compose.Interpolation.Filled;
import sextant.engine.compose.Interpolation.Malformed;

/** The rows are those of the Compose Specification, chapter "Interpolation". */
class InterpolationTest {

    private static final Map<String, String> VALUES =
            Map.of("SET", "value", "EMPTY", "", "_a1", "odd", "DOLLAR", "$SET");

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain, plain",
                "$SET, value",
                "${SET}, value",
                "<$SET>, <value>",
                "$SET$SET, valuevalue",
                "${_a1}, odd",
                "$$SET, $SET",
                "$$$SET, $value",
                "${SET:-default}, value",
                "${EMPTY:-default}, default",
                "${EMPTY-default}, ``",
                "${UNSET:-default}, default",
                "${UNSET-default}, default",
                "${UNSET:-}, ``",
                "${UNSET:-${SET}}, value",
                "${UNSET:-${ALSO:-deep}}, deep",
                "${UNSET-a$SET}, avalue",
                "${SET:+alternative}, alternative",
                "${EMPTY:+alternative}, ``",
                "${EMPTY+alternative}, alternative",
                "${UNSET+alternative}, ``",
                "${SET:?words}, value",
                "${EMPTY?words}, ``",
                "${DOLLAR}, $SET",
                "${SET:-${UNSET:?not used}}, value"
            })
    void fillsIn(String text, String filled) {
        var interpolation = new Interpolation(VALUES);

        assertThat(interpolation.fill(text)).isEqualTo(new Filled(filled, false));
        assertThat(interpolation.unset()).isEmpty();
    }

    @Test
    void namesWhatHasNoValueInTheOrderOfTheText() {
        var interpolation = new Interpolation(VALUES);

        assertThat(interpolation.fill("${database}:${username}@$database")).isEqualTo(new Filled(":@", true));
        assertThat(interpolation.unset()).containsExactly("database", "username");
    }

    @Test
    void takesNothingFromTheEnvironmentOfThisProcess() {
        var interpolation = new Interpolation(Map.of());

        assertThat(System.getenv("PATH")).isNotEmpty();
        assertThat(interpolation.fill("${PATH}")).isEqualTo(new Filled("", true));
    }

    @ParameterizedTest
    @CsvSource({"${UNSET:?say it}, say it", "${UNSET?say it}, say it", "${EMPTY:?say it}, say it", "${UNSET:?}, ''"})
    void aDemandWithoutAValueIsNamed(String text, String words) {
        assertThat(new Interpolation(VALUES).fill(text))
                .isInstanceOfSatisfying(
                        Demanded.class, demanded -> assertThat(demanded.words()).isEqualTo(words));
        assertThat(new Interpolation(VALUES).fill(Interpolation.withoutDemands(text)))
                .isInstanceOf(Filled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "a$",
                "${",
                "${}",
                "${SET",
                "$1",
                "${1}",
                "${SET!x}",
                "${SET:x}",
                "${SET:}",
                "$ {SET}",
                "$({SET})"
            })
    void whatComposeCannotReadIsNamed(String text) {
        assertThat(new Interpolation(VALUES).fill(text)).isInstanceOf(Malformed.class);
        assertThat(new Interpolation(VALUES).fill(text.replace("$", "$$"))).isEqualTo(new Filled(text, false));
    }

    @Test
    void manyVariablesInsideEachOtherAreRefused() {
        assertThat(new Interpolation(VALUES).fill("${A:-".repeat(1_000) + "}".repeat(1_000)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aShortFileWithLongValuesStaysSmall() {
        var interpolation = new Interpolation(Map.of("LONG", "x".repeat(100_000)));

        assertThat(interpolation.fill("$LONG".repeat(10))).isInstanceOf(Filled.class);
        assertThat(interpolation.fill("$LONG")).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "${A:?x} and ${B?y}, ${A} and ${B}",
                "$${A:?x}, $${A:?x}",
                "${A:-${B:?x}}, ${A:-${B}}",
                "${A:?${B:?x}}, ${A}",
                "${A:?x, ${A}"
            })
    void demandsCanBeTakenBack(String text, String without) {
        assertThat(Interpolation.withoutDemands(text)).isEqualTo(without);
    }
}
