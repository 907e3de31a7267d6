package sextant.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS = List.of("name", "accepts", "limits", "offer", "for", "when", "data");

    @ParameterizedTest
    @CsvSource({
        "limts,   limits", // left out
        "acccepts, accepts", // added
        "ofter,   offer", // exchanged
        "wehn,    when", // swapped
        "Name,    name", // capitals do not count
        "four,    for",
    })
    void finds_the_word_that_was_meant(String written, String meant) {
        assertThat(Nearest.to(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"endpoint", "to", "fro-m", "dates-of-it"})
    void finds_nothing_where_nothing_is_near(String written) {
        assertThat(Nearest.to(written, KEYS)).isEmpty();
    }

    @Test
    void the_first_of_equally_near_words_wins_so_that_messages_are_always_the_same() {
        assertThat(Nearest.to("bat", List.of("cat", "hat"))).isEqualTo(Optional.of("cat"));
    }

    @Test
    void very_long_words_are_nobodys_slip() {
        assertThat(Nearest.to("a".repeat(100_000), List.of("a".repeat(99_999)))).isEmpty();
    }
}
