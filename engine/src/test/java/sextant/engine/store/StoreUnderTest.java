package sextant.engine.store;

import static sextant.engine.store.ExampleJobs.START;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import sextant.engine.store.JobStore.Creation;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobEvent;
import sextant.model.job.Phase;

/** A store that is empty before each test, and a clock that stands still until the test moves it. */
abstract class StoreUnderTest {

    protected final ExampleJobs examples = new ExampleJobs();
    protected final AtomicReference<Instant> now = new AtomicReference<>(START);
    protected JobStore store;

    /** A store with nothing in it, which takes the times of its events from this clock. */
    protected abstract JobStore open(InstantSource clock);

    @BeforeEach
    final void openIt() {
        store = open(now::get);
    }

    @AfterEach
    final void closeIt() {
        store.close();
    }

    protected final JobEvent store(Job job) {
        return stored(store.create(job, Optional.empty()));
    }

    protected final JobEvent store(Job job, IdempotencyKey key) {
        return stored(store.create(job, Optional.of(key)));
    }

    /** Stores many at once, which is faster than one by one. */
    protected final void storeAll(List<Job> jobs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stored =
                    jobs.stream().map(job -> threads.submit(() -> store(job))).toList();
            stored.forEach(StoreUnderTest::join);
        }
    }

    private static void join(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    private static JobEvent stored(Creation creation) {
        return switch (creation) {
            case Creation.Stored(var event) -> event;
            case Creation.KeyUsed used -> throw new AssertionError("not stored: " + used);
        };
    }

    protected static Job phase(Job job, Phase phase) {
        return job.change().phase(phase).job();
    }
}
