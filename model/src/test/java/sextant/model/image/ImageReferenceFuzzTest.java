package sextant.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The seeds beside this class are always tried; with {@code JAZZER_FUZZ=1} new inputs are looked for. */
class ImageReferenceFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void the_full_spelling_is_read_back_as_the_same_image(byte[] bytes) {
        ImageReference.parse(new String(bytes, StandardCharsets.UTF_8)).ifPresent(image -> {
            assertThat(image.canonical()).matches("[a-zA-Z0-9._:@/\\[\\]-]+");
            assertThat(ImageReference.parse(image.canonical())).contains(image);
        });
    }

    /** Two lines: a rule, and the image that is asked for. */
    @FuzzTest(maxDuration = "1m")
    void what_is_nearest_is_allowed(byte[] bytes) {
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        var list = new ImageAllowList(List.of(lines[0]));
        var asked = ImageReference.parse(lines[lines.length - 1]).filter(image -> !list.allows(image));
        var nearest = asked.flatMap(list::nearest);

        nearest.ifPresent(image -> assertThat(list.allows(image)).isTrue());
        if (asked.isPresent() && ImageAllowList.problem(lines[0]).isEmpty() && lines[0].indexOf('@') < 0) {
            assertThat(nearest).isPresent();
        }
    }
}
