package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;
import static sextant.engine.jobs.Stage.NOBODY;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.engine.hosting.Reservations;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.caller.Caller;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/** Jobs that are made before they are run: held for a while, few for each caller, and forgotten if nobody runs them. */
class ReservationTest {

    private static final Duration HOLD = Reservations.DEFAULT.hold();
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Stage stage = new Stage();

    @Test
    void aReservationIsPendingAndIsForgottenAtItsTimeAlsoWhereJobsAreArchived() {
        var id = reserve(ANNA);
        assertThat(stage.phase(id)).isEqualTo(Phase.PENDING);
        assertThat(stage.job(id).reserved()).contains(stage.job(id).created().plus(HOLD));
        assertThat(stage.job(id).destruction()).isEqualTo(stage.job(id).reserved());

        stage.pass(HOLD.minusSeconds(10), STEP);
        assertThat(stage.stored(id)).isTrue();

        stage.pass(Duration.ofSeconds(20), STEP);
        assertThat(stage.stored(id)).isFalse();
        assertThatThrownBy(() -> stage.jobs.run(id, ANNA)).isInstanceOf(Refused.class);
    }

    @Test
    void aServerThatWasNotThereForgetsItWhenItIsBack() {
        var id = reserve(ANNA);
        stage.die();
        stage.time.pass(HOLD.plusSeconds(1));
        stage.begin();
        stage.seconds(5);

        assertThat(stage.stored(id)).isFalse();
    }

    @Test
    void whoRunsItInTimeHasAJobLikeAnyOther() {
        var id = reserve(ANNA);
        stage.pass(HOLD.minusSeconds(10), STEP);
        stage.jobs.run(id, ANNA);
        stage.pass(HOLD, STEP);

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.job(id).reserved()).isEmpty();
        assertThat(stage.job(id).destruction())
                .as("kept as long as others")
                .hasValueSatisfying(
                        when -> assertThat(when).isAfter(stage.time.instant().plus(Duration.ofDays(6))));
    }

    /** The sweep found it due, and its client was faster. */
    @Test
    void aReservationThatIsRunAfterItsTimeAndBeforeItIsForgottenStays() {
        var id = reserve(ANNA);
        stage.time.pass(HOLD.plusSeconds(1));
        stage.jobs.run(id, ANNA);
        stage.seconds(10);

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void itsDestructionCannotBeLaterThanItsTime() {
        var id = reserve(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.empty());
        assertThat(stage.job(id).destruction()).isEqualTo(stage.job(id).reserved());

        var sooner = stage.job(id).created().plusSeconds(60);
        stage.jobs.destruction(id, ANNA, Optional.of(sooner));
        stage.jobs.run(id, ANNA);
        assertThat(stage.job(id).destruction())
                .as("what its client wanted stays")
                .contains(sooner);
    }

    @Test
    void eachCallerHoldsFewAndARestartDoesNotForgetThem() {
        var first = reserve(ANNA);
        reserve(ANNA);
        stage.restart();

        assertThat(refusal(ANNA)).isEqualTo(RefusalKind.TOO_MANY_JOBS);
        reserve(BEN);
        stage.jobs.run(first, ANNA);
        reserve(ANNA);
        assertThat(refusal(ANNA)).isEqualTo(RefusalKind.TOO_MANY_JOBS);
    }

    @Test
    void aReservationThatIsDeletedOrExpiresMakesRoomForAnother() {
        var first = reserve(ANNA);
        reserve(ANNA);
        stage.jobs.delete(first, ANNA);
        reserve(ANNA);
        stage.pass(HOLD.plusSeconds(20), STEP);

        reserve(ANNA);
        reserve(ANNA);
    }

    @Test
    void callersWhomNobodyKnowsHoldNoneUnlessTheOperatorOpensThat() {
        assertThat(refusal(NOBODY)).isEqualTo(RefusalKind.NOT_ADMITTED);
        assertThat(stage.store.all()).isEmpty();

        stage.site.reservations(new Reservations(1, HOLD, true));
        stage.site.open("batch", 2);
        reserve(NOBODY);
        assertThat(refusal(NOBODY)).as("all of them together").isEqualTo(RefusalKind.TOO_MANY_JOBS);
    }

    @Test
    void theyCountAsJobsOfTheirCaller() {
        stage.site.limit("batch", 2, 1);
        reserve(ANNA);

        assertThatThrownBy(() -> stage.create(JOB, ANNA)).hasMessageContaining("1 jobs on the route");
    }

    @Test
    void whatIsRefusedLeavesRoomAndNothingBehind() {
        stage.site.limit("batch", 2, 3);
        reserve(ANNA);
        reserve(ANNA);
        refusal(ANNA);

        stage.create(JOB, ANNA);
        assertThat(stage.store.all()).hasSize(3);
    }

    @Test
    void aRouteThatIsHeldTakesItUpToo() {
        var id = reserve(ANNA);
        stage.site.hold("batch");
        stage.jobs.run(id, ANNA);

        assertThat(stage.phase(id)).isEqualTo(Phase.HELD);
        assertThat(stage.job(id).reserved()).isEmpty();
    }

    /** The prediction of one that waits is made anew whenever it is asked for. */
    @Test
    void aJobThatWaitsHasAQuoteFromTheQueueBeforeIt() {
        var before = stage.executing(RUN, BEN);
        stage.seconds(20);
        stage.end(before, new Cause.Exited(0));
        stage.site.open("batch", 1);
        var running = stage.executing(RUN, BEN);
        var waiting = stage.create(RUN, ANNA);
        stage.settle();

        assertThat(stage.phase(waiting)).isEqualTo(Phase.QUEUED);
        var quote = stage.jobs.predicted(stage.job(waiting)).quote();
        assertThat(quote).contains(stage.job(running).started().orElseThrow().plusSeconds(40));

        stage.seconds(30);
        assertThat(stage.jobs.predicted(stage.job(waiting)).quote())
                .as("the other takes longer")
                .contains(stage.time.instant().plusSeconds(20));
        assertThat(stage.jobs.outlook("batch", ANNA, "slow").start())
                .contains(stage.time.instant().plusSeconds(20));
    }

    private JobId reserve(Caller caller) {
        return stage.jobs.reserve(JOB.submission(), caller).id();
    }

    private RefusalKind refusal(Caller caller) {
        try {
            reserve(caller);
            throw new AssertionError("it should be refused");
        } catch (Refused refused) {
            return refused.refusal().kind();
        }
    }
}
