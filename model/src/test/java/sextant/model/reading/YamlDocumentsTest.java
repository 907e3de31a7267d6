package sextant.model.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sextant.model.reading.Documents.compose;
import static sextant.model.reading.Documents.json;
import static sextant.model.reading.Documents.refusal;
import static sextant.model.reading.Documents.yaml;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

class YamlDocumentsTest {

    @Test
    void aDocumentBecomesTheTreeThatItsJsonHas() {
        var fromYaml = yaml("""
                tasktype: uri://zeppelin-notebook
                taskinfo:
                  languages:
                    - md
                    - "python"
                  count: 8
                  ratio: -1.5e3
                  fast: true
                  nothing: null
                  text: "8"
                resources: {minmemory: 8G, maxcores: 4}
                """);

        assertThat(fromYaml.root()).isEqualTo(json("""
                {"tasktype": "uri://zeppelin-notebook",
                 "taskinfo": {"languages": ["md", "python"], "count": 8, "ratio": -1.5e3, "fast": true, "nothing": null, "text": "8"},
                 "resources": {"minmemory": "8G", "maxcores": 4}}""").root());
    }

    /** Row Y07: what YAML 1.1 made of these is not what their writers meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO",
                "on",
                "yes",
                "y",
                "017",
                "0x1F",
                "0o17",
                "1:30",
                "22:22",
                "1_000",
                "2001-01-01",
                ".5",
                "+1",
                "1.",
                ".inf",
                ".NaN",
                "True",
                "NULL",
                "8G",
                "12e",
                "docker.io/example:1.0",
                "=",
                "'8'",
                "\"true\"",
                "''"
            })
    void onlyWhatLooksLikeJsonIsNotText(String written) {
        var text = written.replace("'", "").replace("\"", "");

        assertThat(yaml("a: " + written).root()).isEqualTo(Fields.of("a", Scalar.text(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "8, NUMBER",
        "-0.5, NUMBER",
        "1e3, NUMBER",
        "true, BOOLEAN",
        "false, BOOLEAN",
        "null, NULL",
        "~, NULL",
        "'', NULL"
    })
    void whatLooksLikeJsonIsWhatJsonSays(String written, Scalar.Kind kind) {
        assertThat(yaml("a: " + written).root())
                .isInstanceOfSatisfying(
                        Fields.class,
                        fields -> assertThat(fields.get("a"))
                                .hasValueSatisfying(value ->
                                        assertThat(((Scalar) value).kind()).isEqualTo(kind)));
    }

    @Test
    void eachNameAndEachItemHasAPosition() {
        var tree = yaml("services:\n  web:\n    ports:\n      - 22:22\n      - 80:80\n");

        var ports = Path.of("services", "web", "ports");
        assertThat(tree.at(Path.of("services", "web"))).contains(new Position(2, 3));
        assertThat(tree.at(ports)).contains(new Position(3, 5));
        assertThat(tree.at(ports.item(1))).contains(new Position(5, 9));
    }

    /** The rows Y01 to Y10 of the input corpus, in a Task. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                row("Y01 alias", "a: &a x\nb: *a", "yaml-limit"),
                row("Y02 script engine", "a: !!javax.script.ScriptEngineManager [x]", "yaml-tag"),
                row("Y02 python", "!!python/object/apply:os.system ['id']", "yaml-tag"),
                row("Y02 local tag", "a: !reset null", "yaml-tag"),
                row("Y02 standard tag", "a: !!str 8", "yaml-tag"),
                row("Y02 tag on a mapping", "a: !x {b: c}", "yaml-tag"),
                row("Y02 tag on a name", "!x a: b", "yaml-tag"),
                row("Y03 depth in brackets", "[".repeat(100_000), "yaml-limit"),
                row("Y03 depth in dashes", "- ".repeat(10_000) + "a", "yaml-limit"),
                row("Y03 just too deep", "[".repeat(65) + "]".repeat(65), "yaml-limit"),
                row("Y04 duplicate keys", "image: good\nimage: evil", "duplicate-key"),
                row("Y04 duplicate keys, one quoted", "image: good\n\"image\": evil", "duplicate-key"),
                row("Y04 duplicate keys in braces", "a: {b: 1, b: 1}", "duplicate-key"),
                row("Y05 merge key", "a:\n  <<: {b: c}", "yaml-limit"),
                row("Y06 digits", "a: " + "9".repeat(1_000_000), "number-limit"),
                row("Y06 exponent", "a: 1e1000000000", "number-limit"),
                row("Y08 recursion", "&a [*a]", "yaml-recursion"),
                row("Y09 size", "a: " + "x".repeat(4_000_000), "body-too-large"),
                row("Y09 documents", "---\n".repeat(100_000), "multiple-documents"),
                row("Y09 second document", "a: b\n---\na: c", "multiple-documents"),
                row("Y09 second document after an end", "a: b\n...\n---\nc", "multiple-documents"),
                row("Y10 byte order mark inside", "a: b\n\uFEFFc: d\n\uFEFF: [", "yaml-syntax"),
                row("Y10 byte order mark before a value", "a: \uFEFF{}", "yaml-syntax"),
                row("Y10 NEL", "a: b\u0085c: d", "yaml-syntax"),
                row("Y10 line separator", "a: b\u2028c", "yaml-syntax"),
                row("Y10 tab", "a:\n\tb: c", "yaml-syntax"),
                row("Y10 NUL", "a: b\0", "yaml-syntax"),
                row("Y10 escaped NUL", "a: \"\\0\"", "bad-character"),
                row("Y10 half a pair", "a: \"\\ud800\"", "bad-character"),
                row("no such character", "a: \"\\UFFFFFFFF\"", "yaml-syntax"),
                row("unknown directive version", "%YAML 99999999999.1\n---\na", "yaml-syntax"),
                row("name that is a list", "? [a]\n: b", "yaml-syntax"),
                row("name that is a mapping", "{{a: b}: c}", "yaml-syntax"),
                row("never closed", "a: 'b", "yaml-syntax"),
                row("text after the value", "a: 'b' c", "yaml-syntax"),
                row("too many values", "[" + "1,".repeat(100_001) + "]", "yaml-limit"));
    }

    private static Arguments row(String name, String text, String kind) {
        return Arguments.argumentSet(name, text, kind);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsNoYamlOrTooMuchIsRefusedWithItsPlace(String text, String kind) {
        var refusal = refusal(() -> yaml(text));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.position().isPresent()).isEqualTo(!kind.equals("body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void otherUnicodeEncodingsAreRefused(String charset) {
        var body = new ByteArrayInputStream("tasktype: uri://known\n".getBytes(Charset.forName(charset)));

        var refusal = refusal(() -> {
            try {
                new TaskReader(Limits.DEFAULT).fromBody(Optional.of("text/yaml"), body, _ -> true);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(refusal.kind()).isEqualTo(RefusalKind.YAML_SYNTAX);
        assertThat(refusal.position()).contains(new Position(1, 1));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        var bytes = "tasktype: uri://known\ntaskinfo: {path: ü}".getBytes(StandardCharsets.ISO_8859_1);

        var refusal = refusal(() -> Decoding.strict(bytes, UTF_8, RefusalKind.YAML_SYNTAX));

        assertThat(refusal.kind()).isEqualTo(RefusalKind.YAML_SYNTAX);
        assertThat(refusal.position()).contains(new Position(2, 18));
    }

    @Test
    void anEmptyDocumentIsNothing() {
        assertThat(yaml("# only a comment\n").root()).isEqualTo(Scalar.NULL);
    }

    @Test
    void aComposeFileMayHaveAliasesAndMergeKeys() {
        var tree = compose("""
                x-base: &base
                  image: docker.io/example:1.0
                  restart: always
                  environment: {A: 1}
                x-other: &other {restart: never, user: nobody}
                services:
                  one:
                    <<: *base
                    restart: "no"
                  two:
                    environment: {B: 2}
                    <<: [*base, *other]
                  three: *base
                """);

        assertThat(Path.of("services").in(tree.root())).contains(json("""
                {"one": {"image": "docker.io/example:1.0", "restart": "no", "environment": {"A": 1}},
                 "two": {"image": "docker.io/example:1.0", "restart": "always", "environment": {"B": 2}, "user": "nobody"},
                 "three": {"image": "docker.io/example:1.0", "restart": "always", "environment": {"A": 1}}}""").root());
    }

    @Test
    void mergedAndAliasedValuesKeepThePlaceWhereTheyWereWritten() {
        var tree = compose("""
                x-base: &base
                  environment: {A: 1}
                services:
                  one: {<<: *base}
                  two: *base
                """);

        assertThat(tree.at(Path.of("services", "one", "environment", "A"))).contains(new Position(2, 17));
        assertThat(tree.at(Path.of("services", "two", "environment", "A"))).contains(new Position(2, 17));
        assertThat(tree.at(Path.of("services", "two"))).contains(new Position(5, 3));
        assertThat(tree.positions().keySet()).noneMatch(path -> path.toString().contains("<<"));
    }

    @Test
    void aNameMayBeGivenToAnotherValueLater() {
        var tree = compose("a: &x 1\nb: *x\nc: &x 2\nd: *x\n\"<<\": text");

        assertThat(tree.root())
                .isEqualTo(json("{\"a\":1,\"b\":1,\"c\":2,\"d\":2,\"<<\":\"text\"}")
                        .root());
    }

    static Stream<Arguments> composeRefusals() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i <= 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(5)));
        }
        var deep = new StringBuilder("a0: &a0 " + "[".repeat(40) + "]".repeat(40) + "\n");
        return Stream.of(
                row("Y01 many aliases", "a: &a x\nb: [" + "*a,".repeat(51) + "]", "yaml-limit"),
                row("Y01 bomb", bomb.toString(), "yaml-limit"),
                row(
                        "Y01 bomb of values",
                        "a: &a [" + "x,".repeat(9_000) + "]\nb: [" + "*a,".repeat(12) + "]",
                        "yaml-limit"),
                row("Y03 depth through an alias", deep + "b: " + "[".repeat(40) + "*a0" + "]".repeat(40), "yaml-limit"),
                row("Y05 merge of text", "a: {<<: x}", "yaml-syntax"),
                row("Y05 merge of a list of texts", "a: {<<: [x]}", "yaml-syntax"),
                row("Y05 two merges", "a: &a {b: c}\nd: {<<: *a, <<: *a}", "duplicate-key"),
                row("Y08 recursion", "&a [*a]", "yaml-recursion"),
                row("Y08 recursion through a merge", "a: &a {<<: *a}", "yaml-recursion"),
                row("Y08 recursion further down", "a: &a {b: {c: [*a]}}", "yaml-recursion"),
                row("alias of nothing", "a: *b", "yaml-syntax"),
                row("alias as a name", "a: &a x\n*a : b", "yaml-syntax"),
                row("Y02 tag", "a: !override [x]", "yaml-tag"));
    }

    @ParameterizedTest
    @MethodSource("composeRefusals")
    void aComposeFileMayNotGoTooFar(String text, String kind) {
        var refusal = refusal(() -> compose(text));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.position()).isPresent();
    }

    @Test
    void aListAtTheLimitOfDepthIsTaken() {
        assertThat(yaml("[".repeat(64) + "]".repeat(64)).root()).isInstanceOf(Items.class);
    }
}
