package sextant.model.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Any text is a quantity that is written and read back the same, or is refused. */
class QuantitiesFuzzTest {

    @FuzzTest
    void anyTextIsReadOrRefused(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        for (var resource : Resource.values()) {
            try {
                var quantity = Quantities.parse(resource, Scalar.text(text), Path.ROOT);

                var written = Quantities.write(resource, quantity);
                assertThat(Quantities.parse(resource, written, Path.ROOT)).isEqualTo(quantity);
            } catch (Refused refused) {
                assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.QUANTITY);
            }
        }
    }
}
