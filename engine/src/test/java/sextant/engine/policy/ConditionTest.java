package sextant.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.policy.Condition.Bad;
import sextant.engine.policy.Condition.Good;
import sextant.engine.policy.Condition.Outcome;
import sextant.model.caller.Caller;
import sextant.model.task.DataReference;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Resources.Range;
import sextant.model.task.Task;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Scalar;

class ConditionTest {
    private static final Caller ADA = new Caller.User("tokens", "ada", Set.of("escape", "staff"));

    /** 4 to 8 cores, at least 16 GB, at most 90 s, and two GPUs at most. */
    private static final Resources RESOURCES = new Resources(Map.of(
            Resource.CORES, range(quantity(Resource.CORES, 4_000), quantity(Resource.CORES, 8_000)),
            Resource.MEMORY, range(quantity(Resource.MEMORY, 16_000_000_000L), Optional.empty()),
            Resource.STARTUP, range(Optional.empty(), quantity(Resource.STARTUP, 90_000)),
            Resource.GPUS, range(Optional.empty(), quantity(Resource.GPUS, 2))));

    private static final Task TASK = new Task(
            "uri://halo-finder",
            Located.nowhere(Fields.EMPTY),
            Fields.EMPTY
                    .with("mode", "fast")
                    .with("resolution", Scalar.plain("512"))
                    .with("tolerance", Scalar.plain("0.5"))
                    .with("huge", Scalar.plain("123456789012345678901234567890"))
                    .with("verbose", Scalar.truth(true))
                    .with("comment", Scalar.NULL)
                    .with("languages", Items.texts(List.of("md", "python")))
                    .with("nested", Fields.of("inner", Scalar.number(1)))
                    .with("script", new Attachment("run.sh", "text/x-sh", new byte[12])),
            RESOURCES,
            List.of(
                    new DataReference.RucioIdentifier("cosmo", "snapshot"),
                    new DataReference.S3Object("bucket", "key")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "!caller.anonymous",
                "caller.subject == 'ada' && caller.issuer == 'tokens'",
                "caller.groups.exists(g, g == \"escape\")",
                "'staff' in caller.groups",
                "task.type == 'uri://halo-finder'",
                "!task.general",
                "task.info.mode == 'fast'",
                "task.info['mode'] == 'fast'",
                "task.info.mode.startsWith('fa')",
                "task.info.mode.contains('as')",
                "task.info.mode.matches('^f[a-z]+$')",
                "task.info.resolution == 512",
                "task.info.resolution < 512.5",
                "task.info.tolerance == 0.5",
                "task.info.huge > 1e29",
                "task.info.verbose",
                "task.info.comment == null",
                "'python' in task.info.languages",
                "task.info.languages.all(l, l in ['md', 'python', 'pyspark'])",
                "task.info.nested.inner == 1",
                "task.info.script.filename == 'run.sh' && task.info.script.mediatype == 'text/x-sh'",
                "task.info.script.size == 12",
                "!has(task.info.missing)",
                "!has(task.info.missing) || task.info.missing == 1",
                "resources.cores.min == 4.0 && resources.cores.max == 8.0",
                "resources.cores.max <= 8",
                "resources.memory.min == 16.0",
                "resources.startup.max == 90.0",
                "resources.gpus.max <= 2.0",
                "data.size() == 2",
                "data.all(d, d.startsWith('rucio://cosmo:') || d.startsWith('s3://'))",
                // What the client did not write is what it is content with, and can be told apart from what it did
                // write.
                "resources.memory.max == 16.0 && !has(resources.memory.max)",
                "resources.startup.min == 0.0 && !has(resources.startup.min)",
                "resources.store.max == 0.0 && !has(resources.store.min) && has(resources.gpus.max)",
            })
    void is_fulfilled(String expression) {
        assertThat(test(expression, TASK, ADA)).isEqualTo(new Outcome(true, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller.anonymous",
                "caller.groups.exists(g, g == 'other')",
                "resources.gpus.max < 2.0",
                "task.general",
                "data.exists(d, d.startsWith('https://'))",
            })
    void is_not_fulfilled(String expression) {
        assertThat(test(expression, TASK, ADA)).isEqualTo(new Outcome(false, Optional.empty()));
    }

    @Test
    void an_anonymous_caller_has_no_name_and_no_groups() {
        assertThat(test(
                                "caller.anonymous && caller.issuer == '' && caller.subject == '' && caller.groups == []",
                                TASK,
                                Caller.ANONYMOUS)
                        .fulfilled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            task.info.missing == 1         | key 'missing' is not present in map
            task.info.mode > 5             | No matching overload
            task.info.mode                 | the expression did not give true or false, but text
            task.info.languages            | the expression did not give true or false, but a list
            task.info.nested.inner.deeper  | Error resolving field 'deeper'
            task.info.languages[7] == 'x'  | Index out of bounds: 7
            task.info.resolution / 0 == 1  | / by zero
            dyn(caller).shoe == 1          | field 'shoe'
            """)
    void what_cannot_be_evaluated_is_not_fulfilled_and_says_why(String expression, String error) {
        var outcome = test(expression, TASK, ADA);

        assertThat(outcome.fulfilled()).isFalse();
        assertThat(outcome.error()).hasValueSatisfying(text -> assertThat(text).contains(error));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            caller.grops.exists(g, g == 'x')  | there is no field 'grops' (line 1, column 7 of the expression)              | groups
            resources.gpu.max < 1.0           | there is no field 'gpu' (line 1, column 10 of the expression)               | gpus
            true && callr.anonymous           | there is nothing called 'callr' (line 1, column 9 of the expression)        | caller
            caller.subject                    | the expression is not right: expected type 'bool' but found 'string' (line 1, column 7 of the expression) |
            data.map(d, d + d) == data        | there is nothing called 'map' (line 1, column 9 of the expression)           |
            task.type.matches('(')            | the pattern of matches is not right: missing closing )                      |
            task.type.matches(task.info.mode) | the pattern of matches must be a text in quotes                             |
            task.type.matches('(((a{100}){100}){9})') | the pattern of matches is too large                                 |
            """)
    void mistakes_are_found_when_the_expression_is_compiled(String expression, String text, String suggest) {
        assertThat(Condition.compile(expression, Optional.empty(), 403))
                .isEqualTo(new Bad(text, Optional.ofNullable(suggest)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "task.type = 'x'", "((((", "caller.groups.exists(1, true)", "\u0000", "'"})
    void what_is_no_expression_is_refused_with_a_place_in_it(String expression) {
        assertThat(Condition.compile(expression, Optional.empty(), 403))
                .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.text()).contains("column"));
    }

    @Test
    void long_and_deep_expressions_are_refused() {
        assertThat(Condition.compile("true" + " && true".repeat(300), Optional.empty(), 403))
                .isInstanceOf(Bad.class);
        assertThat(Condition.compile("(".repeat(60) + "true" + ")".repeat(60), Optional.empty(), 403))
                .isInstanceOf(Bad.class);
    }

    @Test
    void loops_in_loops_end_when_they_have_taken_too_many_steps_together() {
        assertThat(test("data.all(a, data.all(b, a != '' && b != ''))", withReferences(200), ADA)
                        .error())
                .hasValueSatisfying(text -> assertThat(text).contains("Iteration budget exceeded"));
    }

    @Test
    void every_reference_that_a_question_may_bring_can_be_looked_at_once() {
        assertThat(test("data.all(d, d.startsWith('rucio://'))", withReferences(9_999), ADA))
                .isEqualTo(new Outcome(true, Optional.empty()));
    }

    @Test
    void reaching_for_something_large_again_and_again_ends() {
        var task = new Task(
                TASK.type(),
                TASK.document(),
                Fields.of("text", Scalar.text("a".repeat(60_000))),
                Resources.NONE,
                withReferences(1_000).data());

        assertThat(test("data.all(d, task.info.text != d)", task, ADA).error())
                .hasValueSatisfying(text -> assertThat(text).contains("reaches too often"));
    }

    @Test
    void a_taskinfo_that_is_too_large_is_not_judged() {
        var large = withInfo(Fields.of("text", Scalar.text("a".repeat(70_000))));

        assertThat(test("task.info.text != ''", large, ADA).error())
                .hasValueSatisfying(text -> assertThat(text).contains("too large to be judged"));
        assertThat(test("!caller.anonymous", large, ADA).fulfilled()).isTrue();
    }

    @Test
    void the_error_is_short_and_one_line_whatever_the_client_sent() {
        var outcome = test(
                "int(task.info.text) == 1",
                withInfo(Fields.of("text", Scalar.text("x\r\nforged: line".repeat(1000)))),
                ADA);

        assertThat(outcome.error())
                .hasValueSatisfying(
                        text -> assertThat(text).doesNotContain("\n").hasSizeLessThan(400));
    }

    @ParameterizedTest
    @CsvSource({"abcabcabd, abcabd, true", "aaaa, ab, false", "abc, '', true", "'', a, false", "xaab, aab, true"})
    void contains_finds_what_is_there(String text, String wanted, boolean found) {
        assertThat(LinearSearch.contains(text, wanted)).isEqualTo(found);
    }

    @Test
    void keeps_what_the_operator_wrote() {
        var condition = compiled("true", Optional.of("Members only"), 409);

        assertThat(condition.expression()).isEqualTo("true");
        assertThat(condition.reason()).contains("Members only");
        assertThat(condition.httpCode()).isEqualTo(409);
    }

    private static Outcome test(String expression, Task task, Caller caller) {
        return compiled(expression, Optional.empty(), 403).test(task, caller);
    }

    private static Condition compiled(String expression, Optional<String> reason, int httpCode) {
        return switch (Condition.compile(expression, reason, httpCode)) {
            case Good(var condition) -> condition;
            case Bad bad -> throw new AssertionError(bad.toString());
        };
    }

    private static Task withReferences(int count) {
        var references = new ArrayList<DataReference>();
        IntStream.range(0, count)
                .forEach(number -> references.add(new DataReference.RucioIdentifier("scope", "name" + number)));
        return new Task(TASK.type(), TASK.document(), TASK.info(), Resources.NONE, references);
    }

    private static Task withInfo(Fields info) {
        return new Task(TASK.type(), TASK.document(), info, Resources.NONE, List.of());
    }

    private static Range range(Optional<Quantity> min, Optional<Quantity> max) {
        return new Range(min, max);
    }

    private static Optional<Quantity> quantity(Resource resource, long amount) {
        return Optional.of(new Quantity(resource.unit(), amount));
    }
}
