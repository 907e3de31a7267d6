package sextant.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.engine.store.ExampleJobs.ANNA;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import sextant.engine.store.JobStore.Creation;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.JobQuery;
import sextant.model.job.Phase;

/**
 * What everybody who keeps jobs relies on: {@link JobChangesContract}, {@link JobListsContract}, {@link JobNoticesContract}, and here what holds when many come
 * at once. Every implementation of {@link JobStore} has a test that extends this.
 */
public abstract class JobStoreContract extends JobNoticesContract {

    private static final int MANY = 64;

    @Test
    void ofManyWhoChangeTheSameVersionExactlyOneWins() throws Exception {
        var job = examples.pending();
        store(job);
        for (int round = 0; round < 10; round++) {
            var before = store.find(job.id()).orElseThrow();

            var changes = atOnce(n -> {
                var changed = before.change().executionDuration(n).job();
                return store.save(changed).isPresent() ? changed : null;
            });

            assertThat(changes.stream().filter(Objects::nonNull))
                    .containsExactly(store.find(job.id()).orElseThrow());
        }
        assertThat(store.events(0, 100)).hasSize(11);
    }

    @Test
    void ofManyWhoUseTheSameKeyExactlyOneCreates() throws Exception {
        var key = new IdempotencyKey("the same", "aa".repeat(32));
        var jobs = new ArrayList<Job>();
        for (int n = 0; n < MANY; n++) {
            jobs.add(examples.pending(ANNA));
        }

        var creations = atOnce(n -> store.create(jobs.get(n), Optional.of(key)));

        var stored = list(JobQuery.all());
        assertThat(stored).hasSize(1);
        assertThat(creations.stream().filter(Creation.Stored.class::isInstance)).hasSize(1);
        assertThat(creations.stream().filter(Creation.KeyUsed.class::isInstance))
                .hasSize(MANY - 1)
                .containsOnly(new Creation.KeyUsed(stored.getFirst().id(), true));
    }

    @Test
    void deletingAndChangingTheSameVersionNeverBothHappen() throws Exception {
        for (int round = 0; round < 10; round++) {
            var job = examples.pending();
            store(job);

            var done = atOnce(n -> n % 2 == 0 ? store.delete(job) : store.save(phase(job, Phase.QUEUED)));

            assertThat(done.stream().flatMap(Optional::stream)).hasSize(1);
        }
    }

    @Test
    void everyoneSeesAtOnceWhatTheyWroteAndNumbersAreGivenOnce() throws Exception {
        var events = atOnce(n -> {
            var job = new ExampleJobs().pending();
            var told = new ArrayList<JobEvent>();
            told.add(store(job));
            assertThat(store.find(job.id())).contains(job);
            for (var phase : List.of(Phase.QUEUED, Phase.EXECUTING, Phase.COMPLETED)) {
                job = phase(job, phase);
                var event = store.save(job).orElseThrow();
                told.add(event);
                assertThat(store.find(job.id())).contains(job);
                assertThat(store.events(event.sequence() - 1, 1)).containsExactly(event);
                assertThat(store.span().newest()).isGreaterThanOrEqualTo(event.sequence());
            }
            return told;
        });

        assertThat(events)
                .allSatisfy(
                        told -> assertThat(told).extracting(JobEvent::sequence).isSorted());
        assertThat(store.events(0, 1000))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().flatMap(List::stream).toList());
    }

    /** Does the same many times at once. */
    private static <T> List<T> atOnce(Numbered<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int n = 0; n < MANY; n++) {
                int number = n;
                Callable<T> task = () -> {
                    start.await();
                    return work.on(number);
                };
                running.add(threads.submit(task));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        }
    }

    private interface Numbered<T> {
        T on(int number) throws Exception;
    }
}
