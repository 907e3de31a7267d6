package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.Refused;

/** What happens when the time of a job has come, and when only the clock says so. */
class HousekeepingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage stage = new Stage();

    @Test
    void aJobIsArchivedAtItsTimeAndForgottenLater() {
        var id = stage.completed(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant().plus(MINUTE)));
        stage.seconds(59);
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);

        stage.seconds(4);
        assertThat(stage.phase(id)).isEqualTo(Phase.ARCHIVED);
        assertThat(stage.job(id).results()).isEmpty();
        assertThat(stage.job(id).ended()).as("its end is still known").isPresent();
        assertThat(stage.files.known()).isEmpty();

        stage.pass(Duration.ofDays(30).plusSeconds(10), Duration.ofHours(1));
        assertThat(stage.stored(id)).isFalse();
    }

    @Test
    void withoutAnArchiveAJobIsForgottenAtItsTime() {
        stage.site.archive(Optional.empty());
        var id = stage.completed(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant()));
        stage.seconds(3);

        assertThat(stage.stored(id)).isFalse();
        assertThat(stage.files.known()).isEmpty();
    }

    /** CEA never destroyed jobs that had not run. */
    @Test
    void theTimeOfEveryJobComesWhateverItsPhase() {
        stage.site.open("batch", 2);
        var executing = stage.executing(RUN, ANNA);
        var suspended = stage.executing(RUN, ANNA);
        stage.jobs.suspend(suspended, ANNA);
        var queued = stage.create(RUN, ANNA);
        var pending = stage.create(JOB, ANNA);
        var aborted = stage.create(JOB, ANNA);
        stage.jobs.abort(aborted, ANNA);
        var all = List.of(executing, suspended, queued, pending, aborted);
        for (var id : all) {
            stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant().plus(MINUTE)));
        }
        stage.seconds(70);

        assertThat(all).extracting(stage::phase).containsOnly(Phase.ARCHIVED);
        assertThat(all).allMatch(id -> stage.job(id).ended().isPresent());
        assertThat(stage.runner.known()).isEmpty();
        assertThat(stage.word(executing)).isEqualTo("destruction");
    }

    @Test
    void anArchivedJobIsReadableAndNothingElse() {
        var id = archived();
        assertThat(stage.jobs.find(id, ANNA).phase()).isEqualTo(Phase.ARCHIVED);
        assertThat(stage.jobs.abort(id, ANNA).phase()).isEqualTo(Phase.ARCHIVED);
        assertThatThrownBy(() -> stage.jobs.run(id, ANNA)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> stage.jobs.destruction(id, ANNA, Optional.empty()))
                .isInstanceOf(Refused.class);

        stage.jobs.delete(id, ANNA);
        assertThat(stage.stored(id)).isFalse();
    }

    @Test
    void whatWasUploadedForAnArchivedJobIsGoneToo() {
        var spooled = stage.files.spool(InputStream.nullInputStream(), 1);
        var id = stage.create(JOB.with(Ask.text("hello"), Ask.image(spooled.name())), ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant()));
        assertThat(stage.files.inputs(id)).isNotEmpty();
        stage.seconds(3);

        assertThat(stage.phase(id)).isEqualTo(Phase.ARCHIVED);
        assertThat(stage.files.known()).isEmpty();
        assertThat(stage.job(id).parameters()).as("what it was is still told").contains(Ask.text("hello"));
    }

    @Test
    void resultsThatWereLeftWhenTheServerDiedAreTakenAwayAtTheNextStart() {
        var id = stage.completed(ANNA);
        stage.files.hazard(place -> {
            if (place.equals("before delete files")) {
                throw new Weather.Death(place);
            }
        });
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant()));
        assertThatThrownBy(() -> stage.seconds(3)).isInstanceOf(Weather.Death.class);
        assertThat(stage.phase(id)).isEqualTo(Phase.ARCHIVED);
        assertThat(stage.files.known()).contains(id);

        stage.files.hazard(_ -> {});
        stage.restart();
        assertThat(stage.files.known()).isEmpty();
    }

    @Test
    void aClockThatIsSetForwardDestroysNothingBeforeItsTime() {
        var id = stage.completed(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant().plus(Duration.ofMinutes(30))));
        stage.time.jump(Duration.ofHours(1));
        stage.seconds(20);
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);

        stage.time.jump(Duration.ofHours(-1));
        stage.pass(Duration.ofMinutes(29), MINUTE);
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        stage.pass(Duration.ofMinutes(2), MINUTE);
        assertThat(stage.phase(id)).isEqualTo(Phase.ARCHIVED);
    }

    @Test
    void aClockThatRunsTenTimesTooFastDestroysHardlyAnythingBeforeItsTime() {
        var id = stage.completed(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant().plus(Duration.ofMinutes(10))));
        for (int second = 0; second < 9 * 60; second++) {
            stage.seconds(1);
            stage.time.jump(Duration.ofSeconds(9));
        }

        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aClockThatWasSetForwardForGoodIsBelievedInTheEnd() {
        var id = stage.completed(ANNA);
        stage.time.jump(Duration.ofHours(1));
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant().plus(MINUTE)));
        stage.pass(Duration.ofMinutes(30), MINUTE);
        assertThat(stage.phase(id)).as("too late by up to ten times the jump").isEqualTo(Phase.COMPLETED);

        stage.pass(Duration.ofHours(10), MINUTE);
        assertThat(stage.phase(id)).isEqualTo(Phase.ARCHIVED);
    }

    @Test
    void runsLastAsLongAsTheyMayWhateverTheClockSays() {
        var id = stage.executing(RUN.lasting(60), ANNA);
        stage.time.jump(Duration.ofHours(1));
        stage.seconds(50);
        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        stage.time.jump(Duration.ofHours(-2));
        stage.end(id, new Cause.Exited(0));

        assertThat(stage.job(id).ended().orElseThrow())
                .isAfterOrEqualTo(stage.job(id).started().orElseThrow());
    }

    @Test
    void oldEventsAndKeysAreForgotten() {
        stage.create(JOB.key("k", "aa"), ANNA);
        stage.pass(Duration.ofDays(8).plusHours(2), Duration.ofHours(1));

        assertThat(stage.store.told())
                .allMatch(event -> event.at().isAfter(stage.time.instant().minus(Duration.ofDays(9))));
        assertThat(stage.create(JOB.key("k", "bb"), ANNA)).isNotNull();
    }

    private JobId archived() {
        var id = stage.completed(ANNA);
        stage.jobs.destruction(id, ANNA, Optional.of(stage.time.instant()));
        stage.seconds(3);
        return id;
    }
}
