package sextant.server.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.server.ServiceUnderTest;

/** The preview of a result, over a socket; its result is a text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewResourceTest {

    private ServiceUnderTest service;
    private String preview;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        var job = service.create("/apps/default/async", "in1=%3Cscript%3E&in2=two&PHASE=RUN", "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);
        preview = "/jobs/" + job + "/results/out/preview";
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void aProgramGetsADocument() throws Exception {
        var reply = get(preview, "Accept", "application/json");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(reply.body().replaceAll("\\s", ""))
                .isEqualTo("{\"kind\":\"text\",\"text\":\"<script>two0\",\"truncated\":false}");
        assertThat(get(preview, "Accept", "*/*").body()).isEqualTo(reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/yaml, application/yaml",
        "'', application/xml, application/xml",
        "'', 'text/html,application/xhtml+xml,*/*;q=0.8', text/html; charset=utf-8",
        "?RESPONSEFORMAT=yaml, text/html, application/yaml",
        "?responseformat=application/json, image/png, application/json"
    })
    void theFormatIsTheOneThatIsAskedFor(String query, String accept, String contentType) throws Exception {
        var reply = get(preview + query, "Accept", accept);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue(contentType);
    }

    @Test
    void thePageShowsTheTextAsText() throws Exception {
        assertThat(get(preview, "Accept", "text/html").body())
                .contains("&lt;script&gt; two 0")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource({
        "?RESPONSEFORMAT=png, '*/*', 404, no-preview",
        "'', application/fits, 406, not-acceptable",
        "?HDU=-1, '*/*', 400, parameter-value",
        "?HDU=99999, '*/*', 400, parameter-value"
    })
    void whatCannotBeGivenIsRefusedInWords(String query, String accept, int status, String word) throws Exception {
        var reply = get(preview + query, "Accept", accept);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("X-Error-Kind")).hasValue(word);
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() throws Exception {
        var tag = get(preview, "Accept", "application/json")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(get(preview, "Accept", "application/json", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aResultThatIsNotThereHasNoPreview() throws Exception {
        assertThat(get(preview.replace("/out/", "/other/")).headers().firstValue("X-Error-Kind"))
                .hasValue("no-such-result");
    }

    @Test
    void somebodyElseSeesNothing() throws Exception {
        assertThat(service.server.get(preview, "Authorization", BOB).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageOfTheJobShowsIt() throws Exception {
        var page = get(preview.replace("/results/out/preview", ""), "Accept", "text/html")
                .body();

        assertThat(page).contains("A look at out", "/results/out/preview\">See more of it");
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = ALICE;
        return service.server.get(path, all);
    }
}
