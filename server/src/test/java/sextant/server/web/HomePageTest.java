package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import sextant.model.answer.Answer;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.refusal.Refusal;
import sextant.server.TestPlatform;
import sextant.server.Wiring;
import sextant.server.http.Reply;

class HomePageTest {

    static final List<String> FIELDS = QuestionForm.NAMES;

    private static final String HOSTILE = "\"'><script>alert(1)</script>&amp;</textarea></style>";

    private final TestPlatform platform = TestPlatform.of(TestPlatform.SMALL);
    private final List<Answer> answered = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    @Test
    void theEmptyFormSaysWhatIsTakenHere() throws IOException {
        assertThat(page(""))
                .contains(
                        "Where can I run this?",
                        "Jupyter notebook",
                        "8 cores, 16G memory",
                        "route containers",
                        "everybody")
                .contains("mailto:operator@example.org")
                .doesNotContain("http://uws.example.org/docker");
        assertThat(answered).isEmpty();
    }

    @Test
    void aYesShowsEachOfferWithItsEndpoint() throws IOException {
        assertThat(ask("tasktype", "uri://docker-container", "taskinfo", "image: example/a:1", "mincores", "2"))
                .contains("YES</span>", "One service here takes this Task.")
                .contains("<a href=\"http://uws.example.org/docker\" rel=\"noreferrer\">")
                .contains("<dd>2 to 8</dd>");
        assertThat(answered).hasSize(1);
    }

    @Test
    void aNoShowsReasonsAndAlternativesThatAreAskedByALink() throws IOException {
        var page = ask(
                "tasktype", "uri://docker-container", "taskinfo", "image: docker.io/example-evil:1", "mincores", "64");
        assertThat(page)
                .contains("NO</span>", "Why not", "resources.mincores", "<code>64</code>", "What would work")
                .contains("line 1");

        var link = Pattern.compile("class=\"button\" href=\"\\./\\?([^\"]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(page(link.group(1).replace("&amp;", "&"))).contains("YES</span>");
    }

    @Test
    void aTypeThatNobodyTakesIsANoAndNothingElseIsRead() throws IOException {
        assertThat(ask("othertype", "uri://unheard-of", "taskinfo", "{ broken", "mincores", "many"))
                .contains("No service here takes Tasks of this kind.");
        assertThat(refused).isEmpty();
    }

    @Test
    void whatCannotBeReadIsShownBesideTheFormWhichKeepsIt() throws IOException {
        var reply = show("tasktype=uri://docker-container&minmemory=8+elephants&taskinfo=image:+x");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.headers()).containsEntry("X-Error-Kind", "quantity");
        assertThat(TestPlatform.text(reply))
                .contains("role=\"alert\"", "<a href=\"#minmemory\"><code>resources.minmemory</code></a>")
                .containsPattern("name=\"minmemory\"[^>]* value=\"8 elephants\"[^>]* aria-invalid=\"true\"")
                .contains("image: x</textarea>");
        assertThat(refused).hasSize(1);
    }

    @Test
    void linesOfYamlAreCountedFromTheTopOfTheField() throws IOException {
        var page = ask("tasktype", "uri://docker-container", "taskinfo", "image: x\ncommand: [a\n");
        assertThat(page).containsPattern("<a href=\"#taskinfo\"><code>taskinfo</code></a>, line [23],");
    }

    @Test
    void theSameQuestionIsShownForATerminal() throws IOException {
        assertThat(ask("tasktype", "uri://jupyter-notebook"))
                .contains("curl &#39;https://small.example.org/sextant/accepts?tasktype=uri://jupyter-notebook&#39;")
                .contains("sextant plan --type uri://jupyter-notebook --server https://small.example.org/sextant")
                .contains("&quot;reponseword&quot;: &quot;YES&quot;");
    }

    @Test
    void aRejectedConfigurationIsReportedWithLineAndColumn() throws IOException {
        var current = platform.rejecting("platform: {name: X, ulr: y}\nroutes: []\n");
        assertThat(TestPlatform.text(home(current).show(TestPlatform.get("/", "", "text/html", Map.of()))))
                .contains(
                        "The newest configuration was not taken",
                        "line 1, column 21",
                        "did you mean <code>url</code>?");
    }

    @Test
    void whoIsNotToldTheReasonsOfANoIsNotToldTheRoutesEither() throws IOException {
        var silent = TestPlatform.of(TestPlatform.SMALL + "explain: none\n");
        var page = TestPlatform.text(home(silent).show(TestPlatform.get("/", "", "text/html", Map.of())));
        assertThat(page).contains("Docker container").doesNotContain("route containers", "16G memory");
    }

    @ParameterizedTest
    @FieldSource("FIELDS")
    void hostileTextInAFieldComesOutAsText(String field) throws IOException {
        assertHarmless(ask(field, HOSTILE));
        assertHarmless(ask("tasktype", "uri://docker-container", field, HOSTILE));
        assertHarmless(
                ask("tasktype", "uri://docker-container", "taskinfo", "image: '" + HOSTILE.replace("'", "''") + "'"));
    }

    @Test
    void hostileTextInTheConfigurationComesOutAsText() throws IOException {
        var quoted = "'" + HOSTILE.replace("'", "''") + "'";
        var hostile = TestPlatform.of(TestPlatform.SMALL
                .replace("Small Observatory", quoted)
                .replace("contact: operator@example.org", "contact: " + quoted + "\n  description: " + quoted)
                .replace("name: containers", "name: " + quoted));
        assertHarmless(TestPlatform.text(home(hostile).show(TestPlatform.get("/", "", "text/html", Map.of()))));
    }

    /** The content security policy forbids these, so a page that had them would be broken. */
    @Test
    void aPageHasNoScriptAndNoStyleOfItsOwnAndEveryFieldHasALabel() throws IOException {
        var page = ask("tasktype", "uri://docker-container", "taskinfo", "image: docker.io/example-evil:1");
        assertThat(page).doesNotContain("<script", " style=", "<style").doesNotContainPattern(" on[a-z]+=");

        var fields = Pattern.compile("<(?:input|select|textarea) id=\"([a-z]+)\"([^>]*)>")
                .matcher(page);
        int count = 0;
        while (fields.find()) {
            count++;
            assertThat(fields.group(2).contains("aria-label=")
                            || page.contains("<label for=\"" + fields.group(1) + "\">"))
                    .as(fields.group(1))
                    .isTrue();
        }
        assertThat(count).isEqualTo(QuestionForm.NAMES.size());
    }

    /** What is planned is what is run: the button posts the values of the Task, and leads to the form while some are missing. */
    @Test
    void aYesOfThisServerHasAButtonThatRunsIt() throws IOException {
        var hosting = home(TestPlatform.of(TestPlatform.HOSTING.replace(
                "- name: here\n", "- name: here\n    accepts: [uri://cea-application]\n")));
        var application = "tasktype=uri://cea-application&taskinfo=application:%20";

        var ready = TestPlatform.text(hosting.show(TestPlatform.get(
                "/", application + "slow%0Aparameters:%20%7Bseconds:%20%22%3C3%22%7D", "text/html", Map.of())));
        assertThat(ready).contains("NO</span>").doesNotContain("Run here");
        ready = TestPlatform.text(hosting.show(
                TestPlatform.get("/", application + "slow%0Aparameters:%20%7Bseconds:%203%7D", "text/html", Map.of())));
        assertThat(ready)
                .contains("<form method=\"post\" action=\"./routes/here/jobs\">")
                .contains("<input type=\"hidden\" name=\"APPLICATION\" value=\"slow\">")
                .contains("<input type=\"hidden\" name=\"seconds\" value=\"3\">")
                .contains("name=\"PHASE\" value=\"RUN\">Run here</button>");

        var incomplete = TestPlatform.text(
                hosting.show(TestPlatform.get("/", application + "source-extractor", "text/html", Map.of())));
        assertThat(incomplete)
                .contains("href=\"./apps/source-extractor\">Fill in its form</a>")
                .doesNotContain("Run here");
    }

    @Test
    void onlyAddressesOfTheWebBecomeLinks() {
        assertThat(Words.isWebAddress("https://example.org/a?b")).isTrue();
        assertThat(List.of(
                        "javascript:alert(1)", "data:text/html,x", "//example.org", "https:", "http://a b/", "uri://x"))
                .noneMatch(Words::isWebAddress);
    }

    private static void assertHarmless(String page) {
        assertThat(page).doesNotContain("<script>", "</style>").doesNotContainPattern("<[a-z][^>]*\"'>");
        assertThat(Pattern.compile("</textarea>").matcher(page).results().count())
                .isEqualTo(2);
    }

    private String ask(String... namesAndValues) throws IOException {
        var query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return page(query.substring(1));
    }

    private String page(String query) throws IOException {
        return TestPlatform.text(show(query));
    }

    private Reply show(String query) throws IOException {
        return home(platform).show(TestPlatform.get("/", query, "text/html", Map.of()));
    }

    private HomePage home(TestPlatform current) {
        return new HomePage(
                current,
                new TaskReader(Limits.DEFAULT),
                Wiring.taskTypeDescriptions(),
                List::of,
                (answer, _, _) -> answer,
                answered::add,
                _ -> {},
                refused::add);
    }
}
