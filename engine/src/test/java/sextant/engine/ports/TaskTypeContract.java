package sextant.engine.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.engine.shape.RandomInfo;
import sextant.engine.shape.SchemaCheck;
import sextant.model.tree.Fields;

/** What the planner relies on, whatever the type. Every implementation of {@link TaskType} has a test that extends this. */
public abstract class TaskTypeContract {

    protected abstract TaskType type();

    /** Conditions under which the type's own example is taken, as an operator writes them. */
    protected String entry() {
        return "";
    }

    @Test
    void aGeneralQuestionIsFineAndSaysWhatARealTaskMustBring() {
        var judgement = Questions.judge(type(), entry(), Questions.withInfo(Fields.EMPTY));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.serviceInfo()).isEqualTo(Fields.EMPTY);
        assertThat(judgement.warnings())
                .hasSize(type().description().info().required().isEmpty() ? 0 : 1)
                .allSatisfy(warning -> assertThat(warning.kind()).isEqualTo("task-incomplete"))
                .allSatisfy(warning -> assertThat(type().description().info().required())
                        .allSatisfy(field -> assertThat(warning.text()).contains("taskinfo." + field.name())));
    }

    @Test
    void theWorldIsToldEverythingAboutIt() {
        var description = type().description();

        assertThat(description.name()).matches("[a-z0-9-]+");
        assertThat(description.uri()).isNotBlank();
        assertThat(description.title()).isNotBlank();
        assertThat(description.description()).endsWith(".");
        assertThat(description.info().fields())
                .allSatisfy(field -> assertThat(field.description()).isNotBlank());
        assertThat(description.info().fields()).extracting("name").doesNotHaveDuplicates();
        assertThat(type().description()).isEqualTo(description);
    }

    @Test
    void itsJsonSchemaAndItsShapeAcceptItsOwnExample() {
        var shape = type().description().info();
        var schema = shape.jsonSchema(
                "https://example.org/schema", type().description().title());

        shape.check(shape.example());
        assertThat(shape.missing(shape.example())).isEmpty();
        assertThat(SchemaCheck.problems(schema, shape.example())).isEmpty();
        assertThat(SchemaCheck.problems(schema, shape.example().with("surprise", "x")))
                .containsExactly("surprise is not taken");
    }

    @Test
    void aTaskThatLacksSomethingIsToldWhatToAdd() {
        var shape = type().description().info();
        for (var field : shape.required()) {
            var judgement = Questions.judge(
                    type(), entry(), Questions.withInfo(shape.example().without(field.name())));

            assertThat(judgement.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.reason().kind()).isEqualTo("missing");
                assertThat(finding.reason().httpCode()).isEqualTo(400);
                assertThat(finding.reason().path()).hasToString("Optional[taskinfo." + field.name() + "]");
                assertThat(finding.repairs())
                        .flatMap(Finding.Repair::changes)
                        .extracting("path")
                        .allSatisfy(path -> assertThat(path).hasToString("taskinfo." + field.name()));
            });
        }
    }

    @Test
    void whateverFitsTheShapeIsJudgedWithoutAnError() {
        var shape = type().description().info();
        var rules = type().rules(Questions.entry(entry()));
        var random = new Random(20211014);
        for (int round = 0; round < 2_000; round++) {
            var info = RandomInfo.of(shape, random);
            assertThatCode(() -> {
                        shape.check(info);
                        var task = Questions.withInfo(info);
                        rules.asksOutside(task);
                        rules.judge(task, Questions.offline());
                    })
                    .as("taskinfo %s", info)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void judgingTwiceGivesTheSame() {
        var rules = type().rules(Questions.entry(entry()));
        var task = Questions.withInfo(type().description().info().example());

        assertThat(rules.judge(task, Questions.offline())).isEqualTo(rules.judge(task, Questions.offline()));
    }
}
