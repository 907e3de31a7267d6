package sextant.engine.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.engine.shape.Shape;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.Simple;

class CheckedRulesTest {

    /** As an operator may declare it in {@code platform.yaml}: nothing but a type. */
    private static final CheckedRules TERSE = new CheckedRules(
            new TypeDescription(
                    "terse",
                    "uri://terse",
                    List.of(),
                    "Terse",
                    "",
                    Shape.of(
                            Field.required("application", Simple.TEXT, ""), Field.optional("version", Simple.TEXT, "")),
                    List.of()),
            (task, documents) -> Judgement.FINE);

    @Test
    void aValueWithoutADescriptionIsCalledByItsName() {
        var general = TERSE.judge(Questions.task("{}"), Questions.offline());
        var lacking = TERSE.judge(Questions.task("taskinfo: {version: '1'}"), Questions.offline());

        assertThat(general.warnings())
                .extracting("text")
                .containsExactly("Terse: a Task to run must still bring taskinfo.application.");
        assertThat(lacking.findings().getFirst().reason().text()).isEqualTo("taskinfo.application is missing; add it");
    }
}
