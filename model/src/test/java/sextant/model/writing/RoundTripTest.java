package sextant.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.reading.XmlDocuments;
import sextant.model.reading.YamlDocuments;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** What is written reads back as the same tree, in the same order, in every format. */
class RoundTripTest {

    private static final List<String> PIECES = List.of(
            "",
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "a",
            "b c",
            "8",
            "1.5e3",
            "0x1F",
            "0o7",
            "010",
            "1_000",
            "1:30",
            "2026-11-20",
            "NO",
            "yes",
            "true",
            "null",
            "~",
            "-",
            "- ",
            "--- ",
            "...",
            "?",
            ": ",
            ":",
            "#",
            " #",
            "&a",
            "*a",
            "!tag",
            "|",
            ">",
            "'",
            "\"",
            "\\",
            "%",
            "@",
            "`",
            "{",
            "}",
            "[",
            "]",
            ",",
            "<",
            "<<",
            "&amp;",
            "]]>",
            "<!--",
            "=",
            ".inf",
            "-.5",
            "é",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "日本",
            "\ud83d\ude00",
            "item",
            "entry",
            "xml",
            "key",
            "taskinfo.a",
            "x".repeat(200));

    private static final Limits LIMITS = new Limits(1 << 24, 1 << 24, 64, 100_000, 0, 1_000, 100, 100);

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void randomTreesReadBack(DocumentFormat format) {
        for (int seed = 0; seed < 1_000; seed++) {
            assertReadsBack(format, fields(new Random(seed), 4), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void everyAwkwardTextReadsBackAsNameAndAsValue(DocumentFormat format) {
        for (var first : PIECES) {
            var tree = Fields.EMPTY;
            for (var second : PIECES) {
                var text = first + second;
                tree = tree.with(text, Items.of(Scalar.text(text), Fields.of(text, Scalar.text(text))));
            }
            assertReadsBack(format, tree, "texts that start with <" + first + ">");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8G", "512Mi", "0.5", "16G"})
    void resourcesOfAnAnswerReadBack(String memory) {
        var amount = Quantities.parse(Resource.MEMORY, Scalar.plain(memory), Path.of("resources", "maxmemory"));
        var time = Quantities.parse(Resource.DURATION, Scalar.text("10m"), Path.of("resources", "minduration"));
        var granted = new Resources(Map.of(
                Resource.MEMORY, new Resources.Range(Optional.empty(), Optional.of(amount)),
                Resource.DURATION, new Resources.Range(Optional.of(time), Optional.of(time))));
        Answer answer = new Answer.Yes(
                List.of(new Offer("uri://a", Fields.of("endpoint", Scalar.text("http://a/")), Optional.of(granted))),
                List.of());

        var wire = AnswerTree.of(answer);
        assertThat(Path.of("resources").in(wire).orElseThrow())
                .isInstanceOfSatisfying(
                        Fields.class,
                        resources -> assertThat(resources.values().keySet())
                                .containsExactly("maxmemory", "minduration", "maxduration"));
        assertThat(AnswerTree.read(wire)).isEqualTo(answer);
    }

    @Test
    void theWordOfANoIsNeverFalse() {
        var yaml =
                new String(DocumentFormat.YAML.write(AnswerTree.of(Answer.PLAIN_NO), "answer"), StandardCharsets.UTF_8);
        assertThat(yaml).isEqualTo("reponseword: \"NO\"\n");
    }

    private static void assertReadsBack(DocumentFormat format, Fields tree, String of) {
        var bytes = format.write(tree, "answer");
        var text = new String(bytes, StandardCharsets.UTF_8);
        var read = switch (format) {
            case JSON -> JsonDocuments.read(bytes, LIMITS);
            case YAML -> YamlDocuments.read(text, false, LIMITS);
            case XML -> XmlDocuments.read(bytes, "answer", LIMITS);
        };
        assertThat(read.root()).as(() -> of + ", written as " + text).isEqualTo(tree);
        assertThat(names(read.root())).as(() -> "order of " + of).isEqualTo(names(tree));
    }

    private static List<String> names(Node node) {
        var names = new ArrayList<String>();
        switch (node) {
            case Fields(var values) ->
                values.forEach((name, value) -> {
                    names.add(name);
                    names.addAll(names(value));
                });
            case Items(var values) -> values.forEach(value -> names.addAll(names(value)));
            default -> {}
        }
        return names;
    }

    private static Fields fields(Random random, int depth) {
        var values = new LinkedHashMap<String, Node>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            values.put(text(random), node(random, depth - 1));
        }
        return new Fields(values);
    }

    private static Node node(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> Scalar.number(random.nextLong());
            case 1 -> random.nextBoolean() ? Scalar.truth(random.nextBoolean()) : Scalar.NULL;
            case 2 -> random.nextBoolean() ? Fields.EMPTY : Items.of();
            case 3 -> Scalar.plain("-1.50E-7");
            case 6 -> fields(random, depth);
            case 7, 8 -> items(random, depth);
            default -> Scalar.text(text(random));
        };
    }

    private static Items items(Random random, int depth) {
        var values = new ArrayList<Node>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            values.add(node(random, depth - 1));
        }
        return new Items(values);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int left = random.nextInt(5); left >= 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
