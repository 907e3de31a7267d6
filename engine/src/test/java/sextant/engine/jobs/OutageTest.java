package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.NOBODY;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.engine.fault.Hazard;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.Refused;

/** The store cannot be reached for a while, or the disk is full: what is refused, and what is done as soon as it is back. */
class OutageTest {

    private final Stage stage = new Stage();

    @BeforeEach
    void quietly() {
        Logger.getLogger("sextant.jobs").setLevel(Level.SEVERE);
    }

    @Test
    void clientsAreToldToComeBackLater() {
        var id = stage.create(JOB, ANNA);
        var untouched = stage.create(JOB, ANNA);
        stage.store.hazard(failing(false, "before create", "before save", "find"));

        for (var request : List.<Runnable>of(
                () -> stage.create(JOB, ANNA),
                () -> stage.jobs.run(id, ANNA),
                () -> stage.jobs.find(JobId.random(new SecureRandom()), ANNA))) {
            assertThat(refused(request).refusal().kind().status()).isEqualTo(503);
        }
        assertThat(stage.jobs.find(untouched, ANNA).phase())
                .as("what is in memory")
                .isEqualTo(Phase.PENDING);
    }

    @Test
    void aFullDiskIsCalledSo() {
        stage.store.hazard(failing(true, "before create"));

        assertThat(refused(() -> stage.create(JOB, ANNA)).refusal().kind().status())
                .isEqualTo(507);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before save", "after save"})
    void anEndThatCouldNotBeStoredIsStoredWhenTheStoreIsBack(String where) {
        var id = stage.executing(RUN, NOBODY);
        stage.store.hazard(failing(false, where));
        stage.end(id, new Cause.Exited(0));
        stage.seconds(100);
        stage.store.hazard(Hazard.NONE);
        stage.seconds(31);
        assertThat(stage.phase(id)).isEqualTo(Phase.COMPLETED);
        assertThat(stage.job(id).results()).hasSize(2);
        assertThat(stage.runner.known()).isEmpty();
        placesAreFree();
    }

    @Test
    void anEndIsStoredAlsoIfTheServerIsStartedAgainMeanwhile() {
        var id = stage.executing(RUN, NOBODY);
        stage.store.hazard(failing(false, "before save"));
        stage.end(id, new Cause.Exited(3));
        stage.store.hazard(Hazard.NONE);
        stage.restart();

        assertThat(stage.word(id)).isEqualTo("exit-code");
    }

    static Stream<String> aroundTheClaim() {
        return Stream.of("find", "before save", "after save");
    }

    @ParameterizedTest
    @MethodSource("aroundTheClaim")
    void aJobThatCouldNotBeClaimedIsClaimedWhenTheStoreIsBack(String where) {
        var id = stage.create(RUN, ANNA);
        stage.store.hazard(failing(false, where));
        stage.settle();
        stage.settle();
        stage.store.hazard(Hazard.NONE);
        stage.seconds(2);

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.starts()).containsExactly(stage.run(id));
        assertThat(stage.job(id).attempt()).isEqualTo(1);
        stage.jobs.abort(id, ANNA);
        stage.settle();
        placesAreFree();
    }

    @Test
    void aDeletionOfWhichNobodyKnewIsCarriedOutToItsEnd() {
        var id = stage.executing(RUN, ANNA);
        stage.store.hazard(failing(false, "after delete"));
        assertThat(refused(() -> stage.jobs.delete(id, ANNA)).refusal().kind().status())
                .isEqualTo(503);
        stage.store.hazard(Hazard.NONE);
        stage.seconds(3);

        assertThat(stage.stored(id)).isFalse();
        assertThat(stage.runner.known()).isEmpty();
        assertThat(stage.files.known()).isEmpty();
        placesAreFree();
    }

    @Test
    void runsGoOnWithoutTheStore() {
        var id = stage.executing(RUN, ANNA);
        stage.store.hazard(failing(false, "find", "before save", "before create", "before delete"));
        stage.pass(Duration.ofMinutes(10), Duration.ofSeconds(1));
        stage.store.hazard(Hazard.NONE);

        assertThat(stage.phase(id)).isEqualTo(Phase.EXECUTING);
        assertThat(stage.runner.alive()).hasSize(1);
    }

    private void placesAreFree() {
        var next = List.of(stage.create(RUN, NOBODY), stage.create(RUN, NOBODY), stage.create(RUN, NOBODY));
        stage.settle();
        assertThat(next).extracting(stage::phase).containsExactly(Phase.EXECUTING, Phase.EXECUTING, Phase.QUEUED);
    }

    private static Hazard failing(boolean full, String... where) {
        return place -> {
            if (List.of(where).contains(place)) {
                throw new StoreUnavailable("no connection", full, new IllegalStateException());
            }
        };
    }

    private static Refused refused(Runnable request) {
        return catchThrowableOfType(Refused.class, request::run);
    }
}
