package sextant.acceptance.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.running.Browser;
import sextant.acceptance.running.Server;
import sextant.acceptance.running.Sky;

/** The form of an application in a real browser: filled in, sent, and the result is there. */
@Timeout(180)
class FormTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** On a desk, and on a phone. */
    @ParameterizedTest
    @CsvSource({"1200, 900", "390, 800"})
    void anImageIsUploadedAndItsSourcesAreFound(int width, int height) {
        try (var browser = new Browser(width, height)) {
            browser.open(server.uri() + "apps/source-extractor");
            browser.choose("input[type=file][name=image]", Sky.pleiades());
            browser.fill("[name=threshold]", "2");
            browser.fill("[name=RUNID]", "by hand");
            browser.press("button[name=PHASE]");
            browser.until("location.pathname.includes('/async/') && document.body.innerText.includes('COMPLETED')");

            assertThat((String) browser.evaluate("document.body.innerText")).contains("by hand", "result");
            assertThat((String) browser.evaluate("document.querySelector('a[href*=\"results/result\"]').href"))
                    .startsWith(server.uri().toString());
        }
    }

    /** Without a script, the browser sees what is missing before anything is sent. */
    @Test
    void aNumberThatIsNoneIsNotSent() {
        try (var browser = new Browser(1200, 900)) {
            browser.open(server.uri() + "apps/slow");
            browser.fill("[name=seconds]", "1.5");
            browser.press("button[name=PHASE]");

            assertThat(browser.evaluate("document.querySelector('[name=seconds]').validity.stepMismatch"))
                    .isEqualTo(true);
            assertThat((String) browser.evaluate("location.pathname")).isEqualTo("/apps/slow");
        }
    }

    @Test
    void nothingIsWiderThanAPhone() {
        try (var browser = new Browser(390, 800)) {
            browser.open(server.uri() + "apps/source-extractor");

            assertThat((Boolean) browser.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isTrue();
        }
    }

    /** What a screen reader says of a field is there for each. */
    @Test
    void everyFieldHasANameAndADescription() {
        try (var browser = new Browser(1200, 900)) {
            browser.open(server.uri() + "apps/source-extractor");

            assertThat(browser.evaluate("""
                            [...document.querySelectorAll('form.values input:not([type=hidden]), form.values select')]
                              .filter(one => !one.labels.length && !one.ariaLabel).map(one => one.name).join()""")).isEqualTo("");
            assertThat(browser.evaluate("""
                            [...document.querySelectorAll('[aria-describedby]')]
                              .flatMap(one => one.getAttribute('aria-describedby').split(' '))
                              .filter(id => !document.getElementById(id)).join()""")).isEqualTo("");
        }
    }
}
