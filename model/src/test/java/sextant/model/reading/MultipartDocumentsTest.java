package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Path;
import sextant.model.tree.Position;
import sextant.model.tree.Scalar;

/** Parts that are YAML or JSON documents. */
class MultipartDocumentsTest {

    private static final Path COMPOSE = Path.of("taskinfo", "composefile");

    /** As printed in section 4.2, with the header line unfolded. */
    private static final String SECTION_4_2 = """
            --boundary
            Content-Disposition: form-data; name="tasktype"

            uri://docker-compose
            --boundary
            Content-Disposition: form-data; name="taskinfo.composefile"; filename="compose.yml"
            Content-Type: text/yaml

            version: '3.9'
            networks:
              external:
              internal:
            services:
              database:
                image:
                  "example/postgres:9.2"
                networks:
                  - internal
                environment:
                  POSTGRES_DB:      "${database}"
                  POSTGRES_USER:    "${username}"
                  POSTGRES_PASSWORD: "${password}"
              webapp:
                image:
                  "example/webapp:1.1"
                networks:
                  - internal
                  - external
                ports:
                  - "8080:8080"
            --boundary--
            """;

    /** As printed in section 9.1, with the header lines unfolded and something where it prints dots. */
    private static final String SECTION_9_1 = """
            --boundary
            Content-Disposition: form-data; name="tasktype"

            example-task
            --boundary
            Content-Disposition: form-data; name="taskinfo.example.one"; filename="example-1.yml"
            Content-Type: text/yaml

            colour: blue
            sizes: [1, 2]
            --boundary
            Content-Disposition: form-data; name="taskinfo.example.two"; filename="example-2.json"
            Content-Type: text/json

            {"colour": "red", "sizes": [3]}
            --boundary--
            """;

    @Test
    void the_compose_file_of_section_4_2_is_a_tree() {
        var question = MultipartBody.of(SECTION_4_2).read();

        var database = Fields.EMPTY
                .with("image", "example/postgres:9.2")
                .with("networks", Items.of(Scalar.text("internal")))
                .with(
                        "environment",
                        Fields.EMPTY
                                .with("POSTGRES_DB", "${database}")
                                .with("POSTGRES_USER", "${username}")
                                .with("POSTGRES_PASSWORD", "${password}"));
        var webapp = Fields.EMPTY
                .with("image", "example/webapp:1.1")
                .with("networks", Items.of(Scalar.text("internal"), Scalar.text("external")))
                .with("ports", Items.of(Scalar.text("8080:8080")));
        var compose = Fields.EMPTY
                .with("version", "3.9")
                .with("networks", Fields.of("external", Scalar.NULL).with("internal", Scalar.NULL))
                .with("services", Fields.of("database", database).with("webapp", webapp));
        assertThat(question.root())
                .isEqualTo(Fields.EMPTY
                        .with("tasktype", "uri://docker-compose")
                        .with("taskinfo", Fields.of("composefile", compose)));
    }

    @Test
    void places_in_a_document_are_counted_from_the_start_of_its_part() {
        var question = MultipartBody.of(SECTION_4_2).read();

        var services = COMPOSE.field("services");
        assertThat(question.at(services)).map(Position::line).contains(5);
        assertThat(question.at(services.field("database").field("environment").field("POSTGRES_DB")))
                .contains(new Position(12, 7));
        assertThat(question.at(services.field("webapp").field("networks").item(1)))
                .map(Position::line)
                .contains(20);
    }

    @Test
    void the_parts_of_section_9_1_are_trees_of_YAML_and_JSON() {
        var question = MultipartBody.of(SECTION_9_1).read();

        var one = Fields.EMPTY.with("colour", "blue").with("sizes", Items.of(Scalar.number(1), Scalar.number(2)));
        var two = Fields.EMPTY.with("colour", "red").with("sizes", Items.of(Scalar.number(3)));
        assertThat(question.root())
                .isEqualTo(Fields.EMPTY
                        .with("tasktype", "example-task")
                        .with(
                                "taskinfo",
                                Fields.of("example", Fields.of("one", one).with("two", two))));
    }

    @Test
    void the_order_of_the_parts_does_not_matter() {
        var parts = SECTION_9_1.split("(?=--boundary\n)");

        assertThat(MultipartBody.of(parts[1] + parts[0] + parts[2]).read())
                .isEqualTo(MultipartBody.of(SECTION_9_1).read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/yaml",
                "application/yaml",
                "application/x-yaml",
                "text/x-yaml; charset=utf-8",
                "Application/JSON",
                "text/json"
            })
    void documents_are_told_by_their_type(String mediaType) {
        var question = MultipartBody.withType("a")
                .part("Content-Disposition: form-data; name=taskinfo\r\nContent-Type: " + mediaType, "{\"a\": 8}")
                .end()
                .read();

        assertThat(Path.of("taskinfo", "a").in(question.root())).contains(Scalar.number(8));
    }

    @Test
    void aliases_are_for_documents_of_other_applications_only() {
        var aliases = "a: &x 1\r\nb: *x";

        assertThat(Path.of("taskinfo", "composefile", "b")
                        .in(MultipartBody.withType("a")
                                .file("taskinfo.composefile", "x", "text/yaml", aliases)
                                .end()
                                .read()
                                .root()))
                .contains(Scalar.number(1));
        assertThat(MultipartBody.withType("a")
                        .file("taskinfo", "x", "text/yaml", aliases)
                        .end()
                        .refusal()
                        .kind()
                        .word())
                .startsWith("yaml-");
    }

    @Test
    void a_wrong_document_is_refused_naming_the_part() {
        var json = MultipartBody.withType("a")
                .file("taskinfo.a", "x", "text/json", "{")
                .end()
                .refusal();
        assertThat(json.kind()).isEqualTo(RefusalKind.JSON_SYNTAX);
        assertThat(json.path().orElseThrow().toString()).startsWith("taskinfo.a");

        var yaml = MultipartBody.withType("a")
                .file("taskinfo.a", "x", "text/yaml", "a: b\r\na: c")
                .end()
                .refusal();
        assertThat(yaml.kind()).isEqualTo(RefusalKind.DUPLICATE_KEY);
        assertThat(yaml.path().orElseThrow().toString()).startsWith("taskinfo.a");
        assertThat(yaml.position()).map(Position::line).contains(2);
    }

    @Test
    void a_value_comes_in_one_part_only() {
        var twice = MultipartBody.withType("a")
                .file("taskinfo", "x", "text/json", "{}")
                .file("taskinfo", "x", "text/json", "{}")
                .end();
        assertThat(twice.refusal().kind()).isEqualTo(RefusalKind.DUPLICATE_PARAMETER);

        var wholeAndPart = MultipartBody.withType("a")
                .file("taskinfo", "x", "text/json", "{}")
                .field("taskinfo.a", "b")
                .end();
        assertThat(wholeAndPart.refusal().kind()).isEqualTo(RefusalKind.PARAMETER_PATH);
    }

    @Test
    void all_documents_together_have_as_many_values_as_one_may_have() {
        var limits = new Limits(1 << 20, 1 << 20, 8, 100, 5, 10, 10, 10);
        var sixty = "[" + "1,".repeat(59) + "1]";

        assertThat(MultipartBody.withType("a")
                        .file("taskinfo.a", "x", "text/json", sixty)
                        .file("taskinfo.b", "x", "text/json", sixty)
                        .end()
                        .refusal(limits)
                        .kind())
                .isEqualTo(RefusalKind.JSON_LIMIT);
    }
}
