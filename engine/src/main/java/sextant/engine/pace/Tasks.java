package sextant.engine.pace;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sextant.engine.store.StoreUnavailable;

/** What the job service does by itself, each piece on a thread of its own. A piece that fails is logged and not the end of anything. */
public final class Tasks implements Executor {

    private static final System.Logger LOG = System.getLogger("sextant.jobs");

    private static final long BETWEEN_WARNINGS = Duration.ofSeconds(10).toNanos();
    private static final AtomicLong LAST_WARNING = new AtomicLong(System.nanoTime() - 2 * BETWEEN_WARNINGS);

    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int busy;

    public Tasks(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable work) {
        count(1);
        executor.execute(() -> {
            try {
                attempt(work);
            } finally {
                count(-1);
            }
        });
    }

    /** Does it now, on this thread. False if it failed. */
    public static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StoreUnavailable unavailable) {
            warn(unavailable);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "a task of the job service failed", failure);
        }
        return false;
    }

    /** Much fails while the store does, and one line says it. */
    private static void warn(StoreUnavailable unavailable) {
        long now = System.nanoTime();
        long last = LAST_WARNING.get();
        if (now - last > BETWEEN_WARNINGS && LAST_WARNING.compareAndSet(last, now)) {
            LOG.log(Level.WARNING, () -> "jobs cannot be stored or read: " + unavailable.getMessage());
        }
    }

    /** Waits until nothing is done any more, at most so long. False if something still is. */
    public boolean quiet(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (busy > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return busy == 0;
        } finally {
            lock.unlock();
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            busy += more;
            if (busy == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
