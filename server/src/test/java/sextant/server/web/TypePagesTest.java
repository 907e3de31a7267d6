package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.server.TestPlatform;
import sextant.server.Wiring;
import sextant.server.http.Reply;

class TypePagesTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final TestPlatform platform = TestPlatform.of(TestPlatform.SMALL);

    @Test
    void theListSaysWhatIsTakenAndWhatIsNot() {
        var list = TestPlatform.text(pages(platform).list(TestPlatform.get("/types", "", "", Map.of())));
        assertThat(list)
                .containsSubsequence("\"name\": \"jupyter-notebook\"", "\"taken\": true")
                .containsSubsequence("\"name\": \"zeppelin-notebook\"", "\"taken\": false")
                .containsSubsequence("\"name\": \"docker-uws\"", "\"offered\": true")
                .contains("\"schema\": \"https://small.example.org/sextant/types/docker-container\"");
    }

    @Test
    void theListIsAlsoAPage() {
        var page = TestPlatform.text(pages(platform).list(TestPlatform.get("/types", "", BROWSER, Map.of())));
        assertThat(page).contains("<a href=\"./types/docker-container\">Docker container</a>", "not taken");
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/schema+json",
        "application/schema+json, application/schema+json",
        "application/json, application/json",
    })
    void programsGetTheJsonSchema(String accept, String mediaType) {
        var reply = one(platform, "docker-container", accept);
        assertThat(reply.headers()).containsEntry("Content-Type", mediaType).containsEntry("Vary", "Accept");
        assertThat(TestPlatform.text(reply))
                .contains(
                        "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"",
                        "\"$id\": \"https://small.example.org/sextant/types/docker-container\"",
                        "\"image\"");
    }

    @Test
    void peopleGetAPageThatLeadsToTheQuestion() {
        var page = TestPlatform.text(one(platform, "docker-container", BROWSER));
        assertThat(page)
                .contains(
                        "<h1>Docker container</h1>",
                        "taken by Small Observatory",
                        "<code>image</code>",
                        "needed to run")
                .contains("href=\"../?tasktype=uri%3A%2F%2Fdocker-container\"")
                .contains("containers (<code>uri://docker-uws</code>)");
    }

    @Test
    void aServiceTypeHasAPageToo() {
        var page = TestPlatform.text(one(platform, "jupyter-hub", BROWSER));
        assertThat(page)
                .contains("<code>serviceinfo</code>", "offered by Small Observatory")
                .doesNotContain("Ask about it");
    }

    @Test
    void aTypeThatIsNotTakenHasAPageThatSaysSo() {
        assertThat(TestPlatform.text(one(platform, "zeppelin-notebook", BROWSER)))
                .contains("not taken by Small Observatory");
    }

    @Test
    void aNameThatIsNoneIsNotFound() {
        assertThat(one(platform, "nothing", BROWSER).status()).isEqualTo(404);
    }

    @Test
    void whoIsNotToldTheReasonsOfANoIsNotToldTheRoutesEither() {
        var silent = TestPlatform.of(TestPlatform.SMALL + "explain: {anonymous: none, users: full}\n");
        assertThat(TestPlatform.text(one(silent, "docker-container", BROWSER))).doesNotContain("containers (");
    }

    @Test
    void aTypeThatTheOperatorDeclaresHasAPageWithItsAliases() {
        var declared = TestPlatform.of(TestPlatform.SMALL
                .replace("routes:\n", """
                        types:
                          - name: gaia-fit
                            uri: ivo://example.org/types/gaia-fit
                            aliases: ["doi://10.1/gaia-fit"]
                            title: Gaia fit
                            taskinfo: {source: {type: text, required: true, description: "A source."}}
                        routes:
                        """)
                .replace("[uri://jupyter-notebook]", "[uri://jupyter-notebook, ivo://example.org/types/gaia-fit]"));
        assertThat(TestPlatform.text(one(declared, "gaia-fit", BROWSER)))
                .contains("<h1>Gaia fit</h1>", "<code>doi://10.1/gaia-fit</code>", "<code>source</code>");
    }

    private static TypePages pages(TestPlatform platform) {
        return new TypePages(platform, Wiring.taskTypeDescriptions(), new ErrorPages(platform));
    }

    private static Reply one(TestPlatform platform, String name, String accept) {
        return pages(platform).one(TestPlatform.get("/types/" + name, "", accept, Map.of("name", name)));
    }
}
