package sextant.engine.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.applications.Reading.text;
import static sextant.engine.applications.Reading.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.ParameterType;
import sextant.model.refusal.Refused;

/** STILTS has a language for filters and runs commands that it takes for tables; no value of a client comes to that. */
class ShippedTablesTest {

    private static final Path SHIPPED =
            Path.of("../applications").toAbsolutePath().normalize();
    private static final List<String> NAMES = List.of("table-filter", "crossmatch", "plot", "votlint");

    private static List<Application> shipped = List.of();

    @BeforeAll
    static void read() throws Exception {
        var folders = new ApplicationFolders(_ -> Optional.empty());
        folders.read(SHIPPED);
        assertThat(folders.problems()).isEmpty();
        shipped = folders.applications();
    }

    private static Application application(String name) {
        return shipped.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> filter(String condition) {
        var application = application("table-filter");
        return CommandLine.of(
                application,
                ParameterCheck.complete(
                        application,
                        application.interfaces().getFirst(),
                        List.of(upload("table", "1"), text("select", condition))),
                _ -> Path.of("/jobs/input"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "touch PWNED; cat x|",
                "a == 1\"; addcol x \"1",
                "a == 1; delcols a",
                "a == 1\ndelcols a",
                "exec(\"id\") == 1",
                "a == 1 &&",
                "a == b == c",
                "a = 1",
                "$1 > 2",
                "http://example.org/x.vot",
                "jdbc:mysql://example.org/x",
                "a == '1'",
                "a == 1 | b == 2",
                "a == `id`",
                "(a == 1)",
                ""
            })
    void aConditionIsNothingElse(String attack) {
        assertThatThrownBy(() -> filter(attack)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAG_AUTO < 16", "MAG_AUTO<16.5e0 && FLAGS==0 || a != b", "x >= -1.5", "x<=+3."})
    void comparisonsAreConditions(String condition) {
        assertThat(filter(condition)).contains("cmd=select \"" + condition + "\"");
    }

    /** The attack of the manual, on every text of every application that calls STILTS. */
    @Test
    void noTextIsTakenThatStiltsWouldRun() {
        for (var name : NAMES) {
            var application = application(name);
            for (var parameter : application.parameters()) {
                if (parameter.passing() == Passing.VALUE && parameter.type() == ParameterType.TEXT) {
                    assertThat(takes(parameter, "touch PWNED; cat bright.vot|"))
                            .as("%s of %s", parameter.id(), name)
                            .isFalse();
                    assertThat(takes(parameter, "x\" \"y"))
                            .as("%s of %s", parameter.id(), name)
                            .isFalse();
                    assertThat(takes(parameter, "x;y"))
                            .as("%s of %s", parameter.id(), name)
                            .isFalse();
                }
            }
        }
    }

    private static boolean takes(ParameterDefinition parameter, String value) {
        return parameter.options().contains(value)
                || parameter.options().isEmpty()
                        && parameter
                                .pattern()
                                .map(pattern -> com.google.re2j.Pattern.matches(pattern, value))
                                .orElse(true);
    }

    /** And a table is a file of the server in a format that is said, so that nothing is guessed from it. */
    @Test
    void tablesAreFilesInAFormatThatIsSaid() {
        for (var name : NAMES) {
            assertThat(application(name).parameters())
                    .filteredOn(one -> one.id().equals("table") || one.id().equals("other"))
                    .isNotEmpty()
                    .allMatch(one -> one.passing() == Passing.FILE);
        }
        assertThat(filter("a == 1")).containsSubsequence("ifmt=votable", "in=/jobs/input");
    }
}
