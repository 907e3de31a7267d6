package sextant.model.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Located;

/** Short ways to read texts in tests. */
final class Documents {

    private Documents() {}

    static Located json(String text) {
        return JsonDocuments.read(text.getBytes(UTF_8), Limits.DEFAULT);
    }

    static Located yaml(String text) {
        return YamlDocuments.read(text, false, Limits.DEFAULT);
    }

    static Located compose(String text) {
        return YamlDocuments.read(text, true, Limits.DEFAULT);
    }

    static Located xml(String text) {
        return XmlDocuments.read(text.getBytes(UTF_8), "task", Limits.DEFAULT);
    }

    /** What reading says, which is a refusal. */
    static Refusal refusal(Runnable reading) {
        var refused = catchThrowableOfType(Refused.class, reading::run);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal();
    }
}
