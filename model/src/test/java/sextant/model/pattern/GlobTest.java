package sextant.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest(name = "{0} {2} {1}")
    @CsvSource({
        "example/*,     example/one,       true",
        "example/*,     example/one/two,   true",
        "example/*,     example/,          true",
        "example/*,     example,           false",
        "example/*,     example-evil/one,  false",
        "*,             '',                true",
        "*,             anything,          true",
        "'',            '',                true",
        "'',            x,                 false",
        "a*b*c,         abc,               true",
        "a*b*c,         aXbYc,             true",
        "a*b*c,         aXbYcZ,            false",
        "a*bc,          abcbc,             true",
        "**,            x,                 true",
        "a.c,           abc,               false",
        "a?c,           abc,               false",
        "[ab],          a,                 false",
        "A,             a,                 false",
    })
    void a_star_is_any_run_of_characters_and_everything_else_is_itself(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    /** With backtracking at every star this would take longer than the universe has existed. */
    @Test
    @Timeout(10)
    void many_stars_and_a_long_text_do_not_make_it_slow() {
        var glob = new Glob("*a".repeat(50) + "b");

        assertThat(glob.matches("a".repeat(20_000))).isFalse();
        assertThat(glob.matches("a".repeat(20_000) + "b")).isTrue();
    }
}
