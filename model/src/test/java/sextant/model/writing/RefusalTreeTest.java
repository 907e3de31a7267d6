package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

class RefusalTreeTest {

    @Test
    void aRefusalIsProblemDetailsWithWhatToDoNext() {
        var refusal = RefusalKind.QUANTITY
                .because("The memory is negative.")
                .at(Path.of("resources", "minmemory"))
                .got("-8G")
                .limit("0 or more")
                .suggest("Leave it out if you do not mind.")
                .at(new Position(4, 14));

        assertThat(new String(DocumentFormat.JSON.write(RefusalTree.of(refusal), "problem"), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "type": "/errors/quantity",
                          "title": "Not a quantity",
                          "status": 400,
                          "detail": "The memory is negative.",
                          "kind": "quantity",
                          "path": "resources.minmemory",
                          "got": "-8G",
                          "limit": "0 or more",
                          "suggest": "Leave it out if you do not mind.",
                          "line": 4,
                          "column": 14
                        }
                        """);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(RefusalTree.of(RefusalKind.BUSY.because("Try later.").at(Path.ROOT))
                        .values()
                        .keySet())
                .containsExactly("type", "title", "status", "detail", "kind");
    }
}
