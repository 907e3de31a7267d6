package sextant.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "image,   image,   0",
        "image,   imgae,   1",
        "image,   imagee,  1",
        "image,   mage,    1",
        "image,   '',      5",
        "'',      image,   5",
        "kitten,  sitting, 3",
        "abcdef,  badcfe,  3",
    })
    void counts_characters_put_in_taken_out_exchanged_and_swapped(String one, String other, int changes) {
        assertThat(EditDistance.between(one, other, 100)).isEqualTo(changes);
        assertThat(EditDistance.between(other, one, 100)).isEqualTo(changes);
        assertThat(EditDistance.between(one, other, changes)).isEqualTo(changes);
    }

    @ParameterizedTest(name = "{0} to {1}, at most {2}")
    @CsvSource({"kitten, sitting, 2", "image, '', 4", "aaaa, bbbb, 3", "aaaa, bbbb, 0"})
    void more_than_the_bound_is_the_bound_and_one(String one, String other, int most) {
        assertThat(EditDistance.between(one, other, most)).isEqualTo(most + 1);
    }
}
