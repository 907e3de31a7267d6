package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;
import static sextant.engine.jobs.Stage.NOBODY;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.storage.Transferred;
import sextant.engine.storage.Transferred.Failed;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Result;
import sextant.model.refusal.Refused;

/** Inputs that are somewhere else, and outputs that are to go somewhere else. */
class StagingTest {

    private static final String SOURCE = "https://example.org/in";
    private static final String TARGET = "https://example.org/out";
    private static final Transferred NOT_NOW = new Failed("unreachable", "Nobody is there.", true);

    private static final Ask FETCHING = RUN.with(Ask.text("hello"), Ask.imageAt(SOURCE));
    private static final Ask SENDING = RUN.sending("RESULT", TARGET);

    private final Stage stage = new Stage();

    @BeforeEach
    void somethingIsThere() {
        stage.storage.put(SOURCE, "content");
    }

    @Test
    void anInputIsFetchedWhileTheJobExecutesAndThenTheProgramStarts() {
        var id = underway(FETCHING, ANNA);
        assertThat(stage.runner.starts()).isEmpty();

        stage.settle();
        assertThat(stage.runner.starts()).containsExactly(stage.run(id));
        assertThat(stage.files.inputs(id)).containsExactly("from-1");

        stage.end(id, new Cause.Exited(0));
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(stage.files.inputs(id)).as("what was fetched is not kept").isEmpty();
        assertThat(stage.job(id).parameters()).contains(Ask.imageAt(SOURCE));
    }

    @Test
    void anInputThatCannotBeFetchedIsAnErrorAndNothingIsStarted() {
        stage.storage.manners(_ -> new Failed("truncated", "It broke off.", true));
        var id = stage.create(FETCHING, ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("stage-in-truncated");
        assertThat(stage.job(id).error().orElseThrow().passing()).isTrue();
        assertThat(stage.runner.starts()).isEmpty();
        stage.completed(ANNA); // its place is free
    }

    /** CEA's own server could neither delete nor destroy such a job (cea.md 4.9, 1). */
    @Test
    void aJobThatFailedWhileItsInputsWereFetchedCanBeDeletedAndIsDestroyed() {
        stage.storage.manners(_ -> NOT_NOW);
        var deleted = stage.create(FETCHING, ANNA);
        var destroyed = stage.create(FETCHING.until(stage.time.instant().plusSeconds(30)), ANNA);
        stage.settle();

        stage.jobs.delete(deleted, ANNA);
        assertThat(stage.stored(deleted)).isFalse();
        stage.seconds(60);
        assertThat(stage.phase(destroyed)).isEqualTo(Phase.ARCHIVED);
    }

    @Test
    void abortCallsTheCourierBackAndNothingIsStarted() {
        var id = underway(FETCHING, ANNA);
        stage.jobs.abort(id, ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.word(id)).isEqualTo("aborted");
        assertThat(stage.runner.starts()).isEmpty();
        assertThat(stage.storage.asked())
                .as("a courier that is called back before it left")
                .isEmpty();
    }

    @Test
    void aJobIsDeletedWhileItsInputsAreFetched() {
        var id = underway(FETCHING, ANNA);
        stage.jobs.delete(id, ANNA);
        stage.settle();

        assertThat(stage.stored(id)).isFalse();
        assertThat(stage.files.known()).doesNotContain(id);
        assertThat(stage.runner.starts()).isEmpty();
    }

    @Test
    void fetchingIsAPartOfTheExecutionDuration() {
        var id = underway(FETCHING.lasting(10), ANNA);
        var courier = stage.tasks.poll();
        stage.seconds(11);
        courier.run();
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.word(id)).isEqualTo("duration");
        assertThat(stage.runner.starts()).isEmpty();
    }

    @Test
    void whatIsLeftOfTheExecutionDurationIsTheProgrammes() {
        var id = underway(FETCHING.lasting(10), ANNA);
        var courier = stage.tasks.poll();
        stage.seconds(6);
        courier.run();
        stage.settle();
        assertThat(stage.runner.alive()).hasSize(1);
        stage.seconds(5);

        assertThat(stage.word(id)).isEqualTo("duration");
    }

    @Test
    void aServerThatDiedWhileItFetchedFetchesAgainAndStartsOnce() {
        var id = underway(FETCHING, ANNA);
        stage.restart();

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.starts()).containsExactly(stage.run(id));
        assertThat(stage.storage.asked()).containsExactly(SOURCE);
    }

    @Test
    void aSuspendedJobIsStartedWhenItGoesOn() {
        var id = underway(FETCHING, ANNA);
        stage.jobs.suspend(id, ANNA);
        stage.seconds(20);
        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);
        assertThat(stage.runner.starts()).isEmpty();

        stage.jobs.run(id, ANNA);
        stage.settle();
        assertThat(stage.runner.starts()).hasSize(1);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
    }

    @ParameterizedTest
    @CsvSource({"12, EXECUTING, ''", "'12\n', EXECUTING, ''", "twelve, ERROR, parameter-type"})
    void whatIsFetchedForAValueIsItsText(String content, Phase phase, String word) {
        stage.storage.put(SOURCE, content);
        var id = stage.create(RUN.with(Ask.text("hello"), new ParameterValue.Indirect("number", SOURCE)), ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(phase);
        assertThat(stage.job(id).error().map(error -> error.word()).orElse("")).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vos://example.org!vospace/x",
                "ivo://example.org/x",
                "ftp://example.org/x",
                "file:///etc/passwd",
                "data:,x",
                "JAR:http://x!/y"
            })
    void anAddressOfAnotherKindIsRefusedByName(String uri) {
        var before = stage.everything();
        assertThatThrownBy(() -> stage.create(JOB.with(Ask.text("hello"), Ask.imageAt(uri)), ANNA))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    var refusal = refused.refusal();
                    assertThat(refusal.kind().word()).isEqualTo("scheme-not-allowed");
                    assertThat(refusal.text())
                            .contains(uri.substring(0, uri.indexOf(':') + 1).toLowerCase(java.util.Locale.ROOT));
                    assertThat(refusal.limit()).contains("http, https");
                    assertThat(refusal.path().orElseThrow()).hasToString("image");
                });
        assertThatThrownBy(() -> stage.create(JOB.sending("result", uri), ANNA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo("scheme-not-allowed"));
        assertThat(stage.everything()).isEqualTo(before);
    }

    @Test
    void schemesAreReadInAnyCase() {
        stage.storage.put("HTTPS://example.org/in", "content");
        stage.executing(RUN.with(Ask.text("hello"), Ask.imageAt("HTTPS://example.org/in")), ANNA);
    }

    @Test
    void whatIsWrongWithAddressesIsSaidAtOnce() {
        assertThatThrownBy(() -> stage.create(
                        JOB.with(Ask.text("hello"), Ask.imageAt("https://closed.example.org/"))
                                .sending("result", "vos://example.org/x"),
                        ANNA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().text())
                                .contains("The address is closed.", "sends nothing to vos: addresses"));
    }

    @Test
    void anOutputIsSentBeforeTheJobIsCompleted() {
        var id = stage.executing(SENDING, ANNA);
        stage.runner.end(stage.run(id), new Cause.Exited(0));
        stage.jobs.tick();
        stage.tasks.poll().run();
        assertThat(stage.phase(id)).as("while the courier is away").isEqualTo(Phase.EXECUTING);

        stage.settle();
        var job = stage.job(id);
        assertThat(job.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(job.results()).extracting(Result::sent).containsExactly(Optional.of(TARGET), Optional.empty());
        assertThat(stage.storage.at(TARGET)).contains(job.results().getFirst().sha256());
    }

    /** Else two jobs with outputs that nobody takes would stop everybody's. */
    @Test
    void whoseOutputsAreNotTakenKeepsNobodyWaiting() {
        stage.storage.manners(_ -> NOT_NOW);
        stage.site.open("batch", 1);
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));
        assertThat(stage.phase(id)).as("it is tried again").isEqualTo(Phase.EXECUTING);

        stage.executing(RUN, BEN);
    }

    /** That something was fetched well says nothing of what is sent. */
    @Test
    void whatIsFetchedAndWhatIsSentAreTwoThings() {
        var id = stage.executing(FETCHING.sending("result", TARGET), ANNA);
        stage.end(id, new Cause.Exited(0));

        assertThat(stage.job(id).results().getFirst().sent()).contains(TARGET);
        assertThat(stage.storage.asked()).containsExactly(SOURCE, TARGET);
    }

    @Test
    void anOutputIsSentAgainAsPromised() {
        stage.storage.manners(_ -> NOT_NOW);
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));
        assertThat(stage.storage.asked()).hasSize(1);
        stage.seconds(14);
        assertThat(stage.storage.asked()).hasSize(1);
        stage.seconds(2);
        assertThat(stage.storage.asked()).hasSize(2);

        stage.storage.manners(well -> well);
        stage.seconds(31);
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(stage.storage.asked()).hasSize(3);
    }

    @Test
    void anOutputThatCannotBeSentIsAnErrorAndStaysHere() {
        stage.storage.manners(_ -> NOT_NOW);
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));
        stage.pass(Duration.ofMinutes(5));

        var job = stage.job(id);
        assertThat(job.phase()).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("stage-out-unreachable");
        assertThat(job.results()).hasSize(2).allMatch(result -> result.sent().isEmpty());
        assertThat(stage.storage.asked()).hasSize(5);
        stage.completed(ANNA); // its place is free
    }

    @Test
    void whatStandsAtATargetIsNoReasonToTryAgain() {
        stage.storage.manners(_ -> new Failed("exists", "Something else is there.", false));
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));

        assertThat(stage.word(id)).isEqualTo("stage-out-exists");
        assertThat(stage.storage.asked()).hasSize(1);
    }

    /** CEA's own server learned this the hard way (bug 2077, cea.md 4.9, 12). */
    @Test
    void nothingIsSentForAJobThatFailed() {
        var id = stage.ended(SENDING, new Cause.Exited(1));

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.storage.asked()).isEmpty();
        assertThat(stage.job(id).results()).hasSize(2);
    }

    @Test
    void abortEndsTheSendingAndKeepsTheResults() {
        stage.storage.manners(_ -> NOT_NOW);
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));
        stage.jobs.abort(id, ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.job(id).results()).hasSize(2);
        stage.pass(Duration.ofMinutes(5));
        assertThat(stage.storage.asked()).hasSize(1);
    }

    @Test
    void sendingIsAPartOfTheExecutionDuration() {
        stage.storage.manners(_ -> NOT_NOW);
        var id = stage.executing(SENDING.lasting(10), ANNA);
        stage.end(id, new Cause.Exited(0));
        stage.seconds(16);

        assertThat(stage.word(id)).isEqualTo("duration");
        assertThat(stage.job(id).results()).hasSize(2);
    }

    @Test
    void aServerThatDiedWhileItSentSendsAgain() {
        stage.storage.manners(_ -> NOT_NOW);
        var id = stage.executing(SENDING, ANNA);
        stage.end(id, new Cause.Exited(0));
        stage.storage.manners(well -> well);
        stage.restart();

        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(stage.runner.starts()).hasSize(1);
    }

    static String result(JobId id) {
        return "http://localhost:8080/jobs/" + id + "/results/result";
    }

    @Test
    void theResultOfOneJobIsTheInputOfTheNextWithoutAnyRequest() {
        var first = stage.completed(ANNA);
        var second = stage.executing(RUN.with(Ask.text("hello"), Ask.imageAt(result(first))), ANNA);

        assertThat(stage.files.inputs(second)).containsExactly("from-1");
        assertThat(stage.storage.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4711/apps/slow/async/", "http://LOCALHOST/routes/batch/jobs/"})
    void aServerThatNobodyPublishedIsKnownByAnyAddressOfItsMachine(String list) {
        var first = stage.completed(NOBODY);
        stage.executing(RUN.with(Ask.text("hello"), Ask.imageAt(list + first + "/results/result")), ANNA);
    }

    @Test
    void aResultOfSomebodyElseIsAsMissingAsNone() {
        var annas = result(stage.completed(ANNA));
        var none = result(JobId.random(new java.security.SecureRandom()));
        assertThat(refusal(annas, BEN)).isEqualTo(refusal(none, BEN).replace(none, annas));
        assertThat(refusal(annas, NOBODY)).contains("not a result that you may read");
        assertThat(refusal(annas, Stage.OPERATOR)).contains("not a result that you may read");
    }

    private String refusal(String uri, Caller caller) {
        try {
            stage.create(JOB.with(Ask.text("hello"), Ask.imageAt(uri)), caller);
            return "";
        } catch (Refused refused) {
            return refused.refusal().toString();
        }
    }

    @Test
    void aResultThatIsGoneWhenItIsWantedIsMissed() {
        var first = stage.completed(ANNA);
        var second = stage.create(JOB.with(Ask.text("hello"), Ask.imageAt(result(first))), ANNA);
        stage.jobs.delete(first, ANNA);
        stage.jobs.run(second, ANNA);
        stage.settle();

        assertThat(stage.word(second)).isEqualTo("stage-in-missing");
    }

    @Test
    void aResultThatIsStillToComeIsWaitedForByItsClient() {
        var first = stage.executing(RUN, ANNA);
        var second = stage.create(RUN.with(Ask.text("hello"), Ask.imageAt(result(first))), ANNA);
        stage.settle();

        assertThat(stage.word(second)).isEqualTo("stage-in-too-early");
        assertThat(stage.job(second).error().orElseThrow().passing()).isTrue();
    }

    @Test
    void anAddressOfThisServerIsNoTarget() {
        assertThatThrownBy(() -> stage.create(JOB.sending("result", "http://localhost:8080/jobs/x"), ANNA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().kind().word()).isEqualTo("address-not-allowed"));
    }

    /** Claimed, and the courier is about to go. */
    private JobId underway(Ask ask, Caller caller) {
        stage.settle();
        var id = stage.create(ask, caller);
        stage.jobs.tick();
        stage.tasks.poll().run();
        assertThat(stage.job(id)).extracting(Job::phase).isEqualTo(Phase.EXECUTING);
        assertThat(stage.tasks).hasSize(1);
        return id;
    }

    @Test
    void whatIsReplacedWhileAJobIsPendingIsCheckedToo() {
        var id = stage.create(JOB, ANNA);
        assertThatThrownBy(() -> stage.jobs.parameters(id, ANNA, List.of(Ask.imageAt("vos://example.org/x"))))
                .isInstanceOf(Refused.class);
        stage.jobs.parameters(id, ANNA, List.of(Ask.imageAt(SOURCE)));
        stage.jobs.run(id, ANNA);
        stage.settle();
        assertThat(stage.runner.starts()).hasSize(1);
    }
}
