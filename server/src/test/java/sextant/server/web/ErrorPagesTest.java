package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.server.TestPlatform;

class ErrorPagesTest {

    private final ErrorPages errors = new ErrorPages(TestPlatform.of(TestPlatform.SMALL));

    @ParameterizedTest
    @EnumSource(RefusalKind.class)
    void everyKindOfRefusalHasAPageThatSaysWhatItMeansAndWhatToDo(RefusalKind kind) {
        var call = TestPlatform.get("/errors/" + kind.word(), "", "application/json", Map.of("word", kind.word()));
        var document = TestPlatform.text(errors.one(call));

        assertThat(document)
                .contains("\"kind\": \"" + kind.word() + "\"", "\"status\": " + kind.status())
                .doesNotContain("\"meaning\": \"\"", "\"remedy\": \"\"");
    }

    @Test
    void aPersonGetsAPageAndAProgramADocument() {
        var word = Map.of("word", "quantity");
        var page = errors.one(TestPlatform.get("/errors/quantity", "", "text/html", word));
        var document = errors.one(TestPlatform.get("/errors/quantity", "", "", word));

        assertThat(page.headers().get("Content-Type")).startsWith("text/html");
        assertThat(TestPlatform.text(page)).contains("<h1>Not a quantity</h1>");
        assertThat(document.headers().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void theListNamesEveryWord() {
        var page = TestPlatform.text(errors.list(TestPlatform.get("/errors", "", "text/html", Map.of())));
        for (var kind : RefusalKind.values()) {
            assertThat(page).contains("<code>" + kind.word() + "</code>");
        }
    }

    @Test
    void aPersonWhoIsLostGetsAPage() {
        var reply = errors.notFound(TestPlatform.get("/no/such", "", "text/html", Map.of()));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(TestPlatform.text(reply)).contains("<code>/no/such</code>", "href=\"../sextant.css\"");
    }

    @Test
    void aProgramThatIsLostIsRefused() {
        assertThatThrownBy(() -> errors.notFound(TestPlatform.get("/no/such", "", "", Map.of())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(RefusalKind.NO_SUCH_PAGE));
    }

    @Test
    void allThatIsWrongIsOnThePageOneByOne() {
        var refusal = Refusal.together(List.of(
                RefusalKind.PARAMETER_TYPE
                        .because("The value of radius must be a number.")
                        .at(Path.of("radius"))
                        .got("<wide>")
                        .limit("a number"),
                RefusalKind.PARAMETER_NAME
                        .because("match has no parameter colum.")
                        .at(Path.of("colum"))
                        .suggest("column")));

        var page = TestPlatform.text(errors.refused(refusal, TestPlatform.get("/apps/x", "", "text/html", Map.of())));

        assertThat(page)
                .contains(
                        "<h1>2 things have to be mended</h1>",
                        "<code>radius</code>",
                        "<code>colum</code>",
                        "<dd>column</dd>")
                .contains("The value of radius must be a number.", "match has no parameter colum.", "&lt;wide&gt;");
    }

    @Test
    void aRefusalIsAPageForAPersonAndAProblemForAProgram() {
        var refusal = RefusalKind.JOB_PHASE
                .because("The job is COMPLETED & cannot be run.")
                .got("RUN")
                .suggest("Create <another> job.");
        var page = errors.refused(refusal, TestPlatform.get("/jobs/x/phase", "", "text/html", Map.of()));
        var problem = errors.refused(refusal, TestPlatform.get("/jobs/x/phase", "", "", Map.of()));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.headers())
                .containsEntry("X-Error-Kind", "job-phase")
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsKey("Content-Security-Policy");
        assertThat(TestPlatform.text(page))
                .contains("<h1>Not in this phase</h1>", "COMPLETED &amp; cannot", "Create &lt;another&gt; job.")
                .contains("href=\"../../errors/job-phase\"");
        assertThat(problem.headers().get("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aPersonWithAnUnknownTokenIsStillChallenged() {
        var refusal = RefusalKind.INVALID_TOKEN.because("The token is not known here.");
        var page = errors.refused(refusal, TestPlatform.get("/jobs", "", "text/html", Map.of()));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.headers()).containsKey("WWW-Authenticate");
    }

    @Test
    void aFaultOfTheServerTellsItsIdAndNothingElse() {
        var page = errors.bug("4f1c", TestPlatform.get("/jobs", "", "text/html", Map.of()));

        assertThat(page.status()).isEqualTo(500);
        assertThat(TestPlatform.text(page)).contains("<code>4f1c</code>", "operator@example.org");
        assertThat(TestPlatform.text(errors.bug("4f1c", TestPlatform.get("/jobs", "", "", Map.of()))))
                .contains("\"id\": \"4f1c\"");
    }

    @Test
    void aWordThatIsNoneIsNotFound() {
        var reply = errors.one(TestPlatform.get("/errors/none", "", "text/html", Map.of("word", "none")));
        assertThat(reply.status()).isEqualTo(404);
    }
}
