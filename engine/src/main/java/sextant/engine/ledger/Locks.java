package sextant.engine.ledger;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sextant.model.job.JobId;

/** A lock for each job, some jobs sharing one. Nobody may take a second one of the same kind while holding one. */
public final class Locks {

    private final ReentrantLock[] locks;

    public Locks(int count) {
        locks = Stream.generate(ReentrantLock::new).limit(count).toArray(ReentrantLock[]::new);
    }

    /** Does some work while nobody else works on the same job. */
    public <T> T with(JobId id, Supplier<T> work) {
        var lock = locks[Math.floorMod(id.text().hashCode(), locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
