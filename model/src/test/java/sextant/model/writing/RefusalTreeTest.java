package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.model.refusal.Refusal;
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

    @Test
    void whatElseIsWrongIsListedOneByOneEachWithItsPath() {
        var refusal = Refusal.together(List.of(
                RefusalKind.PARAMETER_TYPE
                        .because("The value of radius must be a number.")
                        .at(Path.of("radius"))
                        .got("wide")
                        .limit("a number"),
                RefusalKind.PARAMETER_NAME
                        .because("match has no parameter colum.")
                        .at(Path.of("colum"))
                        .suggest("column")));

        assertThat(new String(DocumentFormat.YAML.write(RefusalTree.of(refusal), "problem"), StandardCharsets.UTF_8))
                .isEqualTo("""
                        type: /errors/parameter-type
                        title: A value of another type is needed
                        status: 400
                        detail: The value of radius must be a number. match has no parameter colum.
                        kind: parameter-type
                        path: radius
                        got: wide
                        limit: a number
                        errors:
                          - kind: parameter-type
                            path: radius
                            detail: The value of radius must be a number.
                            got: wide
                            limit: a number
                          - kind: parameter-name
                            path: colum
                            detail: match has no parameter colum.
                            suggest: column
                        """);
        assertThat(new String(DocumentFormat.XML.write(RefusalTree.of(refusal), "problem"), StandardCharsets.UTF_8))
                .contains("<errors>", "<path>colum</path>", "<suggest>column</suggest>");
    }

    @Test
    void oneFaultIsNoListAndVeryManyAreCut() {
        var fault = RefusalKind.PARAMETER_NAME.because("no such parameter").at(Path.of("x"));

        assertThat(Refusal.together(List.of(fault))).isEqualTo(fault);
        assertThat(fault.faults()).containsExactly(fault);
        assertThat(Refusal.together(Collections.nCopies(1000, fault)).faults()).hasSize(100);
    }
}
