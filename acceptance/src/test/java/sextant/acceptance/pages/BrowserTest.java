package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Server;

/** The pages in a real browser that runs no JavaScript. */
@Timeout(240)
class BrowserTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsTheFormAndWhatTheServiceIs() {
        var page = browse("");

        assertThat(page).contains("<form").contains("name=\"tasktype\"").contains("Demo Observatory");
        assertThat(page).doesNotContain("<script");
    }

    @Test
    void showsAYesWithItsEndpoint() {
        var page = browse(
                "?tasktype=" + encoded("uri://zeppelin-notebook") + "&taskinfo=" + encoded("languages: [md, python]"));

        assertThat(page).contains("<form").contains("http://zeppelin.aglais.uk/");
    }

    @Test
    void showsANoWithItsReasonAndWhatWouldWork() {
        var page = browse(
                "?tasktype=" + encoded("uri://zeppelin-notebook") + "&taskinfo=" + encoded("languages: [md, cobol]"));

        assertThat(page).contains("cobol").contains("pyspark");
    }

    /** What a visitor typed is shown as text and never becomes part of the page. */
    @Test
    void showsWhatWasTypedAsText() {
        var page = browse("?othertype=" + encoded("<img src=x onerror=alert(1)>\"'"));

        assertThat(page).doesNotContain("<img src").contains("&lt;img src=x");
        assertThat(Request.get("/")
                        .to(server.uri())
                        .header("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'");
    }

    private static String browse(String query) {
        var browser = Parts.need("chromium");
        try (var profile = Folder.create()) {
            var shown = Finished.run(
                    profile.root(),
                    Map.of("HOME", profile.root().toString()),
                    List.of(
                            browser.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--blink-settings=scriptEnabled=false",
                            "--user-data-dir=" + profile.path("profile"),
                            "--dump-dom",
                            server.uri() + query));
            assertThat(shown.status()).as("%s", shown).isZero();
            return shown.output();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
