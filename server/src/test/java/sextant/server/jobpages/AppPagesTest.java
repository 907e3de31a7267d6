package sextant.server.jobpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.application.BaseParam;
import sextant.model.application.Domain;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterType;
import sextant.model.dialect.RichApplication;
import sextant.server.TestPlatform;

class AppPagesTest {

    private final AppPages pages = new AppPages(TestPlatform.of(TestPlatform.SMALL), MadeUp.Source.of());

    @Test
    void aCardSaysWhatGoesInWhatComesOutAndHowLongItTook() {
        var page = TestPlatform.text(pages.list(TestPlatform.get("/apps", "", "text/html", Map.of())));

        assertThat(page)
                .contains("<a href=\"./apps/source-extractor\">Source extraction</a>")
                .contains("image <span class=\"small\">FITS file</span>", "and 2 more")
                .contains("result <span class=\"small\">VOTable</span>")
                .contains("0.07 s to 12 s", "not run yet");
    }

    @Test
    void withoutApplicationsThePageSaysHowToHaveOne() {
        var nothing =
                new AppPages(TestPlatform.of(TestPlatform.SMALL), new MadeUp.Source(List.of(), List.of(), true, ""));

        assertThat(TestPlatform.text(nothing.list(TestPlatform.get("/apps", "", "text/html", Map.of()))))
                .contains("No application is described here yet.");
    }

    @Test
    void theFormPostsToTheApplicationsOwnListAndRunsAtOnce() {
        assertThat(form(""))
                .contains("<form method=\"post\" action=\"../apps/source-extractor/async\""
                        + " enctype=\"multipart/form-data\"")
                .contains("<button type=\"submit\" name=\"PHASE\" value=\"RUN\">Run</button>");
    }

    @Test
    void eachParameterHasAFieldOfItsKind() {
        assertThat(form(""))
                .containsPattern("<input type=\"file\" id=\"p0\" name=\"image\" ")
                .containsPattern("name=\"threshold\" value=\"1.5\" inputmode=\"decimal\"")
                .containsPattern("(?s)<select id=\"p2\" name=\"filter\".*<option value=\"default\" selected ")
                .contains("<input type=\"checkbox\" name=\"checkimages\" value=\"objects\">")
                .containsPattern("(?s)name=\"apertures\" value=\"5\".*name=\"apertures\" value=\"10\""
                        + ".*name=\"apertures\" value=\"\"");
    }

    @Test
    void theQueryFillsInTheForm() {
        assertThat(form("THRESHOLD=2.5&apertures=3&checkimages=objects&RUNID=night+4&image=x&other=y"))
                .contains("name=\"threshold\" value=\"2.5\"", "name=\"apertures\" value=\"3\"")
                .contains("value=\"objects\" checked", "name=\"RUNID\" value=\"night 4\"")
                .doesNotContain("value=\"1.5\"", "value=\"x\"", "value=\"y\"");
    }

    @Test
    void whatIsNeededIsMarkedInWordsAndForTheBrowser() {
        var needed = new ParameterDefinition(
                "query",
                ParameterType.ADQL,
                ParameterDefinition.Passing.VALUE,
                BaseParam.NONE,
                Optional.empty(),
                List.of(),
                1,
                1,
                Domain.ANY,
                false,
                false);
        var page = TestPlatform.text(pages.one(
                TestPlatform.get("/apps/q", "", "text/html", Map.of()), MadeUp.application("q", "Query", "", needed)));

        assertThat(page)
                .contains("<span class=\"needed\">needed</span>")
                .containsPattern("<textarea id=\"p0\" name=\"query\" [^>]* required ");
    }

    @Test
    void theSameIsShownForATerminalAndForPython() {
        assertThat(form(""))
                .contains("curl -sS -w &#39;%{redirect_url}\\n&#39; -F image=@image.fits -F PHASE=RUN"
                        + " https://small.example.org/sextant/apps/source-extractor/async")
                .contains("files={&quot;image&quot;: open(&quot;image.fits&quot;, &quot;rb&quot;)}")
                .contains("pyvo.dal.tap.AsyncTAPJob(created.headers[&quot;Location&quot;]).wait()");
    }

    @Test
    void theSameIsShownAsALink() {
        assertThat(form("")).contains("https://small.example.org/sextant/app/source-extractor?image=ADDRESS</code>");
    }

    @Test
    void anApplicationWithSeveralInterfacesHasAFormForEach() {
        assertThat(rich(""))
                .contains("<input type=\"hidden\" name=\"INTERFACE\" value=\"simple\">")
                .contains("/apps/crossmatch?INTERFACE=full\">Everything</a>")
                .doesNotContain("name=\"matcher\"");
        assertThat(rich("INTERFACE=full"))
                .contains("/apps/crossmatch?INTERFACE=full\" aria-current=\"page\">Everything</a>")
                .contains("name=\"matcher\"")
                .doesNotContain("name=\"debug\"");
    }

    @Test
    void fieldsSayUnitsMeaningsAndBounds() {
        assertThat(rich("INTERFACE=full"))
                .containsPattern("<input type=\"number\" min=\"0\" max=\"1\" step=\"any\" id=\"p3\" name=\"radius\"")
                .contains("from 0 and less than 1; otherwise 0.001")
                .contains("<span class=\"unit\" id=\"p3-unit\">deg</span>", "aria-describedby=\"p3-hint p3-unit\"")
                .contains(">pos.eq.ra;meta.main</span>")
                .contains("2 numbers with spaces between")
                .contains(">by position on the sky</option>");
    }

    /** A default of a case that does not hold must not be sent. */
    @Test
    void whatBelongsTogetherStandsTogetherAndSaysWhenItCounts() {
        assertThat(rich("INTERFACE=full"))
                .contains("<legend>Positions</legend>", "Only if Compare is by position on the sky.")
                .contains("<legend>Only if Compare is by identifier</legend>")
                .contains("<legend>A star of special interest</legend>", "One of these, or none.")
                .contains("All of these or none. The first values belong together, and the second, and so on.")
                .containsPattern("name=\"radius\" value=\"\"")
                .doesNotContainPattern("name=\"column\" [^>]*required");
    }

    @Test
    void aFileIsUploadedOrNamedByItsAddress() {
        assertThat(rich("first=https://example.org/a.vot"))
                .containsPattern("<input type=\"file\" id=\"p0\" name=\"first\"")
                .containsPattern("<input type=\"url\" id=\"p0-address\" [^>]*value=\"https://example.org/a.vot\"");
    }

    @Test
    void outputsCanBeSentElsewhereAndOtherProgramsFindTheirDescription() {
        assertThat(rich(""))
                .containsPattern("(?s)<details class=\"elsewhere\">.*<input type=\"url\" id=\"to-0\" name=\"result\"")
                .contains("href=\"../apps/crossmatch/descriptor\"", "href=\"../apps/crossmatch/schema/task\"")
                .contains("sextant run crossmatch --first first.vot --second second.vot --wait");
    }

    private String rich(String query) {
        return TestPlatform.text(pages.one(
                TestPlatform.get("/apps/crossmatch", query, "text/html", Map.of()), RichApplication.crossmatch()));
    }

    private String form(String query) {
        return TestPlatform.text(pages.one(
                TestPlatform.get("/apps/source-extractor", query, "text/html", Map.of()), MadeUp.extractor()));
    }
}
