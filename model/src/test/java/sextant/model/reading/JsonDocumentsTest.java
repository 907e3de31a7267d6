package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.model.reading.Documents.json;
import static sextant.model.reading.Documents.refusal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

class JsonDocumentsTest {

    @Test
    void aDocumentBecomesATree() {
        var tree = json("""
                {"text": "8G", "number": -1.5e3, "yes": true, "nothing": null, "list": [1, {"a": []}], "": {}}""");

        assertThat(tree.root())
                .isEqualTo(Fields.of("text", Scalar.text("8G"))
                        .with("number", new Scalar("-1.5e3", Scalar.Kind.NUMBER))
                        .with("yes", Scalar.truth(true))
                        .with("nothing", Scalar.NULL)
                        .with("list", Items.of(Scalar.number(1), Fields.of("a", Items.of())))
                        .with("", Fields.EMPTY));
    }

    @Test
    void eachNameAndEachItemHasAPosition() {
        var tree = json("{\n  \"taskinfo\": {\n    \"languages\": [\"md\",\n      \"python\"]\n  }\n}");

        var languages = Path.of("taskinfo", "languages");
        assertThat(tree.at(Path.of("taskinfo"))).contains(new Position(2, 3));
        assertThat(tree.at(languages)).contains(new Position(3, 5));
        assertThat(tree.at(languages.item(0))).contains(new Position(3, 19));
        assertThat(tree.at(languages.item(1))).contains(new Position(4, 7));
    }

    @Test
    void aByteOrderMarkAtTheStartDoesNotCount() {
        assertThat(json("\uFEFF{}").root()).isEqualTo(Fields.EMPTY);
    }

    @Test
    void aDocumentAtTheLimitsIsTaken() {
        assertThat(json("[".repeat(64) + "]".repeat(64)).root()).isInstanceOf(Items.class);
        assertThat(json("[" + "9".repeat(1_000) + "]").root()).isInstanceOf(Items.class);
        assertThat(json("[1e999]").root()).isInstanceOf(Items.class);
    }

    /** The rows J01 to J06 of the input corpus. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                row("J01 depth", "[".repeat(100_000), "json-limit"),
                row("J01 just too deep", "[".repeat(65) + "]".repeat(65), "json-limit"),
                row("J02 duplicate keys", "{'tasktype':'a','tasktype':'b'}", "duplicate-key"),
                row("J02 duplicate keys below", "{'a':[{'b':1,'b':1}]}", "duplicate-key"),
                row("J02 duplicate keys, one escaped", "{'a':1,'\\u0061':2}", "duplicate-key"),
                row("J03 NaN", "[NaN]", "json-syntax"),
                row("J03 Infinity", "[-Infinity]", "json-syntax"),
                row("J03 comment", "[1 /* one */]", "json-syntax"),
                row("J03 line comment", "[1] // one", "json-syntax"),
                row("J03 trailing comma in a list", "[1,]", "json-syntax"),
                row("J03 trailing comma in a mapping", "{'a':1,}", "json-syntax"),
                row("J03 missing comma", "{'a':1 'b':2}", "json-syntax"),
                row("J03 single quotes", "{\\'a\\':1}", "json-syntax"),
                row("J03 names without quotes", "{a:1}", "json-syntax"),
                row("J03 leading zero", "[017]", "json-syntax"),
                row("J03 plus", "[+1]", "json-syntax"),
                row("J03 bare point", "[.5]", "json-syntax"),
                row("J03 line end in a text", "['a\nb']", "json-syntax"),
                row("J03 cut off", "{'a':[1,", "json-syntax"),
                row("J03 trailing value", "{} {}", "json-syntax"),
                row("J03 trailing bracket", "{}]", "json-syntax"),
                row("J03 empty", " ", "json-syntax"),
                row("J04 digits", "[" + "9".repeat(1_001) + "]", "number-limit"),
                row("J04 decimals", "[0." + "9".repeat(5_000) + "]", "number-limit"),
                row("J04 exponent", "[1e1000000000]", "number-limit"),
                row("J04 huge exponent", "[1E+" + "9".repeat(5_000) + "]", "number-limit"),
                row("J04 tiny exponent", "[1e-1000000000]", "number-limit"),
                row("J05 text", "['" + "x".repeat(21_000_000) + "']", "body-too-large"),
                row("J06 half a pair", "['\\ud800']", "bad-character"),
                row("J06 half a pair, second half", "['\\udc00\\ud800']", "bad-character"),
                row("J06 half a pair in a name", "{'\\ud800':1}", "bad-character"),
                row("J06 NUL escaped", "['\\u0000']", "bad-character"),
                row("J06 NUL", "['\0']", "bad-character"),
                row("J06 no character", "['\\ufffe']", "bad-character"),
                row("J06 control character", "['\\u001b[31m']", "bad-character"),
                row("too many values", "[" + "1,".repeat(100_000) + "1]", "json-limit"));
    }

    private static Arguments row(String name, String text, String kind) {
        return Arguments.argumentSet(
                name, text.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\''), kind);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsNoJsonOrTooMuchIsRefusedWithItsPlace(String text, String kind) {
        var refusal = refusal(() -> json(text));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.position().isPresent()).isEqualTo(!kind.equals("body-too-large"));
    }

    @Test
    void aNameThatIsGivenTwiceIsNamedWithBothPlaces() {
        var refusal = refusal(() -> json("{\"taskinfo\": {\"image\": \"good\",\n\"image\": \"evil\"}}"));

        assertThat(refusal.path()).contains(Path.of("taskinfo", "image"));
        assertThat(refusal.position()).contains(new Position(2, 1));
        assertThat(refusal.suggest())
                .hasValueSatisfying(text -> assertThat(text).contains("line 1"));
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
        var refusal = refusal(
                () -> JsonDocuments.read("{\n\"a\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1), Limits.DEFAULT));

        assertThat(refusal.kind().word()).isEqualTo("bad-character");
        assertThat(refusal.position()).contains(new Position(2, 7));
    }

    @Test
    void utf16IsRefused() {
        var refusal = refusal(() -> JsonDocuments.read("{}".getBytes(StandardCharsets.UTF_16), Limits.DEFAULT));

        assertThat(refusal.kind().word()).isEqualTo("bad-character");
        assertThat(refusal.suggest()).contains("Send it as UTF-8.");
    }

    /** 16,000 names with one hash code in half a megabyte: seconds of work for a table that compares them one by one. */
    @Test
    void namesThatWereChosenToCollideCostNoMoreThanOthers() {
        var names = colliding(14);
        var text = new StringBuilder("{");
        names.forEach(name -> text.append('"').append(name).append("\":1,"));

        var tree = json(text.append("\"z\":1}").toString());

        assertThat(tree.positions()).hasSize(names.size() + 1);
        assertThat(names.stream().mapToInt(String::hashCode).distinct()).hasSize(1);
    }

    private static List<String> colliding(int pairs) {
        return IntStream.range(0, 1 << pairs)
                .mapToObj(bits -> {
                    var name = new StringBuilder();
                    for (int i = 0; i < pairs; i++) {
                        name.append((bits >> i & 1) == 0 ? "Aa" : "BB");
                    }
                    return name.toString();
                })
                .toList();
    }
}
