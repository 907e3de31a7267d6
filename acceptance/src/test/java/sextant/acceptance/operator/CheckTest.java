package sextant.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;

/** {@code sextant check}: what is wrong with a platform.yaml, all of it, with line and column and the nearest word. */
@Timeout(120)
class CheckTest {

    private static final int NOT_GOOD = 1;

    private static final String GOOD = """
            platform: {name: Checked, url: "http://localhost:8080"}
            routes:
              - name: batch
                accepts: [{task: uri://docker-container, images: {allow: ["docker.io/example/*"]}}]
                for: 'caller.groups.exists(g, g == "escape")'
                limits: {cores: 16, memory: 64G, startup: 30s, duration: PT12H}
                offer: {servicetype: uri://docker-uws, endpoint: "http://uws.example.org/docker"}
            """;

    @Test
    void findsNothingWrongWithTheDemoPlatform() {
        var checked =
                Finished.sextant("check", Checkout.ROOT.resolve("platform.yaml").toString());

        assertThat(checked.status()).as("%s", checked).isZero();
    }

    @Test
    void findsNothingWrongWithAGoodFile() {
        var checked = check(GOOD);

        assertThat(checked.status()).as("%s", checked).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits:                  | limts:                  | 6 | limits",
                "cores: 16                | coers: 16               | 6 | cores",
                "64G                      | 64Q                     | 6 | memory",
                "name: batch              | nam: batch              | 3 | name",
                "caller.groups            | caler.groups            | 5 | caler",
                "exists(g, g == \"escape\") | size()               | 5 | for",
                "servicetype:             | servictype:             | 7 | servicetype",
                "uri://docker-container   | uri://docker-contaner   | 4 | docker-container",
                "name: Checked            | name: [                 | 1 | ",
            })
    void saysWhereAndWhatItNearlyIs(String good, String bad, int line, String hint) {
        var checked = check(GOOD.replace(good.strip(), bad.strip()));

        assertThat(checked.status()).as("%s", checked).isEqualTo(NOT_GOOD);
        assertThat(checked.output() + checked.error())
                .containsPattern("(line " + line + "\\b|:" + line + ":)")
                .contains(hint == null ? "" : hint)
                .doesNotContain("Exception");
    }

    @Test
    void findsEverythingAtOnce() {
        var checked = check(GOOD.replace("limits:", "limts:").replace("servicetype:", "servictype:"));

        assertThat(checked.output() + checked.error()).contains("limits").contains("servicetype");
    }

    private static Finished check(String text) {
        try (var folder = Folder.create()) {
            return Finished.sextant("check", folder.write("platform.yaml", text).toString());
        }
    }
}
