package sextant.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.store.ExampleJobs.ANNA;
import static sextant.engine.store.ExampleJobs.BEN;
import static sextant.engine.store.ExampleJobs.START;
import static sextant.engine.store.ExampleJobs.asNew;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import sextant.engine.store.JobStore.Creation;
import sextant.engine.store.JobStore.Span;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobEvent;
import sextant.model.job.Phase;
import sextant.model.job.Result;

/** Storing, changing and forgetting one job, and what is told of it. */
abstract class JobChangesContract extends StoreUnderTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("k1", "aa".repeat(32));
    private static final IdempotencyKey KEY_FOR_SOMETHING_ELSE = new IdempotencyKey("k1", "bb".repeat(32));

    @Test
    void aJobIsFoundAsItWasStored() {
        for (var job : List.of(examples.pending(), examples.pending(ANNA), examples.full())) {
            store(job);

            assertThat(store.find(job.id())).contains(job);
        }
    }

    @Test
    void aJobThatWasNeverStoredIsNotFound() {
        store(examples.pending());

        assertThat(store.find(examples.pending().id())).isEmpty();
    }

    @Test
    void theEventOfACreationSaysWhatWasCreated() {
        now.set(Instant.parse("2026-11-20T12:00:00.123456789Z"));
        var job = examples.pending(ANNA);

        var event = store(job);

        assertThat(event)
                .isEqualTo(new JobEvent(
                        event.sequence(),
                        job.id(),
                        Optional.of(ANNA),
                        "local",
                        "slow",
                        1,
                        Optional.of(Phase.PENDING),
                        Instant.parse("2026-11-20T12:00:00.123456Z")));
        assertThat(store.events(0, 10)).containsExactly(event);
    }

    @Test
    void aKeyThatIsUsedAgainCreatesNothingAndNamesTheFirstJob() {
        var first = examples.pending(ANNA);
        var second = examples.pending(ANNA);
        var event = store(first, KEY);

        assertThat(store.create(second, Optional.of(KEY))).isEqualTo(new Creation.KeyUsed(first.id(), true));
        assertThat(store.create(second, Optional.of(KEY_FOR_SOMETHING_ELSE)))
                .isEqualTo(new Creation.KeyUsed(first.id(), false));
        assertThat(store.find(second.id())).isEmpty();
        assertThat(store.events(0, 10)).containsExactly(event);
    }

    @Test
    void aKeyIsOfItsOwnerAndAllWithoutANameShareTheirs() {
        var annas = examples.pending(ANNA);
        var nobodys = examples.pending();
        var bens = examples.pending(BEN);
        store(annas, KEY);
        store(nobodys, KEY);
        store(bens, KEY);

        assertThat(store.keyUsed(Optional.of(ANNA), KEY)).contains(new Creation.KeyUsed(annas.id(), true));
        assertThat(store.keyUsed(Optional.of(BEN), KEY)).contains(new Creation.KeyUsed(bens.id(), true));
        assertThat(store.keyUsed(Optional.empty(), KEY)).contains(new Creation.KeyUsed(nobodys.id(), true));
        assertThat(store.create(examples.pending(), Optional.of(KEY)))
                .isEqualTo(new Creation.KeyUsed(nobodys.id(), true));
    }

    @Test
    void whoUsedAKeyCanBeAskedWithoutCreating() {
        var job = examples.pending();

        assertThat(store.keyUsed(Optional.empty(), KEY)).isEmpty();
        store(job, KEY);
        assertThat(store.keyUsed(Optional.empty(), KEY)).contains(new Creation.KeyUsed(job.id(), true));
        assertThat(store.keyUsed(Optional.empty(), KEY_FOR_SOMETHING_ELSE))
                .contains(new Creation.KeyUsed(job.id(), false));
        assertThat(store.keyUsed(Optional.empty(), new IdempotencyKey("k2", KEY.digest())))
                .isEmpty();
    }

    @Test
    void theNextVersionReplacesTheJob() {
        var job = examples.pending(ANNA);
        store(job);
        var changed = job.change()
                .phase(Phase.ERROR)
                .parameters(List.of())
                .results(List.of(new Result("result", "text/plain", 3, "ef".repeat(32), "result", Optional.empty())))
                .queued(START.plusSeconds(1))
                .started(START.plusSeconds(2))
                .ended(START.plusSeconds(3))
                .destruction(Optional.of(START.plusSeconds(4)))
                .executionDuration(0)
                .quote(Optional.of(START.plusSeconds(5)))
                .error(new JobError(false, "exit-code", "It ended with 3.", Optional.empty()))
                .suspendedBy(Optional.of(Job.Suspender.SYSTEM))
                .attempt(1)
                .ran(OptionalLong.of(9))
                .job();

        var event = store.save(changed);

        assertThat(store.find(job.id())).contains(changed);
        assertThat(event).hasValueSatisfying(saved -> {
            assertThat(saved.version()).isEqualTo(2);
            assertThat(saved.phase()).contains(Phase.ERROR);
            assertThat(saved.owner()).contains(ANNA);
        });
        assertThat(store.events(0, 10)).hasSize(2).last().isEqualTo(event.orElseThrow());
    }

    @Test
    void aChangeThatStartedFromAnOlderVersionChangesNothing() {
        var job = examples.pending();
        store(job);
        var faster = phase(job, Phase.QUEUED);
        var slower = phase(job, Phase.ABORTED);
        assertThat(store.save(faster)).isPresent();

        assertThat(store.save(slower)).isEmpty();
        assertThat(store.save(faster)).as("the same change again").isEmpty();
        assertThat(store.save(phase(phase(faster, Phase.EXECUTING), Phase.COMPLETED)))
                .as("two versions ahead")
                .isEmpty();

        assertThat(store.find(job.id())).contains(faster);
        assertThat(store.events(0, 10)).hasSize(2);
    }

    @Test
    void aJobThatIsNotThereIsNotSaved() {
        assertThat(store.save(phase(examples.pending(), Phase.QUEUED))).isEmpty();

        assertThat(store.events(0, 10)).isEmpty();
    }

    @Test
    void aDeletedJobIsForgottenWithItsKeyAndItsEvents() {
        var other = store(examples.pending());
        var job = examples.pending(ANNA);
        store(job, KEY);
        var queued = phase(job, Phase.QUEUED);
        store.save(queued);

        var event = store.delete(queued);

        assertThat(store.find(job.id())).isEmpty();
        assertThat(store.keyUsed(job.owner(), KEY)).isEmpty();
        assertThat(event).hasValueSatisfying(deleted -> {
            assertThat(deleted.job()).isEqualTo(job.id());
            assertThat(deleted.owner()).contains(ANNA);
            assertThat(deleted.phase()).isEmpty();
            assertThat(deleted.version()).isEqualTo(3);
        });
        assertThat(store.events(0, 10)).containsExactly(other, event.orElseThrow());
        assertThat(store.save(phase(queued, Phase.EXECUTING))).isEmpty();
    }

    @Test
    void aJobThatHasChangedIsNotDeleted() {
        var job = examples.pending();
        store(job);
        var queued = phase(job, Phase.QUEUED);
        store.save(queued);

        assertThat(store.delete(job)).isEmpty();

        assertThat(store.find(job.id())).contains(queued);
        assertThat(store.events(0, 10)).hasSize(2);
        assertThat(store.delete(examples.pending())).as("a job that never was").isEmpty();
    }

    @Test
    void eventsComeInTheOrderOfTheirGrowingNumbers() {
        var job = examples.pending();
        var told = new ArrayList<JobEvent>();
        told.add(store(job));
        for (var phase : List.of(Phase.QUEUED, Phase.EXECUTING, Phase.COMPLETED)) {
            job = phase(job, phase);
            told.add(store.save(job).orElseThrow());
            told.add(store(examples.pending(BEN)));
        }

        assertThat(told).extracting(JobEvent::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(told.getFirst().sequence()).isPositive();
        assertThat(store.events(0, 100)).isEqualTo(told);
        assertThat(store.events(told.get(2).sequence(), 3)).isEqualTo(told.subList(3, 6));
        assertThat(store.events(told.getLast().sequence(), 3)).isEmpty();
        assertThat(store.span())
                .isEqualTo(new Span(told.getFirst().sequence(), told.getLast().sequence()));
    }

    @Test
    void aStoreInWhichNothingHappenedHasNoNewestEvent() {
        assertThat(store.span()).isEqualTo(new Span(1, 0));
        assertThat(store.nextDue()).isEmpty();
    }

    @Test
    void oldEventsAndKeysAreForgottenAndTheirNumbersNeverUsedAgain() {
        var old = examples.pending();
        store(old, KEY);
        now.set(START.plusSeconds(10));
        var recent = examples.pending(BEN);
        var event = store(recent, KEY);

        store.forgetBefore(START.plusSeconds(10));

        assertThat(store.events(0, 10)).containsExactly(event);
        assertThat(store.span()).isEqualTo(new Span(event.sequence(), event.sequence()));
        assertThat(store.keyUsed(Optional.empty(), KEY)).isEmpty();
        assertThat(store.keyUsed(Optional.of(BEN), KEY)).isPresent();
        assertThat(store.find(old.id())).as("the job stays").contains(old);

        store.forgetBefore(START.plusSeconds(11));

        assertThat(store.events(0, 10)).isEmpty();
        assertThat(store.span()).isEqualTo(new Span(event.sequence() + 1, event.sequence()));
        assertThat(store(examples.pending()).sequence()).isGreaterThan(event.sequence());
    }

    @Test
    void unfinishedJobsComeInTheOrderOfTheQueue() {
        var jobs = new ArrayList<Job>();
        for (var phase : Phase.values()) {
            jobs.add(examples.job(Optional.empty(), "local", "slow", phase));
        }
        jobs.reversed().forEach(this::store);
        var again = phase(jobs.get(Phase.EXECUTING.ordinal()), Phase.QUEUED)
                .change()
                .queued(START.plusSeconds(100))
                .job();
        store.save(phase(jobs.get(Phase.EXECUTING.ordinal()), Phase.QUEUED));
        store.save(again);

        var unfinished = new ArrayList<Job>();
        store.unfinished(unfinished::add);

        assertThat(unfinished)
                .containsExactly(
                        jobs.get(Phase.QUEUED.ordinal()),
                        jobs.get(Phase.UNKNOWN.ordinal()),
                        jobs.get(Phase.SUSPENDED.ordinal()),
                        again);
    }

    @Test
    void aJobIsDueFromItsDestructionTimeOnWhateverItsPhase() {
        var jobs =
                List.of(due(Phase.ARCHIVED, 5), due(Phase.EXECUTING, 3), due(Phase.COMPLETED, 4), due(Phase.ERROR, 9));
        jobs.forEach(this::store);
        store(examples.pending());

        assertThat(store.nextDue()).contains(START.plusSeconds(3));
        assertThat(store.due(START.plusSeconds(3).minusNanos(1_000), 10)).isEmpty();
        assertThat(store.due(START.plusSeconds(5), 10)).containsExactly(jobs.get(1), jobs.get(2), jobs.get(0));
        assertThat(store.due(START.plusSeconds(5), 2)).containsExactly(jobs.get(1), jobs.get(2));
    }

    @Test
    void durationsAreThoseOfTheLatestCompletedRunsOfAnApplication() {
        for (int seconds = 1; seconds <= 4; seconds++) {
            store(ran("slow", Phase.COMPLETED, seconds, 100 - seconds));
        }
        store(ran("slow", Phase.ERROR, 77, 101));
        store(ran("fast", Phase.COMPLETED, 88, 102));

        assertThat(store.durations("slow", 3))
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(store.durations("none", 3)).isEmpty();
    }

    private Job ran(String application, Phase phase, long seconds, long end) {
        return asNew(examples.job(Optional.empty(), "local", application, phase)
                .change()
                .started(START.plusSeconds(end - seconds))
                .ended(START.plusSeconds(end))
                .job());
    }

    private Job due(Phase phase, long seconds) {
        return asNew(examples.job(Optional.empty(), "local", "slow", phase)
                .change()
                .destruction(Optional.of(START.plusSeconds(seconds)))
                .job());
    }
}
