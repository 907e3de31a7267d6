package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.NOBODY;
import static sextant.engine.jobs.Stage.OPERATOR;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.job.Job.Suspender;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.Refused;

/** What clients and the operator do to jobs: abort, suspend, limits, deletion; and what nobody can see. */
class ControlTest {

    private final Stage stage = new Stage();

    @Test
    void abortingWhatDoesNotRunTakesEffectAtOnce() {
        stage.site.hold("batch");
        for (var id : new JobId[] {stage.create(JOB, ANNA), stage.create(RUN, ANNA)}) {
            var job = stage.jobs.abort(id, ANNA);

            assertThat(job.phase()).isEqualTo(Phase.ABORTED);
            assertThat(job.ended()).isPresent();
            assertThat(job.started()).isEmpty();
            assertThat(stage.word(id)).isEqualTo("aborted");
        }
        stage.settle();
        assertThat(stage.runner.starts()).isEmpty();
    }

    @Test
    void anAbortedJobKeepsWhatItHadWritten() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.abort(id, ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.job(id).results()).hasSize(2);
        assertThat(stage.runner.alive()).isEmpty();
    }

    @Test
    void aJobIsAbortedOnlyWhenNothingOfItIsAlive() {
        var stubborn = stage(new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofSeconds(8)));
        var id = stubborn.executing(RUN, ANNA);
        stubborn.jobs.abort(id, ANNA);
        stubborn.seconds(7);
        assertThat(stubborn.phase(id)).isEqualTo(Phase.EXECUTING);

        stubborn.seconds(2);
        assertThat(stubborn.phase(id)).isEqualTo(Phase.ABORTED);
    }

    /** CEA overwrote ABORTED by ERROR when the interrupted program complained. */
    @Test
    void howeverTheProgramEndsAfterAnAbortTheJobIsAborted() {
        for (var cause : new Cause[] {
            new Cause.Exited(0),
            new Cause.Exited(1),
            new Cause.Signalled("TERM"),
            new Cause.Lost("supervisor-lost", "gone")
        }) {
            var slow = stage(new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofSeconds(8)));
            var id = slow.executing(RUN.application("sturdy"), ANNA);
            slow.jobs.abort(id, ANNA);
            slow.end(id, cause);

            assertThat(slow.phase(id)).isEqualTo(Phase.ABORTED);
            assertThat(slow.word(id)).isEqualTo("aborted");
        }
    }

    @Test
    void abortingWhatHasEndedChangesNothing() {
        var id = stage.completed(ANNA);
        var before = stage.everything();

        assertThat(stage.jobs.abort(id, ANNA).phase()).isEqualTo(Phase.COMPLETED);
        assertThat(stage.everything()).isEqualTo(before);
    }

    @Test
    void aSuspendedJobStandsStillUntilItsClientLetsItGoOn() {
        var id = stage.executing(RUN, ANNA);
        stage.seconds(10);
        assertThat(stage.jobs.suspend(id, ANNA).suspendedBy()).contains(Suspender.CLIENT);
        stage.seconds(100);
        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);
        assertThat(stage.runner.suspended(stage.run(id))).isTrue();

        assertThat(stage.jobs.run(id, ANNA).phase()).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.suspended(stage.run(id))).isFalse();
        stage.end(id, new Cause.Exited(0));
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void theTimeInWhichAJobStandsStillIsNotCounted() {
        var id = stage.executing(RUN.lasting(60), ANNA);
        stage.seconds(50);
        stage.jobs.suspend(id, ANNA);
        stage.seconds(500);
        stage.jobs.run(id, ANNA);
        stage.seconds(9);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);

        stage.seconds(7);
        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.word(id)).isEqualTo("duration");
    }

    @Test
    void nobodyRunsLongerBySuspendingOftenerThanASecondLasts() {
        var id = stage.executing(RUN.lasting(10), ANNA);
        for (int times = 0; times < 13; times++) {
            stage.pass(Duration.ofMillis(800));
            if (stage.phase(id) == Phase.EXECUTING) {
                stage.jobs.suspend(id, ANNA);
                stage.jobs.run(id, ANNA);
            }
        }
        stage.seconds(6);

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(stage.word(id)).isEqualTo("duration");
    }

    @Test
    void aSuspendedJobThatNobodyCanSeeGoesOnWhenItsClientSaysSo() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.suspend(id, ANNA);
        stage.runner.blind(true);
        stage.seconds(18);
        assertThat(stage.jobs.run(id, ANNA).phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(stage.job(id).suspendedBy()).isEmpty();

        stage.runner.blind(false);
        stage.seconds(2);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.suspended(stage.run(id))).isFalse();
    }

    @Test
    void aSuspendedJobCanBeAborted() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.suspend(id, ANNA);
        stage.jobs.abort(id, ANNA);
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
    }

    @Test
    void onlyWhatExecutesCanBeSuspended() {
        var id = stage.create(JOB, ANNA);

        assertThatThrownBy(() -> stage.jobs.suspend(id, ANNA))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("PENDING");
    }

    @Test
    void whatTheSystemSuspendsItLetsGoOnByItself() {
        var id = stage.executing(RUN, ANNA);
        stage.site.stop("batch");
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);
        assertThat(stage.job(id).suspendedBy()).contains(Suspender.SYSTEM);
        assertThat(stage.jobs.run(id, ANNA).phase()).as("the client cannot").isEqualTo(Phase.SUSPENDED);

        stage.site.open("batch", 2);
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.suspended(stage.run(id))).isFalse();
    }

    @Test
    void whatItsClientSuspendedStaysSoWhenTheOperatorOpensTheRouteAgain() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.suspend(id, ANNA);
        stage.site.stop("batch");
        stage.settle();
        stage.site.open("batch", 2);
        stage.settle();
        assertThat(stage.job(id).suspendedBy()).contains(Suspender.CLIENT);

        stage.site.stop("batch");
        stage.jobs.run(id, ANNA);
        assertThat(stage.job(id).suspendedBy())
                .as("now it waits for the operator")
                .contains(Suspender.SYSTEM);
        stage.site.open("batch", 2);
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void onAHeldRouteAJobIsHeldUntilItsClientAsksAgain() {
        stage.site.hold("batch");
        var pending = stage.create(JOB, ANNA);
        assertThat(stage.jobs.run(pending, ANNA).phase()).isEqualTo(Phase.HELD);
        var held = stage.create(RUN, ANNA);
        assertThat(stage.phase(held)).isEqualTo(Phase.HELD);
        assertThat(stage.jobs.run(held, ANNA).phase()).as("asked too early").isEqualTo(Phase.HELD);

        stage.site.open("batch", 2);
        stage.seconds(5);
        assertThat(stage.phase(held)).isEqualTo(Phase.HELD);
        assertThat(stage.jobs.run(held, ANNA).phase()).isEqualTo(Phase.QUEUED);
        stage.settle();
        assertThat(stage.phase(held)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void whatWaitedBeforeTheRouteWasHeldGoesOnWaiting() {
        stage.site.open("batch", 0);
        var id = stage.create(RUN, ANNA);
        stage.site.hold("batch");
        stage.seconds(5);
        assertThat(stage.phase(id)).isEqualTo(Phase.QUEUED);

        stage.site.open("batch", 1);
        stage.settle();
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void aRunThatCannotBeSeenForTenSecondsIsUnknownUntilItIsSeenAgain() {
        var id = stage.executing(RUN, ANNA);
        stage.runner.blind(true);
        stage.seconds(10);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        stage.seconds(8);
        assertThat(stage.phase(id)).isEqualTo(Phase.UNKNOWN);

        stage.runner.blind(false);
        stage.seconds(2);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.starts()).hasSize(1);
    }

    @Test
    void aSuspendedRunThatIsSeenAgainIsStillSuspended() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.suspend(id, ANNA);
        stage.runner.blind(true);
        stage.seconds(18);
        assertThat(stage.phase(id)).isEqualTo(Phase.UNKNOWN);

        stage.runner.blind(false);
        stage.seconds(2);
        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void anEndIsRecordedAlsoOfARunThatWasUnknown() {
        var id = stage.executing(RUN, ANNA);
        stage.runner.blind(true);
        stage.seconds(18);
        stage.runner.end(stage.run(id), new Cause.Exited(0));
        stage.runner.blind(false);
        stage.seconds(2);

        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aRunThatIsAliveLongAfterItsLimitIsUnknown() {
        var immortal = stage(new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofMinutes(5)));
        var id = immortal.executing(RUN.lasting(60), ANNA);
        immortal.seconds(60 + 19);
        assertThat(immortal.phase(id)).isEqualTo(Phase.EXECUTING);
        immortal.seconds(7);
        assertThat(immortal.phase(id)).isEqualTo(Phase.UNKNOWN);

        immortal.seconds(300);
        assertThat(immortal.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(immortal.word(id)).isEqualTo("duration");
    }

    @Test
    void aRunThatIsAliveLongAfterItWasEndedIsUnknownAndItsPlaceStaysTaken() {
        var immortal = stage(new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofMinutes(5)));
        immortal.site.open("batch", 1);
        var id = immortal.executing(RUN, ANNA);
        var next = immortal.create(RUN, ANNA);
        immortal.jobs.abort(id, ANNA);
        immortal.seconds(27);
        assertThat(immortal.phase(id)).isEqualTo(Phase.UNKNOWN);
        assertThat(immortal.phase(next)).isEqualTo(Phase.QUEUED);

        immortal.seconds(300);
        assertThat(immortal.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(immortal.phase(next)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void aDeletedJobIsGoneAtOnceAndItsPlaceIsFreeWhenItsRunIs() {
        var stubborn = stage(new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofSeconds(8)));
        stubborn.site.open("batch", 1);
        var id = stubborn.executing(RUN, ANNA);
        var next = stubborn.create(RUN, ANNA);
        stubborn.jobs.delete(id, ANNA);
        assertThat(stubborn.stored(id)).isFalse();
        stubborn.seconds(7);
        assertThat(stubborn.runner.alive()).hasSize(1);
        assertThat(stubborn.phase(next)).isEqualTo(Phase.QUEUED);

        stubborn.seconds(3);
        assertThat(stubborn.phase(next)).isEqualTo(Phase.EXECUTING);
        assertThat(stubborn.files.known()).containsExactly(next);
    }

    @Test
    void everyJobCanBeDeletedInEveryPhase() {
        stage.site.open("batch", 1);
        var executing = stage.executing(RUN, ANNA);
        var queued = stage.create(RUN, ANNA);
        var pending = stage.create(JOB, ANNA);
        var aborted = stage.create(JOB, ANNA);
        stage.jobs.abort(aborted, ANNA);
        stage.files.full(true);
        for (var id : new JobId[] {executing, queued, pending, aborted}) {
            stage.jobs.delete(id, ANNA);
        }
        stage.seconds(10);

        assertThat(stage.store.all()).isEmpty();
        assertThat(stage.runner.known()).isEmpty();
    }

    @Test
    void theOperatorEndsAnybodysJobAndTheJobSaysSo() {
        var id = stage.executing(RUN, ANNA);
        stage.jobs.abort(id, OPERATOR);
        stage.settle();

        assertThat(stage.job(id).error().orElseThrow().message()).contains("operator");
    }

    @Test
    void aLongerDurationIsCutToWhatTheOperatorAllows() {
        var id = stage.create(JOB, NOBODY);
        long week = Duration.ofDays(7).toSeconds();
        assertThat(stage.job(id).executionDuration())
                .as("what the application says")
                .isEqualTo(3600);

        assertThat(stage.jobs.executionDuration(id, NOBODY, 10).executionDuration())
                .isEqualTo(10);
        assertThat(stage.jobs.executionDuration(id, NOBODY, 0).executionDuration())
                .isEqualTo(week);
        assertThat(stage.jobs.executionDuration(id, NOBODY, Long.MAX_VALUE).executionDuration())
                .isEqualTo(week);
    }

    @Test
    void aNewLimitHoldsForTheRunThatIsAlive() {
        var id = stage.executing(RUN, NOBODY);
        stage.seconds(5);
        stage.jobs.executionDuration(id, NOBODY, 20);
        stage.seconds(14);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);

        stage.seconds(6);
        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
        assertThat(Duration.between(
                        stage.job(id).started().orElseThrow(),
                        stage.job(id).ended().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void alsoTheLongestLimitIsCountedRight() {
        var id = stage.executing(RUN.lasting(Integer.MAX_VALUE), NOBODY);
        stage.pass(Duration.ofDays(6), Duration.ofHours(1));
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);

        stage.jobs.destruction(id, NOBODY, Optional.empty());
        stage.pass(Duration.ofDays(1).plusSeconds(5), Duration.ofHours(1));
        assertThat(stage.word(id)).isEqualTo("duration");
    }

    private static Stage stage(Plan plan) {
        var stage = new Stage(_ -> plan, new Random(1));
        stage.begin();
        return stage;
    }
}
