package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static sextant.engine.jobs.Ask.JOB;
import static sextant.engine.jobs.Ask.RUN;
import static sextant.engine.jobs.Stage.ANNA;
import static sextant.engine.jobs.Stage.BEN;
import static sextant.engine.jobs.Stage.NOBODY;
import static sextant.engine.jobs.Stage.OPERATOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import sextant.engine.runner.RunEnd.Cause;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.refusal.Refused;

/** Those who wait for a change, and those who follow all of them. */
class FollowingTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final Stage stage = new Stage();

    @Test
    void whoWaitsIsWokenByTheChangeOfThePhase() {
        var job = stage.job(stage.create(JOB, ANNA));
        var waiting = stage.jobs.await(job, ANNA, LONG);
        stage.jobs.destruction(job.id(), ANNA, Optional.empty());
        stage.settle();
        assertThat(done(waiting)).as("another change").isFalse();

        stage.jobs.run(job.id(), ANNA);
        assertThat(done(waiting))
                .as("whoever changes a job does not do the work of those who wait")
                .isFalse();
        stage.settle();
        assertThat(value(waiting).phase()).isEqualTo(Phase.EXECUTING);
    }

    @Test
    void whoseJobHasChangedAlreadyDoesNotWait() {
        var id = stage.create(JOB, ANNA);
        var seen = stage.job(id);
        stage.jobs.run(id, ANNA);

        var waiting = stage.jobs.await(seen, ANNA, LONG);
        stage.settle();
        assertThat(done(waiting)).isTrue();
    }

    @Test
    void nobodyWaitsInAPhaseThatIsNotActive() {
        var completed = stage.job(stage.completed(ANNA));

        assertThat(value(stage.jobs.await(completed, ANNA, LONG))).isEqualTo(completed);
        var pending = stage.job(stage.create(JOB, ANNA));
        assertThat(value(stage.jobs.await(pending, ANNA, Duration.ZERO))).isEqualTo(pending);
    }

    @Test
    void whoWaitsForAJobThatIsDeletedIsToldThatThereIsNone() {
        var job = stage.job(stage.create(JOB, ANNA));
        var waiting = stage.jobs.await(job, ANNA, LONG);
        stage.jobs.delete(job.id(), ANNA);
        stage.settle();

        var failure = catchThrowableOfType(CompletionException.class, () -> value(waiting));
        assertThat(failure.getCause()).isInstanceOf(Refused.class);
    }

    @Test
    void aCallerMayWaitSoManyTimesAtOnce() {
        stage.site.waitsPerCaller(2);
        var job = stage.job(stage.create(JOB, NOBODY));
        stage.jobs.await(job, ANNA, LONG);
        stage.jobs.await(job, ANNA, LONG);
        stage.jobs.await(job, BEN, LONG);
        var refused = catchThrowableOfType(Refused.class, () -> stage.jobs.await(job, ANNA, LONG));
        assertThat(refused.refusal().kind().status()).isEqualTo(429);

        stage.jobs.run(job.id(), NOBODY);
        stage.settle();
        var queued = stage.job(stage.create(JOB, NOBODY));
        assertThat(stage.jobs.await(queued, ANNA, LONG))
                .as("those before are over")
                .isNotNull();
    }

    @Test
    void whoGoesAwayDoesNotWaitAnyMore() {
        stage.site.waitsPerCaller(1);
        var job = stage.job(stage.create(JOB, ANNA));
        for (int n = 0; n < 3; n++) {
            stage.jobs.await(job, ANNA, LONG).toCompletableFuture().cancel(false);
        }

        assertThat(done(stage.jobs.await(job, ANNA, LONG))).isFalse();
    }

    /** The time is over after the first look, and no event of another job begins it anew. */
    @Test
    void whoFollowsOneJobIsToldThatNothingHappenedWhileOthersAreBusy() throws Exception {
        var id = stage.create(JOB, ANNA);
        var following = stage.jobs.follow(event -> event.job().equals(id), ANNA, Optional.empty());
        stage.create(JOB, ANNA);
        assertThat(following.next(Duration.ofNanos(1))).isEmpty();

        stage.jobs.run(id, ANNA);
        assertThat(following.next(Duration.ofNanos(1))).isNotEmpty();
    }

    @Test
    void oneJobIsFollowedFromItsBeginningToItsDeletion() throws Exception {
        var id = stage.executing(RUN, ANNA);
        stage.create(JOB, ANNA);
        try (var following = stage.jobs.follow(Optional.of(id), ANNA, Optional.of(0L))) {
            assertThat(phases(following)).containsExactly(Optional.of(Phase.QUEUED), Optional.of(Phase.EXECUTING));
            assertThat(phases(following)).isEmpty();

            stage.end(id, new Cause.Exited(0));
            assertThat(phases(following)).containsExactly(Optional.of(Phase.COMPLETED));
            stage.jobs.delete(id, ANNA);
            assertThat(phases(following)).containsExactly(Optional.empty());
        }
    }

    @Test
    void whoComesBackGoesOnWhereHeWas() throws Exception {
        var id = stage.create(JOB, ANNA);
        long seen = stage.store.told().getLast().sequence();
        stage.jobs.run(id, ANNA);
        stage.restart();

        assertThat(phases(stage.jobs.follow(Optional.of(id), ANNA, Optional.of(seen))))
                .containsExactly(Optional.of(Phase.QUEUED), Optional.of(Phase.EXECUTING));
        assertThat(phases(stage.jobs.follow(Optional.of(id), ANNA, Optional.empty())))
                .isEmpty();
        assertThat(phases(stage.jobs.follow(Optional.of(id), ANNA, Optional.of(Long.MAX_VALUE))))
                .isEmpty();
    }

    @Test
    void allJobsAreFollowedThatOneMayListAndNoOthers() throws Exception {
        var annas = stage.create(JOB, ANNA);
        var bens = stage.create(JOB, BEN);
        var nobodys = stage.create(JOB, NOBODY);

        assertThat(jobs(stage.jobs.follow(Optional.empty(), ANNA, Optional.of(0L))))
                .containsExactly(annas);
        assertThat(jobs(stage.jobs.follow(Optional.empty(), NOBODY, Optional.of(0L))))
                .isEmpty();
        assertThat(jobs(stage.jobs.follow(Optional.empty(), OPERATOR, Optional.of(0L))))
                .containsExactly(annas, bens, nobodys);
    }

    @Test
    void manyFollowersReadWhatHappensFromTheStoreOnce() throws Exception {
        var followers = new ArrayList<Jobs.Following>();
        for (int n = 0; n < 50; n++) {
            followers.add(stage.jobs.follow(Optional.empty(), OPERATOR, Optional.empty()));
        }
        int before = stage.store.readings();
        for (int n = 0; n < 3; n++) {
            stage.create(JOB, ANNA);
        }
        for (var follower : followers) {
            assertThat(follower.next(Duration.ZERO)).hasSize(3);
        }

        assertThat(stage.store.readings() - before).isEqualTo(1);
    }

    @Test
    void whoIsVerySlowMissesNothing() throws Exception {
        var following = stage.jobs.follow(Optional.empty(), OPERATOR, Optional.empty());
        var other = stage.jobs.follow(Optional.empty(), OPERATOR, Optional.empty());
        var created = new ArrayList<JobId>();
        for (int n = 0; n < 3_000; n++) {
            created.add(stage.create(JOB, ANNA));
            if (n % 100 == 0) {
                jobs(other);
            }
        }

        assertThat(jobs(following)).isEqualTo(created);
    }

    private static boolean done(CompletionStage<Job> waiting) {
        return waiting.toCompletableFuture().isDone();
    }

    private static Job value(CompletionStage<Job> waiting) {
        return waiting.toCompletableFuture().join();
    }

    private static List<Optional<Phase>> phases(Jobs.Following following) throws InterruptedException {
        return all(following).stream().map(JobEvent::phase).toList();
    }

    private static List<JobId> jobs(Jobs.Following following) throws InterruptedException {
        return all(following).stream().map(JobEvent::job).toList();
    }

    private static List<JobEvent> all(Jobs.Following following) throws InterruptedException {
        var all = new ArrayList<JobEvent>();
        for (var some = following.next(Duration.ZERO); !some.isEmpty(); some = following.next(Duration.ZERO)) {
            all.addAll(some);
        }
        return all;
    }
}
