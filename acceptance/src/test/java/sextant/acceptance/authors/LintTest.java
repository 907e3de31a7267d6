package sextant.acceptance.authors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code sextant lint}: what the server would refuse, and what people would miss, each with its line. */
@Timeout(120)
class LintTest {

    private static final String DRAFT = """
            name: brightest
            command: [sort, -n, "-k{column}", --, "{table}"]
            parameters:
              table: {type: Table, description: the table}
              column: {type: integer, default: 1}
            outputs: {result: {stdout: true}}
            """;

    @Test
    void aFileThatCanBeUsedIsGoodWhateverPeopleMiss() {
        try (var desk = Desk.empty()) {
            desk.write("brightest.yaml", DRAFT);

            var linted = desk.sextant("lint", "brightest.yaml");

            assertThat(linted.status()).isZero();
            assertThat(linted.output())
                    .contains("brightest.yaml:5:3: warning: parameters.column.range is missing")
                    .contains("      column: {type: integer, default: 1}\n")
                    .contains("warning: examples is missing")
                    .endsWith("brightest.yaml: good, 6 warnings\n");
            assertThat(desk.sextant("lint", "--no-warnings", "brightest.yaml").output())
                    .isEqualTo("brightest.yaml: good\n");
        }
    }

    @Test
    void whatCannotBeUsedIsSaidWithItsPlace() {
        try (var desk = Desk.empty()) {
            desk.write("brightest.yaml", DRAFT.replace("{column}", "{colum}"));

            var linted = desk.sextant("lint", "brightest.yaml");

            assertThat(linted.status()).isEqualTo(1);
            assertThat(linted.output())
                    .contains("brightest.yaml:2:21: command[2] there is no parameter colum; did you mean column?");
        }
    }

    @Test
    void aProgramWithALanguageOfItsOwnNeedsPatterns() {
        try (var desk = Desk.empty()) {
            desk.write("filter.yaml", """
                    name: filter
                    command: [stilts, tpipe, "in={table}"]
                    parameters: {table: text}
                    outputs: {result: {stdout: true}}
                    """);

            var linted = desk.sextant("lint", "filter.yaml");

            assertThat(linted.status()).isEqualTo(1);
            assertThat(linted.output()).contains("needs a pattern or options").contains("runs a shell command");
        }
    }

    @Test
    void twoOfOneNameInAFolder() {
        try (var desk = Desk.empty()) {
            desk.folder().folder("tools");
            desk.write("tools/one.yaml", DRAFT);
            desk.write("tools/two.yaml", DRAFT);

            var linted = desk.sextant("lint", "--no-warnings", "tools");

            assertThat(linted.status()).isEqualTo(1);
            assertThat(linted.output()).contains("brightest is the application of one.yaml already");
        }
    }

    @Test
    void aFileThatIsNotThere() {
        try (var desk = Desk.empty()) {
            assertThat(desk.sextant("lint", "nothing.yaml").status()).isEqualTo(2);
        }
    }
}
