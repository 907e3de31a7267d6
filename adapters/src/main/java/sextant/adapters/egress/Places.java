package sextant.adapters.egress;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.ports.DocumentFetcher.Fetched;

/**
 * How many requests go out at the same time, and for how long: each runs in a thread of its own and is cut off when its time is over,
 * in whatever it hangs. A name server cannot be cut off; its victim is left behind, and keeps its place until it comes back.
 */
final class Places {

    private static final Failed BUSY = new Failed(
            "busy", "This server fetches too many documents at the moment. Try again in a few seconds.", true);

    private final Semaphore free;

    Places(int count) {
        this.free = new Semaphore(count);
    }

    /** What is done in a place. */
    interface Attempt {

        Fetched run();

        /** Makes {@link #run} end as soon as it can; called by another thread. */
        void cut();

        /** What came of it if it was cut off now; called by another thread. */
        Fetched late();
    }

    Fetched give(Attempt attempt, Duration deadline) {
        if (!free.tryAcquire()) {
            return BUSY;
        }
        var task = new FutureTask<>(() -> runAndLeave(attempt));
        Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return cutOff(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return cutOff(attempt);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fetch failed by a fault of its own", e.getCause());
        }
    }

    private Fetched runAndLeave(Attempt attempt) {
        try {
            return attempt.run();
        } finally {
            free.release();
        }
    }

    private static Fetched cutOff(Attempt attempt) {
        var late = attempt.late();
        attempt.cut();
        return late;
    }
}
