package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;
import static sextant.engine.jobs.Stage.NOBODY;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.engine.fault.Hazard;
import sextant.engine.pace.Time;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.store.StoreUnavailable;
import sextant.model.caller.Caller;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;

/** What becomes of submissions: what is taken and how, and what is refused and leaves nothing behind. */
class IntakeTest {

    private final Stage stage = new Stage();

    @Test
    void aJobHasTheTimesThatTheOperatorAllows() {
        var usual = stage.job(stage.create(JOB, ANNA));
        assertThat(usual.created()).isEqualTo(Time.START);
        assertThat(usual.destruction()).contains(Time.START.plus(Duration.ofDays(7)));
        assertThat(usual.executionDuration()).isEqualTo(3600);

        var greedy =
                stage.job(stage.create(JOB.lasting(Long.MAX_VALUE).until(Instant.parse("9999-12-31T23:59:59Z")), ANNA));
        assertThat(greedy.destruction()).contains(greedy.created().plus(Duration.ofDays(30)));
        assertThat(greedy.executionDuration()).isEqualTo(Duration.ofDays(7).toSeconds());

        var modest = stage.job(stage.create(JOB.lasting(60).until(Time.START.plusSeconds(90)), ANNA));
        assertThat(modest.destruction()).contains(Time.START.plusSeconds(90));
        assertThat(modest.executionDuration()).isEqualTo(60);
    }

    @Test
    void eachJobIsCreatedLaterThanTheOneBeforeAlsoAtTheSameMoment() {
        var first = stage.job(stage.create(JOB, ANNA)).created();
        var second = stage.job(stage.create(JOB, ANNA)).created();

        assertThat(second).isEqualTo(first.plusNanos(1_000));
    }

    @Test
    void anApplicationIsKnownByItsNameAndByItsIdentifier() {
        for (var name : List.of("slow", "ivo://example.org/slow", "example.org/slow")) {
            assertThat(stage.job(stage.create(JOB.application(name), ANNA)).application())
                    .isEqualTo("slow");
        }
    }

    @Test
    void theFirstRouteThatRunsTheApplicationForThisCallerTakesIt() {
        stage.site.open("a-members", 1);
        stage.site.only("a-members", "escape");

        assertThat(stage.job(stage.create(JOB, BEN)).route()).isEqualTo("a-members");
        assertThat(stage.job(stage.create(JOB, ANNA)).route()).isEqualTo("batch");
        assertThat(stage.job(stage.create(JOB.route("batch"), BEN)).route()).isEqualTo("batch");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no-such-application", JOB.application("quick"), ANNA),
                Arguments.of("no-such-route", JOB.route("nowhere"), ANNA),
                Arguments.of("not-admitted", JOB.route("members"), ANNA),
                Arguments.of("not-admitted", JOB.route("members"), NOBODY),
                Arguments.of("parameter-name", JOB.with(new ParameterValue.Text("colour", "red")), ANNA),
                Arguments.of(
                        "parameter-type", JOB.with(Ask.text("a"), new ParameterValue.Text("number", "many")), ANNA),
                Arguments.of("parameter-count", JOB.with(Ask.text("a"), Ask.text("b")), ANNA),
                Arguments.of("parameter-missing", RUN.with(), ANNA),
                Arguments.of("parameter-value", JOB.with(Ask.text("--help")), ANNA),
                Arguments.of("bad-character", JOB.with(Ask.text("a\u0000b")), ANNA));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedLeavesNothingBehind(String word, Ask ask, Caller caller) {
        stage.site.open("members", 1);
        stage.site.only("members", "escape");
        var before = stage.everything();

        var refusal = refusal(withUpload(ask), caller);

        assertThat(refusal.kind().word()).isEqualTo(word);
        assertThat(stage.everything()).isEqualTo(before);
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void whatIsMissingMayComeLaterButNotAfterRun() {
        var id = stage.create(JOB.with(), ANNA);
        var refusal = catchThrowableOfType(Refused.class, () -> stage.jobs.run(id, ANNA));
        assertThat(refusal.refusal().kind().word()).isEqualTo("parameter-missing");
        assertThat(stage.phase(id)).isEqualTo(Phase.PENDING);

        stage.jobs.parameters(id, ANNA, List.of(new ParameterValue.Text("TEXT", "here it is")));
        assertThat(stage.jobs.run(id, ANNA).phase()).isEqualTo(Phase.QUEUED);
        assertThat(stage.job(id).parameters()).containsExactly(Ask.text("here it is"));
    }

    @Test
    void parametersAreReplacedByNameWhileTheJobIsPending() {
        var one = new ParameterValue.Text("number", "1");
        var two = new ParameterValue.Text("number", "2");
        var id = stage.create(JOB.with(Ask.text("hello"), one, two), ANNA);

        var after = stage.jobs.parameters(id, ANNA, List.of(Ask.text("bye"), Ask.image(spool())));
        assertThat(after.parameters())
                .containsExactly(
                        one,
                        two,
                        Ask.text("bye"),
                        new ParameterValue.Upload("image", "input-of-spooled-1", "application/fits", 4));

        stage.jobs.run(id, ANNA);
        var refusal =
                catchThrowableOfType(Refused.class, () -> stage.jobs.parameters(id, ANNA, List.of(Ask.image(spool()))));
        assertThat(refusal.refusal().kind().word()).isEqualTo("job-phase");
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void whatWasUploadedForAValueIsDroppedWhenItIsReplacedOrNeverTaken() {
        var id = stage.create(withUpload(JOB), ANNA);
        var first = upload(id).file();

        stage.jobs.parameters(id, ANNA, List.of(Ask.image(spool())));
        var second = upload(id).file();
        assertThat(second).isNotEqualTo(first);
        assertThat(stage.files.inputs(id)).containsExactly(second);

        stage.files.hazard(place -> {
            if (place.equals("after adopt")) {
                stage.jobs.run(id, ANNA);
            }
        });
        var refusal =
                catchThrowableOfType(Refused.class, () -> stage.jobs.parameters(id, ANNA, List.of(Ask.image(spool()))));
        assertThat(refusal.refusal().kind().word()).isEqualTo("job-phase");
        assertThat(stage.files.inputs(id)).containsExactly(second);
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void whatWasLeftOfAReplacedValueWhenTheServerDiedIsDroppedAtTheNextStart() {
        var id = stage.create(withUpload(JOB), ANNA);
        stage.files.hazard(place -> {
            if (place.equals("before retain")) {
                throw new Weather.Death(place);
            }
        });
        assertThatThrownBy(() -> stage.jobs.parameters(id, ANNA, List.of(Ask.image(spool()))))
                .isInstanceOf(Weather.Death.class);
        assertThat(stage.files.inputs(id)).hasSize(2);

        stage.files.hazard(_ -> {});
        stage.restart();
        assertThat(stage.files.inputs(id)).containsExactly(upload(id).file());
    }

    private ParameterValue.Upload upload(JobId id) {
        return (ParameterValue.Upload) stage.job(id).parameters().getLast();
    }

    @Test
    void keysOfAnonymousCallersAreInNobodysWay() {
        var first = stage.create(JOB.key("k", "aa"), NOBODY);

        assertThat(stage.create(JOB.key("k", "aa"), NOBODY)).as("the same").isEqualTo(first);
        assertThat(stage.create(JOB.key("k", "bb"), NOBODY))
                .as("something else")
                .isNotEqualTo(first);
    }

    @Test
    void anUploadBelongsToItsJobBeforeTheJobIsThere() {
        var id = stage.create(withUpload(JOB), ANNA);

        var upload = (ParameterValue.Upload) stage.job(id).parameters().getLast();
        assertThat(stage.files.hasInput(id, upload.file())).isTrue();
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void withoutRoomForItsUploadAJobIsRefused() {
        stage.files.full(true);

        assertThat(refusal(withUpload(JOB), ANNA).kind().status()).isEqualTo(507);
        assertThat(stage.store.all()).isEmpty();
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void aCallerHasSoManyJobsThatHaveNotEndedAndAnonymousCallersTogetherAreOne() {
        stage.site.limit("batch", 2, 3);
        stage.create(JOB, ANNA);
        stage.create(RUN, ANNA);
        var third = stage.executing(RUN, ANNA);

        assertThat(refusal(JOB, ANNA).kind().word()).isEqualTo("too-many-jobs");
        for (int others = 0; others < 3; others++) {
            stage.create(JOB, NOBODY);
            stage.create(JOB, BEN);
        }
        assertThat(refusal(JOB, NOBODY).limit()).contains("3");

        stage.end(third, new Cause.Exited(0));
        stage.create(JOB, ANNA);
        assertThat(refusal(JOB, ANNA).kind().status()).isEqualTo(429);
    }

    @Test
    void afterARestartTheJobsOfBeforeCountAndThoseThatWereDeletedDoNot() {
        stage.site.limit("batch", 2, 2);
        var first = stage.create(JOB, ANNA);
        stage.create(JOB, ANNA);
        stage.restart();
        assertThat(refusal(JOB, ANNA).kind().word()).isEqualTo("too-many-jobs");

        stage.jobs.delete(first, ANNA);
        stage.create(JOB, ANNA);
        assertThat(refusal(JOB, ANNA).kind().word()).isEqualTo("too-many-jobs");
    }

    @Test
    void aRefusedSubmissionDoesNotCount() {
        stage.site.limit("batch", 2, 1);
        stage.files.full(true);
        refusal(withUpload(JOB), ANNA);
        stage.files.full(false);

        assertThat(stage.create(JOB, ANNA)).isNotNull();
    }

    @Test
    void theSameSubmissionUnderTheSameKeyIsTheSameJobAlsoAfterARestart() {
        stage.site.limit("batch", 2, 1);
        var first = stage.create(RUN.key("k", "aa"), ANNA);
        assertThat(stage.create(withUpload(RUN.key("k", "aa")), ANNA)).isEqualTo(first);
        stage.restart();
        assertThat(stage.create(RUN.key("k", "aa"), ANNA)).isEqualTo(first);

        assertThat(stage.store.all()).hasSize(1);
        assertThat(stage.files.spooled()).isEmpty();
        assertThat(stage.create(RUN.key("k", "aa"), BEN))
                .as("a key is its caller's")
                .isNotEqualTo(first);
    }

    @Test
    void anotherSubmissionUnderTheSameKeyIsRefused() {
        stage.create(JOB.key("k", "aa"), ANNA);

        assertThat(refusal(JOB.key("k", "bb"), ANNA).kind().status()).isEqualTo(422);
        assertThat(stage.store.all()).hasSize(1);
    }

    @Test
    void aKeyIsFreeAgainWhenItsJobIsDeleted() {
        var first = stage.create(JOB.key("k", "aa"), ANNA);
        stage.jobs.delete(first, ANNA);

        assertThat(stage.create(JOB.key("k", "bb"), ANNA)).isNotEqualTo(first);
    }

    @Test
    void aJobThatWasStoredAlthoughItsClientWasToldOtherwiseIsRunLikeAnyOther() {
        stage.store.hazard(failing("after create"));
        assertThat(refusal(RUN.key("k", "aa"), ANNA).kind().status()).isEqualTo(503);
        stage.store.hazard(_ -> {});
        stage.settle();

        assertThat(stage.store.all())
                .singleElement()
                .satisfies(job -> assertThat(job.phase()).isEqualTo(Phase.EXECUTING));
        assertThat(stage.create(RUN.key("k", "aa"), ANNA))
                .isEqualTo(stage.store.all().getFirst().id());
    }

    @Test
    void aJobThatWasNotStoredLeavesNoFolder() {
        stage.store.hazard(failing("before create"));
        assertThat(refusal(withUpload(RUN), ANNA).kind().status()).isEqualTo(503);
        stage.store.hazard(_ -> {});
        stage.settle();

        assertThat(stage.store.all()).isEmpty();
        assertThat(stage.files.known()).isEmpty();
    }

    private static Hazard failing(String where) {
        return place -> {
            if (place.equals(where)) {
                throw new StoreUnavailable("no connection", false, new IllegalStateException());
            }
        };
    }

    private String spool() {
        return stage.files.spool(InputStream.nullInputStream(), 1).name();
    }

    private Ask withUpload(Ask ask) {
        var parameters = new ArrayList<>(ask.parameters());
        parameters.add(Ask.image(spool()));
        return ask.with(parameters.toArray(ParameterValue[]::new));
    }

    private Refusal refusal(Ask ask, Caller caller) {
        return catchThrowableOfType(Refused.class, () -> stage.create(ask, caller))
                .refusal();
    }
}
