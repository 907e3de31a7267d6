package sextant.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Located;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

class SectionTest {
    private final Fields route = Fields.EMPTY
            .with("name", "batch")
            .with("limts", Fields.EMPTY)
            .with("tags", Items.texts(List.of("one", "two")))
            .with("cores", Scalar.number(16))
            .with("active", Scalar.truth(true))
            .with("empty", Scalar.NULL);
    private final ConfigurationFile file = ConfigurationFile.of(new Located(
            Fields.of("routes", Items.of(route)),
            Map.of(
                    Path.of("routes"), new Position(1, 1),
                    Path.of("routes").item(0), new Position(2, 5),
                    Path.of("routes").item(0).field("limts"), new Position(3, 5),
                    Path.of("routes").item(0).field("cores"), new Position(5, 5))));
    private final Section section = file.root().sections("routes").getFirst();

    @Test
    void reads_what_stands_there_without_a_problem() {
        section.keys().forEach(section::node);

        assertThat(section.text("name")).isEqualTo("batch");
        assertThat(section.texts("tags")).containsExactly("one", "two");
        assertThat(section.texts("name")).containsExactly("batch");
        assertThat(section.whole("cores", 1, 0, 100)).isEqualTo(16);
        assertThat(section.wholes("cores", 0, 100)).containsExactly(16);
        assertThat(section.flag("active", false)).isTrue();
        assertThat(section.choice("name", List.of("other", "batch"))).isEqualTo("batch");
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void what_is_absent_has_a_harmless_stand_in() {
        section.keys().forEach(section::node);

        assertThat(section.optionalText("no")).isEmpty();
        assertThat(section.texts("no")).isEmpty();
        assertThat(section.sections("no")).isEmpty();
        assertThat(section.section("no")).isEmpty();
        assertThat(section.flag("no", true)).isTrue();
        assertThat(section.whole("no", 7, 0, 9)).isEqualTo(7);
        assertThat(section.choice("no", List.of("first", "second"))).isEqualTo("first");
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void a_key_that_nobody_asked_for_is_reported_with_its_place_and_the_nearest_key_that_was_asked_for() {
        List.of("name", "limits", "tags", "cores", "active", "empty").forEach(section::node);

        assertThat(file.problems())
                .containsExactly(new Problem(
                        new Position(3, 5),
                        Path.of("routes").item(0).field("limts"),
                        "is not known here",
                        Optional.of("limits")));
        assertThat(file.problems().getFirst())
                .hasToString("line 3, column 5: routes[0].limts is not known here; did you mean limits?");
    }

    @Test
    void wrong_kinds_of_values_are_problems_at_the_nearest_place_that_has_a_line() {
        section.keys().forEach(section::node);
        section.text("missing");
        section.text("empty");
        section.flag("cores", false);
        section.whole("name", 0, 1, 9);
        section.whole("cores", 0, 1, 9);
        section.section("tags");
        section.sections("tags");
        section.choice("name", List.of("bach", "other"));

        assertThat(file.problems().stream().map(Problem::toString))
                .containsExactly(
                        "line 2, column 5: routes[0].empty must be text, not nothing",
                        "line 2, column 5: routes[0].missing is missing",
                        "line 2, column 5: routes[0].name must be a whole number from 1 to 9",
                        "line 2, column 5: routes[0].name must be bach or other, not batch; did you mean bach?",
                        "line 2, column 5: routes[0].tags must be a mapping, not a list",
                        "line 2, column 5: routes[0].tags[0] must be a mapping, not text",
                        "line 2, column 5: routes[0].tags[1] must be a mapping, not text",
                        "line 5, column 5: routes[0].cores must be true or false, not a number",
                        "line 5, column 5: routes[0].cores must be a whole number from 1 to 9");
    }

    @Test
    void a_text_alone_stands_for_a_mapping_where_that_is_allowed() {
        section.keys().forEach(section::node);

        assertThat(section.section("name", "task").orElseThrow().text("task")).isEqualTo("batch");
        var tags = section.sections("tags", "task");
        tags.getLast().problem("task", "is not known");

        assertThat(tags.stream().map(tag -> tag.text("task"))).containsExactly("one", "two");
        assertThat(file.problems().stream().map(Problem::path))
                .containsExactly(Path.of("routes").item(0).field("tags").item(1));
    }

    @Test
    void a_refusal_of_a_reader_becomes_a_problem() {
        section.keys().forEach(section::node);

        assertThat(section.parsed("cores", (value, path) -> {
                    throw RefusalKind.QUANTITY
                            .because("is too many")
                            .at(path)
                            .suggest("8")
                            .refused();
                }))
                .isEmpty();
        assertThat(file.problems().stream().map(Problem::toString))
                .containsExactly("line 5, column 5: routes[0].cores is too many; did you mean 8?");
    }

    @Test
    void addresses_of_services_are_whole_and_hold_no_password() {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("good", "https://hub.example.org/path");
        addresses.put("relative", "hub/");
        addresses.put("file", "file:///etc/passwd");
        addresses.put("broken", "http://[");
        addresses.put("password", "https://me:secret@example.org/");
        var fields = Fields.EMPTY;
        for (var entry : addresses.entrySet()) {
            fields = fields.with(entry.getKey(), entry.getValue());
        }
        var addressFile = ConfigurationFile.of(Located.nowhere(fields));
        var root = addressFile.root();

        assertThat(addresses.keySet().stream()
                        .filter(key -> root.webAddress(key).isPresent()))
                .containsExactly("good");
        assertThat(addressFile.problems())
                .hasSize(4)
                .noneMatch(problem -> problem.text().contains("secret"));
    }

    @Test
    void a_file_may_be_a_list_of_mappings() {
        var list = ConfigurationFile.of(Located.nowhere(Items.of(Fields.of("token", Scalar.text("t")))));
        assertThat(list.entries().getFirst().text("token")).isEqualTo("t");
        assertThat(list.problems()).isEmpty();

        var mapping = ConfigurationFile.of(Located.nowhere(Fields.EMPTY));
        assertThat(mapping.entries()).isEmpty();
        assertThat(mapping.problems().stream().map(Problem::text))
                .containsExactly("the file must be a list of mappings, and is a mapping");
    }
}
