package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Path;

/** The seeds beside this class are always tried; with {@code JAZZER_FUZZ=1} new inputs are looked for. */
class FormSyntaxFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void any_query_is_read_or_refused(byte[] bytes) {
        var query = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            FormSyntax.taskType(query);
            assertThat(FormSyntax.read(query, Limits.DEFAULT).root()).isInstanceOf(Fields.class);
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
        }
    }

    /** Encoding hides nothing: what a value means does not depend on how much of it was encoded. */
    @FuzzTest(maxDuration = "1m")
    void a_value_means_the_same_raw_and_encoded(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^ -~]|[%&+]", "");

        assertThat(outcome("taskinfo.a=" + text)).isEqualTo(outcome("taskinfo.a=" + encoded(text)));
    }

    @FuzzTest(maxDuration = "1m")
    void quoted_items_come_back_as_they_were(byte[] bytes) {
        var items = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n"));
        var list = items.stream()
                .map(item -> "\"" + item.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        try {
            var question = FormSyntax.read("taskinfo.a=" + encoded(list), Limits.DEFAULT);

            assertThat(Path.of("taskinfo", "a").in(question.root())).contains(Items.texts(items));
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().word()).isIn("bad-character", "too-many-items");
        }
    }

    private static Object outcome(String query) {
        try {
            var question = FormSyntax.read(query, Limits.DEFAULT);
            return question.root();
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
