package sextant.acceptance.authors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Archive;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/** {@code sextant test}: the examples of applications, run for real. */
@Timeout(300)
class ExamplesTest {

    private static final String ECHO = """
            name: echo
            command: [echo, "{text}"]
            parameters: {text: {pattern: '[a-z]+', default: hello}}
            outputs: {result: {stdout: true}}
            examples:
              good: {expect: {results: {result: {contains: [hello], bytes: 6, rows: 1}}}}
              other: {values: {text: ciao}, expect: {results: {result: {contains: [hello]}}}}
              short: {expect: {results: {result: {bytes: 100}}}}
              failing: {expect: {phase: ERROR}}
            """;

    /** Images that are drawn, sources that are found in them, fields that are recognised, tables, plots. */
    @Test
    void everyApplicationThatComesWithTheProgramDoesWhatItsExamplesSay() {
        Parts.need("source-extractor");
        Parts.need("solve-field");
        Parts.need("stilts");
        Parts.needPython("astropy");

        Finished tested;
        try (var _ = Archive.start(Archive.PORT)) {
            tested = Finished.sextant(
                    "test", Checkout.ROOT.resolve("applications").toString());
        }

        assertThat(tested.status()).as("%s", tested).isZero();
        assertThat(tested.output())
                .contains("mock-sky/pleiades ")
                .contains("source-extractor/pleiades ")
                .contains("solve-field/blind ")
                .contains("solve-field/from-catalogue ")
                .contains("table-filter/brightest ")
                .contains("crossmatch/pleiades ")
                .contains("plot/widths ")
                .contains("sia/pleiades ")
                .contains("votlint/bad ");
    }

    @Test
    void whatDiffersIsSaid() {
        try (var desk = Desk.empty()) {
            desk.write("echo.yaml", ECHO);

            var tested = desk.sextant("test", "echo.yaml");

            assertThat(tested.status()).isEqualTo(1);
            assertThat(tested.output())
                    .containsPattern("echo/good +COMPLETED .* good\n")
                    .containsPattern("echo/other +COMPLETED .* result does not have \"hello\"\n")
                    .containsPattern("echo/short +COMPLETED .* result has 6 bytes, expected were 100 or more\n")
                    .containsPattern("echo/failing +COMPLETED .* it ended COMPLETED, expected was ERROR\n")
                    .endsWith("1 of 4 examples as expected\n");
        }
    }

    @Test
    void onAServerThatRunsAlready() {
        try (var site = Site.of("""
                        platform: {name: Tested, url: "http://localhost:PORT"}
                        applications: applications
                        jobs: {list-anonymous: true}
                        routes: [{name: here, run: {process: {}}}]
                        """, java.util.Map.of("echo.yaml", ECHO))) {
            site.start();

            var tested = Finished.sextant(
                    "test",
                    "--server",
                    site.server().uri().toString(),
                    site.folder().path("applications/echo.yaml").toString());

            assertThat(tested.output())
                    .containsPattern("echo/good +COMPLETED .* good\n")
                    .contains("1 of 4 examples");
        }
    }

    @Test
    void anApplicationThatIsNotThere() {
        try (var desk = Desk.empty()) {
            var tested = desk.sextant("test", "nothing");

            assertThat(tested.status()).isEqualTo(2);
            assertThat(tested.error()).contains("there is no file or application nothing");
        }
    }
}
