package sextant.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Secrets;

class AdviceTest {

    private static final String GOOD = """
            name: match
            description: Matches a table with a place.
            references: ["https://example.org/match"]
            command: [match, "-r", "{radius}", ["-k", "{kind}"], "{table}"]
            parameters:
              table: {type: VOTable, description: the table}
              radius: {type: real, default: 2, range: {min: 0}, unit: arcsec, description: how far}
              kind: {optional: true, pattern: '[a-z]+', description: what kind}
            outputs:
              result: {stdout: true, description: the matches}
            examples:
              first: {values: {table: {file: match.vot}}, expect: {results: {result: {bytes: 1}}}}
            """;

    private static ConfigurationFile advised(String text) {
        var file = ConfigurationFile.read(text, new Secrets(Path.of("/opt/tools"), _ -> Optional.empty()));
        var application = new ApplicationReader(Path.of("/opt/tools")).read(file);
        assertThat(file.problems()).isEmpty();
        new Advice(file, application, "match"::equals, "match.vot"::equals).give();
        return file;
    }

    private static List<String> warnings(String text) {
        return advised(text).warnings().stream().map(Object::toString).toList();
    }

    @Test
    void thereIsNothingToSayAboutAGoodFile() {
        assertThat(advised(GOOD).problems()).isEmpty();
        assertThat(warnings(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            description: Matches a table with a place. | title: Match      | description is missing
            references: ["https://example.org/match"]  | title: Match      | references is missing
            [match,                                    | [mach,            | mach is not installed on this machine
            , description: how far                     | ~~                | parameters.radius.description is missing
            unit: arcsec,                              | ~~                | parameters.radius.unit is missing
            range: {min: 0},                           | ~~                | parameters.radius.range is missing
            pattern: '[a-z]+',                         | ~~                | parameters.kind.pattern is missing
            result: {stdout: true, description: the matches} | result: {stdout: true} | outputs.result.description is missing
            , expect: {results: {result: {bytes: 1}}}  | ~~                | examples.first expects nothing of its results
            """)
    void eachThingThatPeopleMissIsOneWarning(String before, String after, String warning) {
        assertThat(GOOD).contains(before);
        assertThat(warnings(GOOD.replace(before, after)))
                .singleElement()
                .asString()
                .contains(warning);
    }

    @Test
    void anExampleWhoseFileIsNotThereCannotBeRun() {
        assertThat(advised(GOOD.replace("file: match.vot", "file: mtach.vot")).problems())
                .singleElement()
                .asString()
                .contains("line 12")
                .contains("there is no file mtach.vot beside this one");
    }
}
