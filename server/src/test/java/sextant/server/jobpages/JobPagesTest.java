package sextant.server.jobpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobQuery;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.server.TestPlatform;

class JobPagesTest {

    private static final String EXTRACTOR = "source-extractor";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            PENDING   | RUN           | 30
            QUEUED    | ABORT         | 10
            EXECUTING | SUSPEND,ABORT | 2
            SUSPENDED | RUN,ABORT     | 30
            HELD      | RUN,ABORT     | 30
            UNKNOWN   | ABORT         | 30
            COMPLETED | -             | -
            ERROR     | -             | -
            ABORTED   | -             | -
            ARCHIVED  | -             | -
            """)
    void thePhaseSaysWhatCanBeDoneAndHowSoonToLookAgain(Phase phase, String actions, Integer seconds) {
        var page = page(MadeUp.job(0, phase, EXTRACTOR, ""));
        var offered = Arrays.stream(new String[] {"RUN", "SUSPEND", "ABORT"})
                .filter(action -> page.contains("name=\"PHASE\" value=\"" + action + "\""))
                .toList();

        assertThat(offered).isEqualTo(actions == null ? List.of() : List.of(actions.split(",")));
        if (seconds == null) {
            assertThat(page).doesNotContain("http-equiv");
        } else {
            assertThat(page)
                    .contains("<meta http-equiv=\"refresh\" content=\"" + seconds + "\">")
                    .contains("every " + seconds + " s. <a href=\"../jobs/" + MadeUp.id(0)
                            + "?still\">Hold it still</a>");
        }
        assertThat(page)
                .contains("name=\"ACTION\" value=\"DELETE\"")
                .contains("<form method=\"post\" action=\"../jobs/" + MadeUp.id(0) + "\">");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseHasItsWordAnIconOfItsOwnAndASentence(Phase phase) {
        var page = page(MadeUp.job(0, phase, EXTRACTOR, ""));

        assertThat(page).containsPattern("<span class=\"word\"><svg[^>]*>.+</svg>" + phase + "</span>");
        assertThat(Arrays.stream(Phase.values())
                        .map(other -> icon(page(MadeUp.job(0, other, EXTRACTOR, ""))))
                        .filter(icon(page)::equals))
                .hasSize(1);
        assertThat(PhaseView.sentence(MadeUp.job(0, phase, EXTRACTOR, ""))).endsWith(".");
    }

    private static String icon(String page) {
        int start = page.indexOf("<span class=\"word\">");
        return page.substring(start, page.indexOf("</svg>", start));
    }

    /** An address that a browser would run, or send its credentials to, is only text. */
    @ParameterizedTest
    @CsvSource({
        "https://example.org/m51.fits, true",
        "http://example.org/m51.fits, true",
        "vos://example.org!vospace/m51.fits, false",
        "file:///data/m51.fits, false",
        "javascript:alert(1), false"
    })
    void aValueThatIsElsewhereIsALinkIfABrowserCanFollowIt(String uri, boolean followed) {
        var job = MadeUp.job(0, Phase.PENDING, EXTRACTOR, "")
                .change()
                .parameters(List.of(new ParameterValue.Indirect("image", uri)))
                .job();

        assertThat(page(job)).contains(">" + uri + "<");
        assertThat(page(job).contains("href=\"" + uri + "\" rel=\"noreferrer\""))
                .isEqualTo(followed);
        assertThat(page(job).contains("href=\"" + uri)).isEqualTo(followed);
    }

    @Test
    void aPageThatIsHeldStillDoesNotLookAgain() {
        var job = MadeUp.job(0, Phase.EXECUTING, EXTRACTOR, "");
        var call = TestPlatform.get("/jobs/" + job.id(), "still", "text/html", Map.of());

        assertThat(TestPlatform.text(pages(job).one(call, Caller.ANONYMOUS, job, Optional.empty(), Optional.empty())))
                .doesNotContain("http-equiv")
                .contains("Look again");
    }

    @Test
    void whatTheProgramSaysAboutItsProgressIsABarAndText() {
        var progress = new Progress(OptionalDouble.of(37.9), Optional.of("294 of 800"));

        assertThat(page(MadeUp.job(0, Phase.EXECUTING, EXTRACTOR, ""), Caller.ANONYMOUS, progress, -1))
                .contains("<progress max=\"100\" value=\"37\"", "37 %", "294 of 800");
    }

    @ParameterizedTest
    @CsvSource({"0, It is next.", "1, One job is before it.", "7, 7 jobs are before it."})
    void aQueuedJobSaysHowManyAreBeforeIt(int place, String sentence) {
        var none = new Progress(OptionalDouble.empty(), Optional.empty());

        assertThat(page(MadeUp.job(0, Phase.QUEUED, EXTRACTOR, ""), Caller.ANONYMOUS, none, place))
                .contains(sentence)
                .doesNotContain("<progress");
    }

    @Test
    void resultsAreLinksWithSizeMediaTypeAndDigest() {
        assertThat(page(MadeUp.job(0, Phase.COMPLETED, EXTRACTOR, "")))
                .contains("<a href=\"../jobs/" + MadeUp.id(0) + "/results/result\">result</a>")
                .contains(
                        "48.2 kB",
                        "application/x-votable+xml",
                        MadeUp.results().getFirst().sha256());
    }

    @Test
    void aFailureSaysWhatToDo() {
        assertThat(page(MadeUp.job(0, Phase.ERROR, EXTRACTOR, "")))
                .contains("ended with exit code 1", "it will end the same way", "not a FITS file: sky.fits")
                .contains("/error\">All that is known about it</a>");
    }

    @Test
    void timesAreToldRelativeAndInUtc() {
        assertThat(page(MadeUp.job(0, Phase.EXECUTING, EXTRACTOR, "")))
                .contains("5 min ago", "20 Nov 2026, 11:55:00 UTC", "datetime=\"2026-11-20T11:55:00Z\"")
                .contains("Probably done", "in 1 min", "in 7 days", "Ran so far");
    }

    @Test
    void anotherLikeItIsStartedFromTheFilledInForm() {
        assertThat(page(MadeUp.job(0, Phase.ERROR, EXTRACTOR, "")))
                .contains("href=\"../apps/source-extractor?threshold=2&amp;apertures=5&amp;apertures=7.5\"");
        assertThat(page(MadeUp.job(0, Phase.ERROR, "gone", "")))
                .doesNotContain("apps/gone")
                .contains("gone");
    }

    @Test
    void anOperatorSeesTheJobOfAnotherButNotWhatWentInAndCameOut() {
        var job = MadeUp.owned(MadeUp.job(0, Phase.COMPLETED, EXTRACTOR, ""), MadeUp.JANE);
        var operator = new Caller.User("tokens", "root", Set.of("operators"));
        var none = new Progress(OptionalDouble.empty(), Optional.empty());

        assertThat(page(job, MadeUp.JANE, none, -1)).contains("/results/result", "threshold", "SExtractor");
        assertThat(page(job, operator, none, -1))
                .contains("COMPLETED", "jane")
                .doesNotContain("/results/result\"", "threshold", "SExtractor", "/error\"");
    }

    @Test
    void aUserIsShownCommandsWithAToken() {
        var job = MadeUp.owned(MadeUp.job(0, Phase.EXECUTING, EXTRACTOR, ""), MadeUp.JANE);
        var none = new Progress(OptionalDouble.empty(), Optional.empty());

        assertThat(page(job, MadeUp.JANE, none, -1))
                .contains("curl -H &quot;Authorization: Bearer $SEXTANT_TOKEN&quot;"
                        + " &#39;https://small.example.org/sextant/jobs/" + job.id()
                        + "?WAIT=60&amp;PHASE=EXECUTING&#39;")
                .contains("sextant suspend https://small.example.org/sextant/jobs/" + job.id());
    }

    @Test
    void aListShowsTheNewestFirstAndLeadsToEach() {
        var first = MadeUp.job(0, Phase.EXECUTING, EXTRACTOR, "M31");
        var second = MadeUp.job(1, Phase.ERROR, "slow", "");

        assertThat(list(JobQuery.all(), true, first, second))
                .containsSubsequence("M31", "<code>q7hx2mvk…</code>")
                .contains("<a href=\"./jobs/" + first.id() + "\"><bdi>M31</bdi></a>")
                .contains("source-extractor", "16 min ago", "2 jobs, the newest first.");
    }

    @Test
    void filtersAreQueriesOfUws() {
        var errors = new JobQuery(
                new JobQuery.Whose.Everybody(),
                Set.of(Phase.ERROR),
                Optional.of(MadeUp.NOW.minusSeconds(3590)),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(list(errors, true, MadeUp.job(0, Phase.ERROR, EXTRACTOR, "")))
                .containsPattern("\\?PHASE=ERROR&amp;AFTER=[^\"]+\" aria-current=\"true\"><svg")
                .contains("?PHASE=ERROR&amp;AFTER=2026-11-20T11:00:00Z\" aria-current=\"true\">Last hour")
                .contains("?PHASE=ERROR\">At any time");
    }

    @Test
    void moreThanAPageLeadsToMore() {
        var jobs = IntStream.range(0, 6)
                .mapToObj(number -> MadeUp.job(number, Phase.COMPLETED, EXTRACTOR, "job " + number))
                .toArray(Job[]::new);

        assertThat(JobPages.query(MadeUp.last(5)).last()).hasValue(6);
        assertThat(list(MadeUp.last(5), true, jobs))
                .contains("job 4", "The newest 5. <a href=\"./jobs?LAST=25\">Show 25</a>")
                .doesNotContain("job 5");
        assertThat(JobPages.query(JobQuery.all()).last()).hasValue(101);
        assertThat(JobPages.query(MadeUp.last(1_000_000)).last()).hasValue(1001);
    }

    @Test
    void anEmptyListTeachesTheNextCommand() {
        assertThat(list(JobQuery.all(), true)).contains("No jobs yet.", "-F image=@image.fits -F PHASE=RUN");
        assertThat(list(JobQuery.all(), false)).contains("Jobs that nobody owns are not listed here.");
    }

    @Test
    void aListBelowAnApplicationLeadsToJobsThere() {
        var job = MadeUp.job(0, Phase.QUEUED, EXTRACTOR, "");
        var call = TestPlatform.get("/apps/source-extractor/async", "", "text/html", Map.of());

        assertThat(TestPlatform.text(pages(job).list(call, Caller.ANONYMOUS, JobQuery.all(), List.of(job.summary()))))
                .contains("href=\"../../apps/source-extractor/async/" + job.id() + "\"");
    }

    private static String list(JobQuery asked, boolean listAnonymous, Job... jobs) {
        var source = new MadeUp.Source(List.of(MadeUp.extractor()), List.of(jobs), listAnonymous, "");
        var pages = new JobPages(TestPlatform.of(TestPlatform.SMALL), source, InstantSource.fixed(MadeUp.NOW));
        return TestPlatform.text(pages.list(
                TestPlatform.get("/jobs", "", "text/html", Map.of()),
                Caller.ANONYMOUS,
                asked,
                Arrays.stream(jobs).map(Job::summary).toList()));
    }

    private static String page(Job job) {
        return page(job, Caller.ANONYMOUS, new Progress(OptionalDouble.empty(), Optional.empty()), -1);
    }

    /** @param place negative if it is in no queue */
    private static String page(Job job, Caller caller, Progress progress, int place) {
        return TestPlatform.text(pages(job)
                .one(
                        TestPlatform.get("/jobs/" + job.id(), "", "text/html", Map.of()),
                        caller,
                        job,
                        Optional.of(progress),
                        place < 0 ? Optional.empty() : Optional.of(place)));
    }

    private static JobPages pages(Job... jobs) {
        return new JobPages(
                TestPlatform.of(TestPlatform.SMALL), MadeUp.Source.of(jobs), InstantSource.fixed(MadeUp.NOW));
    }
}
