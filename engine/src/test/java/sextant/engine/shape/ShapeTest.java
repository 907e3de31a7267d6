package sextant.engine.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.ports.Questions;
import sextant.engine.shape.Shape.Field;
import sextant.engine.shape.Shape.Simple;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;

/** What fits a shape, what does not, and what is said about it. */
class ShapeTest {

    private static final String DECLARED = """
            snapshot: {type: uri, required: true, description: snapshot to start from}
            image: {description: container image}
            steps: {type: integer, min: 1, max: 100}
            share: {type: number, min: 0, max: 1}
            mode: {options: [fast, exact]}
            code: {pattern: '[a-z]{2}[0-9]+'}
            name: {min: 2, max: 5}
            tags: {type: list, max: 2, options: [a, b]}
            counts: {type: map, items: integer}
            dry: {type: flag}
            file: {type: document}
            more: {type: any}
            """;

    private static final Shape SHAPE = Shape.read(Questions.entry(DECLARED));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snapshot: ivo://example.org/s1",
                "image: docker.io/example:1.0",
                "image: 5",
                "image: true",
                "image: null",
                "steps: 100",
                "steps: '7'",
                "share: 0.5",
                "share: 1e-3",
                "mode: exact",
                "code: ab12",
                "name: abcde",
                "tags: [a, b]",
                "tags: a",
                "tags: []",
                "counts: {x: 1, y: 2}",
                "dry: true",
                "file: {any: tree}",
                "file: text",
                "more: [[{}]]",
                "{}"
            })
    void fits(String info) {
        assertThatCode(() -> SHAPE.check(tree(info))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{image: {'$ne': 1}}   | type           | taskinfo.image      | a mapping        | text",
                "{image: [a]}          | type           | taskinfo.image      | a list           | text",
                "{imgae: x}            | parameter-path | taskinfo.imgae      | imgae            | snapshot, image, steps, share, mode, code, name, tags, counts, dry, file, more",
                "{__proto__: {a: b}}   | parameter-path | taskinfo.__proto__  | __proto__        | snapshot, image, steps, share, mode, code, name, tags, counts, dry, file, more",
                "{snapshot: x}         | type           | taskinfo.snapshot   | x                | a URI",
                "{snapshot: 'http://a b'} | type        | taskinfo.snapshot   | http://a b       | a URI",
                "{steps: 0}            | type           | taskinfo.steps      | 0                | at least 1",
                "{steps: 101}          | type           | taskinfo.steps      | 101              | at most 100",
                "{steps: 1.5}          | type           | taskinfo.steps      | 1.5              | a whole number",
                "{steps: 12345678901234567890} | type   | taskinfo.steps      | 12345678901234567890 | a whole number",
                "{share: x}            | type           | taskinfo.share      | x                | a number",
                "{mode: exakt}         | type           | taskinfo.mode       | exakt            | fast, exact",
                "{code: ab}            | type           | taskinfo.code       | ab               | [a-z]{2}[0-9]+",
                "{name: a}             | type           | taskinfo.name       | 1                | at least 2 characters",
                "{tags: [a, c]}        | type           | taskinfo.tags[1]    | c                | a, b",
                "{tags: [a, b, a]}     | type           | taskinfo.tags       | 3                | at most 2 values",
                "{tags: [[a]]}         | type           | taskinfo.tags[0]    | a list           | text",
                "{counts: [1]}         | type           | taskinfo.counts     | a list           | a mapping of names to a whole number",
                "{counts: {x: y}}      | type           | taskinfo.counts.x   | y                | a whole number",
                "{dry: yes}            | type           | taskinfo.dry        | yes              | true or false",
                "{file: [a]}           | type           | taskinfo.file       | a list           | a document"
            })
    void refusesAndSaysWhatIsTaken(String info, String kind, String path, String got, String limit) {
        var refusal = catchThrowableOfType(Refused.class, () -> SHAPE.check(tree(info)))
                .refusal();

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.kind().status()).isEqualTo(400);
        assertThat(refusal.path()).hasToString("Optional[" + path + "]");
        assertThat(refusal.got()).contains(got);
        assertThat(refusal.limit()).contains(limit);
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        var refused = catchThrowableOfType(Refused.class, () -> SHAPE.check(tree("{imgae: x}")));

        assertThat(refused.refusal().suggest()).contains("Did you mean image?");
    }

    @Test
    void whatIsMissingIsNoErrorButIsKnown() {
        assertThat(SHAPE.missing(tree("{image: x}"))).extracting(Field::name).containsExactly("snapshot");
        assertThat(SHAPE.missing(tree("{snapshot: null}"))).hasSize(1);
        assertThat(SHAPE.missing(tree("{snapshot: 'a:b'}"))).isEmpty();
    }

    @Test
    void numbersOfAnySizeAreComparedAndNotWrittenOut() {
        var shape = Shape.of(Field.optional("x", Simple.NUMBER, "").max(1));

        assertThat(refusal(shape, Scalar.plain("1e999999999")).limit()).contains("at most 1");
        assertThat(refusal(shape, Scalar.plain("1e99999999999")).limit()).contains("a number");
    }

    /** With backtracking this would not end. */
    @Test
    void noTextMakesAPatternSlow() {
        var shape = Shape.of(Field.optional("x", Simple.TEXT, "").pattern("(a+)+b"));

        assertThat(refusal(shape, Scalar.text("a".repeat(100_000))).limit()).contains("(a+)+b");
    }

    private static Refusal refusal(Shape shape, Scalar value) {
        return catchThrowableOfType(Refused.class, () -> shape.check(Fields.of("x", value)))
                .refusal();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {type: txt}}                     | 1 | a.type",
                "{a: {min: many}}                     | 1 | a.min",
                "{a: {min: 2, max: 1}}                | 1 | a.max",
                "{a: {pattern: '('}}                  | 1 | a.pattern",
                "{a: {type: text, items: text}}       | 1 | a.items",
                "{a: {type: integer, default: x}}     | 1 | a.default",
                "{a: {options: [b], example: c}}      | 1 | a.example",
                "{a: {requierd: true}}                | 1 | a.requierd",
                "{a: text}                            | 1 | a"
            })
    void whatAnOperatorWritesWronglyIsNoted(String yaml, int problems, String path) {
        var file = ConfigurationFile.of(YamlDocuments.read(yaml, false, Limits.DEFAULT));

        Shape.read(file.root());

        assertThat(file.problems())
                .hasSize(problems)
                .allSatisfy(problem -> assertThat(problem.path()).hasToString(path));
    }

    @Test
    void isPublishedAsJsonSchema() {
        var schema = SHAPE.jsonSchema("https://example.org/types/run", "Run");

        assertThat(schema.get("$schema")).contains(Scalar.text("https://json-schema.org/draft/2020-12/schema"));
        assertThat(schema.get("$id")).contains(Scalar.text("https://example.org/types/run"));
        assertThat(SchemaCheck.problems(schema, tree("{snapshot: 'a:b', tags: [a], steps: 3, name: abc, share: 0.5}")))
                .isEmpty();
        assertThat(SchemaCheck.problems(schema, tree("{tags: [c, a, b], steps: 0, name: a, code: x, imgae: x}")))
                .containsExactlyInAnyOrder(
                        "snapshot is missing",
                        "tags breaks maxItems",
                        "tags[] is none of the words",
                        "steps breaks minimum",
                        "name breaks minLength",
                        "code does not match",
                        "imgae is not taken");
    }

    @Test
    void aDeclaredTypeHasDefaults() {
        var type = DeclaredTaskType.of(Questions.entry("{name: cosmology-run, aliases: ['ivo://x/y']}"))
                .description();

        assertThat(type.uri()).isEqualTo("uri://cosmology-run");
        assertThat(type.aliases()).containsExactly("ivo://x/y");
        assertThat(type.title()).isEqualTo("cosmology-run");
        assertThat(type.info().fields()).isEmpty();
    }

    private static Fields tree(String yaml) {
        return (Fields) YamlDocuments.read(yaml, false, Limits.DEFAULT).root();
    }
}
