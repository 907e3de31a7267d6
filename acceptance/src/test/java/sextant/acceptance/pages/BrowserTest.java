package sextant.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static final String WITHOUT_JAVASCRIPT =
            "{\"profile\": {\"default_content_setting_values\": {\"javascript\": 2}}}";

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

    /** So that the tests above mean something: a script of this page would run in any other browser. */
    @Test
    void runsNoJavaScript() {
        try (var folder = Folder.create()) {
            var page = folder.write(
                    "page.html", "<p id=p>off</p><script>document.getElementById('p').textContent = 'on'</script>");

            assertThat(show(page.toUri().toString())).contains(">off<");
        }
    }

    private static String browse(String query) {
        return show(server.uri() + query);
    }

    private static String show(String address) {
        var browser = Parts.need("chromium");
        try (var profile = Folder.create()) {
            Files.createDirectories(profile.path("profile/Default"));
            profile.write("profile/Default/Preferences", WITHOUT_JAVASCRIPT);
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
                            "--user-data-dir=" + profile.path("profile"),
                            "--dump-dom",
                            address));
            assertThat(shown.status()).as("%s", shown).isZero();
            return shown.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
