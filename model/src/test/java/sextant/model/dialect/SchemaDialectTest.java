package sextant.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.tree.Node;
import sextant.model.writing.DocumentFormat;

/** The JSON Schemas of applications, read by a validator that other people wrote. */
class SchemaDialectTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String TABLES = "\"first\": \"https://example.org/1\", \"second\": \"https://example.org/2\"";

    @Test
    void eachIsASchema() {
        var published = CeaDialectTest.published(RichApplication.crossmatch());
        var language =
                REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

        assertThat(language.validate(text(JsonSchema.task(published)), InputFormat.JSON))
                .isEmpty();
        for (var called : published.application().interfaces()) {
            assertThat(language.validate(text(JsonSchema.parameters(published, called)), InputFormat.JSON))
                    .isEmpty();
        }
    }

    /** Its words for the program are its own affair: a generator of clients refuses a default that is a text. */
    @Test
    void theDefaultOfABooleanIsABoolean() {
        var published = CeaDialectTest.published(RichApplication.crossmatch());

        assertThat(published.application().interfaces())
                .map(called -> text(JsonSchema.parameters(published, called)))
                .anyMatch(schema -> schema.contains("\"default\": true"))
                .noneMatch(schema -> schema.contains("\"default\": \"yes\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"matcher\": \"id\", \"column\": \"HIP\"",
                ", \"radius\": 0, \"epoch\": 99999.5",
                ", \"ra\": 10, \"dec\": -5.5",
                ", \"name\": \"Vega\"",
                ", \"weight\": 1",
                ", \"weight\": [1, 2, 3], \"keep\": [\"a\", \"b\"]",
                ", \"rows\": 1000, \"quiet\": false, \"label\": \"a1\", \"debug\": 3",
                ", \"since\": \"2026-01-31T12:00:00Z\", \"phase\": \"1.5,-2\", \"centre\": \"56.75 24.1\""
            })
    void whatAnInterfaceTakesIsValid(String parameters) {
        assertThat(faults(full(), "{" + TABLES + parameters + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"matcher\": \"star\"",
                ", \"matcher\": \"id\"",
                ", \"matcher\": \"id\", \"column\": \"HIP\", \"radius\": 0.5",
                ", \"column\": \"HIP\"",
                ", \"radius\": 1",
                ", \"radius\": -0.1",
                ", \"ra\": 10",
                ", \"ra\": 10, \"dec\": 1, \"name\": \"Vega\"",
                ", \"name\": \"Vega\", \"region\": \"Circle ICRS 0 0 1\"",
                ", \"weight\": [1, 2, 3, 4, 5, 6]",
                ", \"rows\": 11",
                ", \"quiet\": \"perhaps\"",
                ", \"label\": \"A1\"",
                ", \"since\": \"yesterday\"",
                ", \"phase\": \"1.5\"",
                ", \"other\": 1"
            })
    void whatAnInterfaceDoesNotTakeIsNot(String parameters) {
        assertThat(faults(full(), "{" + TABLES + parameters + "}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"application\": \"crossmatch\", \"parameters\": {TABLES}}; true",
                "{\"application\": \"ivo://example.org/applications/crossmatch\", \"parameters\": {TABLES, \"radius\": 0.1}}; true",
                "{\"application\": \"crossmatch\", \"interface\": \"full\", \"parameters\": {TABLES, \"name\": \"Vega\"}}; true",
                "{\"application\": \"crossmatch\", \"parameters\": {TABLES}, \"outputs\": {\"result\": \"https://example.org/r\"}}; true",
                "{\"application\": \"crossmatch\"}; false",
                "{\"application\": \"crossmatch\", \"parameters\": {TABLES, \"name\": \"Vega\"}}; false",
                "{\"application\": \"crossmatch\", \"interface\": \"empty\", \"parameters\": {TABLES}}; false",
                "{\"application\": \"other\", \"parameters\": {TABLES}}; false",
                "{\"application\": \"crossmatch\", \"parameters\": {TABLES}, \"outputs\": {\"sky\": \"https://example.org/r\"}}; false"
            })
    void aTaskIsCheckedByItsInterface(String taskinfo, boolean valid) {
        var task =
                "{\"tasktype\": \"uri://cea-application\", \"taskinfo\": " + taskinfo.replace("TABLES", TABLES) + "}";
        var schema = REGISTRY.getSchema(
                text(JsonSchema.task(CeaDialectTest.published(RichApplication.crossmatch()))), InputFormat.JSON);

        assertThat(faults(schema, task).isEmpty())
                .as("%s", faults(schema, task))
                .isEqualTo(valid);
    }

    private static Schema full() {
        var application = RichApplication.crossmatch();
        var called = application.callable(Optional.of("full")).orElseThrow();
        return REGISTRY.getSchema(
                text(JsonSchema.parameters(CeaDialectTest.published(application), called)), InputFormat.JSON);
    }

    private static List<Error> faults(Schema schema, String instance) {
        return schema.validate(instance, InputFormat.JSON);
    }

    private static String text(Node schema) {
        return new String(DocumentFormat.JSON.write(schema, ""), StandardCharsets.UTF_8);
    }
}
