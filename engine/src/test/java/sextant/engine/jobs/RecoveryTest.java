package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.NOBODY;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.engine.fault.Hazard;
import sextant.engine.pace.Time;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.job.Phase;

/** The server dies and another one starts: what it finds, and what it makes of it. */
class RecoveryTest {

    private final Stage stage = new Stage();

    @Test
    void aRunThatIsAliveGoesOn() {
        var id = stage.executing(RUN, ANNA);
        stage.restart();

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.starts()).hasSize(1);
        stage.end(id, new Cause.Exited(0));
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(stage.job(id).results()).hasSize(2);
    }

    @Test
    void anEndThatHappenedMeanwhileIsRecorded() {
        var id = stage.executing(RUN, ANNA);
        stage.die();
        stage.runner.end(stage.run(id), new Cause.Exited(3));
        stage.time.pass(Duration.ofMinutes(1));
        stage.begin();
        stage.settle();

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.job(id).ended()).contains(Time.START);
    }

    @Test
    void aJobThatWasClaimedAndNeverStartedIsStartedUnderTheSameName() {
        dieAt("before submit");
        var id = stage.create(RUN, ANNA);
        work();
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.starts()).isEmpty();

        stage.restart();
        assertThat(stage.runner.starts()).containsExactly(stage.run(id));
        assertThat(stage.job(id).attempt()).isEqualTo(1);
    }

    @Test
    void aJobOfWhichNobodyKnowsWhetherItWasStartedIsNotStartedTwice() {
        dieAt("after submit");
        var id = stage.create(RUN, ANNA);
        work();

        stage.restart();
        assertThat(stage.runner.starts()).containsExactly(stage.run(id));
    }

    @Test
    void jobsThatWaitedWaitAgainInTheSameOrder() {
        stage.site.open("batch", 0);
        var first = stage.create(RUN, ANNA);
        stage.seconds(1);
        var second = stage.create(RUN, ANNA);
        stage.restart();
        assertThat(stage.jobs.place(stage.job(second))).contains(1);

        stage.site.open("batch", 1);
        stage.settle();
        assertThat(stage.phase(first)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.phase(second)).isEqualTo(Phase.QUEUED);
    }

    @Test
    void runsThatAreAliveKeepTheirPlaces() {
        stage.site.open("batch", 1);
        stage.executing(RUN, ANNA);
        var next = stage.create(RUN, ANNA);
        stage.restart();

        assertThat(stage.phase(next)).isEqualTo(Phase.QUEUED);
    }

    @Test
    void aRunThatWasLostIsStartedAgainOnlyIfItsApplicationAllowsThatAndNotForEver() {
        var slow = stage.executing(RUN, ANNA);
        var sturdy = stage.executing(RUN.application("sturdy"), ANNA);
        stage.end(slow, new Cause.Lost("machine-restarted", "the machine was started again"));
        stage.end(sturdy, new Cause.Lost("machine-restarted", "the machine was started again"));

        assertThat(stage.phase(slow)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(slow)).isEqualTo("machine-restarted");
        assertThat(stage.phase(sturdy)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.job(sturdy).attempt()).isEqualTo(2);

        stage.end(sturdy, new Cause.Lost("machine-restarted", "once more"));
        assertThat(stage.job(sturdy).attempt()).isEqualTo(3);
        stage.end(sturdy, new Cause.Lost("machine-restarted", "once more"));
        assertThat(stage.phase(sturdy)).isEqualTo(Phase.ERROR);
    }

    @Test
    void aRunThatIsLostWhileItIsStartedIsStartedAgain() {
        var lost = new Plan(Duration.ZERO, new Cause.Lost("supervisor-lost", "its supervisor is gone"), Duration.ZERO);
        var unlucky = new Stage(run -> run.name().attempt() == 1 ? lost : Plan.ENDLESS, new Random(1));
        unlucky.begin();
        var id = unlucky.executing(RUN.application("sturdy"), ANNA);

        assertThat(unlucky.job(id).attempt()).isEqualTo(2);
        assertThat(unlucky.runner.alive()).containsExactly(unlucky.run(id));
    }

    @Test
    void aJobThatWaitsForItsSecondRunHasNotStarted() {
        var id = stage.executing(RUN.application("sturdy"), ANNA);
        stage.site.open("batch", 0);
        stage.end(id, new Cause.Lost("machine-restarted", "the machine was started again"));

        assertThat(stage.phase(id)).isEqualTo(Phase.QUEUED);
        assertThat(stage.job(id).started()).isEmpty();
    }

    @Test
    void aLimitThatWasPromisedHoldsAlthoughTheServerDied() {
        var id = stage.executing(RUN, ANNA);
        stage.store.hazard(dying("after save"));
        try {
            stage.jobs.executionDuration(id, ANNA, 20);
            throw new AssertionError("it should have died");
        } catch (Weather.Death death) {
            stage.store.hazard(Hazard.NONE);
        }
        stage.restart();
        stage.seconds(26);

        assertThat(stage.job(id).executionDuration()).isEqualTo(20);
        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
    }

    @Test
    void aClockThatWasSetForwardMeanwhileEndsNoRunAndHidesNone() {
        var id = stage.executing(RUN.lasting(3600), ANNA);
        stage.seconds(60);
        stage.die();
        stage.time.jump(Duration.ofHours(5));
        stage.begin();
        stage.seconds(60);

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void aRunThatTheRunnerForgotAboutIsLost() {
        var id = stage.executing(RUN, ANNA);
        stage.runner.lose(stage.run(id));
        stage.seconds(6);

        assertThat(stage.phase(id)).isEqualTo(Phase.ERROR);
        assertThat(stage.word(id)).isEqualTo("run-vanished");
    }

    @Test
    void anAbortThatWasPromisedComesTrueAfterARestart() {
        var stubborn =
                new Stage(_ -> new Plan(Duration.ofDays(1), new Cause.Exited(0), Duration.ofSeconds(3)), new Random(1));
        stubborn.begin();
        var id = stubborn.executing(RUN, ANNA);
        stubborn.runner.hazard(dying("before cancel"));
        try {
            stubborn.jobs.abort(id, ANNA);
        } catch (Weather.Death death) {
            stubborn.runner.hazard(Hazard.NONE);
        }
        stubborn.restart();
        stubborn.seconds(5);

        assertThat(stubborn.phase(id)).isEqualTo(Phase.ABORTED);
    }

    @Test
    void aSuspensionThatWasPromisedComesTrueAfterARestart() {
        var id = stage.executing(RUN, ANNA);
        dieAt("before suspend");
        try {
            stage.jobs.suspend(id, ANNA);
        } catch (Weather.Death death) {
            stage.runner.hazard(Hazard.NONE);
        }
        assertThat(stage.runner.suspended(stage.run(id))).isFalse();
        stage.restart();

        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);
        assertThat(stage.runner.suspended(stage.run(id))).isTrue();
    }

    @Test
    void aSuspendedRunStaysSuspendedAndItsTimeIsNotCounted() {
        var id = stage.executing(RUN.lasting(60), ANNA);
        stage.seconds(50);
        stage.jobs.suspend(id, ANNA);
        stage.restart();
        stage.seconds(100);
        assertThat(stage.phase(id)).isEqualTo(Phase.SUSPENDED);

        stage.jobs.run(id, ANNA);
        stage.restart();
        stage.seconds(8);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        stage.seconds(8);
        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
    }

    @Test
    void theLimitOfARunIsAsBefore() {
        var id = stage.executing(RUN.lasting(60), ANNA);
        stage.seconds(40);
        stage.restart();
        stage.seconds(18);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        stage.seconds(8);
        assertThat(stage.phase(id)).isEqualTo(Phase.ABORTED);
    }

    @Test
    void runsAndFoldersThatNoJobOwnsAreTakenAway() {
        var id = stage.executing(RUN.with(Ask.text("hello"), Ask.image(spooled())), ANNA);
        stage.store.delete(stage.job(id));
        spooled();
        stage.restart();
        stage.seconds(2);

        assertThat(stage.runner.alive()).isEmpty();
        assertThat(stage.runner.known()).isEmpty();
        assertThat(stage.files.known()).isEmpty();
        assertThat(stage.files.spooled()).isEmpty();
    }

    @Test
    void whatAJobKnowsOfItselfIsStillThere() {
        var pending = stage.create(JOB, ANNA);
        var completed = stage.completed(NOBODY);
        var before = stage.store.all();
        stage.restart();

        assertThat(stage.store.all()).isEqualTo(before);
        assertThat(stage.jobs.find(pending, ANNA).phase()).isEqualTo(Phase.PENDING);
        assertThat(stage.jobs.find(completed, NOBODY).results()).hasSize(2);
    }

    @Test
    void jobsAreCreatedLaterThanThoseBeforeEvenIfTheClockWasSetBack() {
        var before = stage.job(stage.create(JOB, NOBODY)).created();
        stage.time.jump(Duration.ofHours(-1));
        stage.restart();
        var after = stage.job(stage.create(JOB, NOBODY)).created();

        assertThat(after).isAfter(before);
    }

    @Test
    void theHistoryOfAnApplicationPredictsTheEndOfItsNextJob() {
        var id = stage.executing(RUN, ANNA);
        assertThat(stage.job(id).quote()).isEmpty();
        stage.seconds(10);
        stage.end(id, new Cause.Exited(0));
        stage.restart();
        stage.site.open("batch", 1);

        var now = stage.time.instant();
        var first = stage.create(RUN, ANNA);
        assertThat(stage.job(first).quote()).contains(now.plusSeconds(10));
        stage.settle();
        stage.create(RUN, ANNA);
        var third = stage.create(RUN, ANNA);
        assertThat(stage.job(third).quote()).as("two are before it").contains(now.plusSeconds(30));
        assertThat(stage.job(first).quote()).isEqualTo(Optional.of(now.plusSeconds(10)));
    }

    private String spooled() {
        return stage.files.spool(InputStream.nullInputStream(), 1).name();
    }

    private static Hazard dying(String where) {
        return place -> {
            if (place.equals(where)) {
                throw new Weather.Death(place);
            }
        };
    }

    private void dieAt(String where) {
        stage.runner.hazard(dying(where));
    }

    /** Works until the server dies. */
    private void work() {
        try {
            stage.settle();
            throw new AssertionError("it should have died");
        } catch (Weather.Death death) {
            stage.runner.hazard(Hazard.NONE);
        }
    }
}
