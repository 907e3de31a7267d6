package sextant.engine.ledger;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import sextant.engine.callbacks.Telling;
import sextant.engine.store.JobStore;
import sextant.engine.store.JobStore.Creation;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.IdempotencyKey;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;

/**
 * Every read and every change of a job goes through here: the store, with the recent jobs in memory. The changes of one job are made
 * one after the other, and told in that order to those who listen, after they are on disk. Since one server uses a store, what is in
 * memory is what is stored (promise P7).
 *
 * <p>If the store fails while it changes a job, nobody knows whether it did: the job is in doubt until it could be read again.
 */
public final class Ledger {

    private static final int LOCKS = 1024;

    /** Characters; what is in memory is a few times as much. */
    private static final long MOST_IN_MEMORY = 16L << 20;

    private static final int WEIGHT_OF_A_JOB = 600;

    private final JobStore store;
    private final List<Listener> listeners;
    private final Cache<JobId, Job> recent = CacheBuilder.newBuilder()
            .maximumWeight(MOST_IN_MEMORY)
            .<JobId, Job>weigher((_, job) -> weight(job))
            .build();
    private final Locks locks = new Locks(LOCKS);
    private final Set<JobId> doubtful = ConcurrentHashMap.newKeySet();

    /** Hears of every change, in the order of the changes of one job. Must not block and must not change jobs. */
    public interface Listener {
        /** @param sequence of the event that tells of it */
        void changed(Job job, long sequence);

        /** @param sequence of the event that tells of it */
        void gone(JobId job, long sequence);

        /** Nobody knows how the job is, until it is told again. */
        default void doubtful(JobId job) {}
    }

    public Ledger(JobStore store, List<Listener> listeners) {
        this.store = store;
        this.listeners = List.copyOf(listeners);
    }

    public Optional<Job> find(JobId id) {
        var known = atHand(id);
        return known.isPresent() ? known : locks.with(id, () -> current(id));
    }

    /** As {@link #find}, but only if it is in memory. */
    public Optional<Job> atHand(JobId id) {
        return Optional.ofNullable(recent.getIfPresent(id));
    }

    public Creation create(Job job, Optional<IdempotencyKey> key) {
        return changing(job.id(), () -> {
            var creation = store.create(job, key);
            if (creation instanceof Creation.Stored(var event)) {
                recent.put(job.id(), job);
                listeners.forEach(listener -> listener.changed(job, event.sequence()));
            }
            return creation;
        });
    }

    /**
     * Changes a job: compare and set.
     *
     * @param step gives the next version, or the same value to leave the job as it is; it may be asked again
     * @return the job as it is now; empty if there is none
     */
    public Optional<Job> change(JobId id, UnaryOperator<Job> step) {
        return changing(id, () -> {
            while (true) {
                var before = current(id);
                if (before.isEmpty()) {
                    return before;
                }
                var after = step.apply(before.get());
                if (after.version() == before.get().version()) {
                    return before;
                }
                var event = store.save(after, Telling.of(before.get(), after));
                if (event.isPresent()) {
                    recent.put(id, after);
                    listeners.forEach(
                            listener -> listener.changed(after, event.get().sequence()));
                    return Optional.of(after);
                }
                recent.invalidate(id);
            }
        });
    }

    /** Forgets a job if it still is as it must be: compare and set. False if there was none, or if it is not so any more. */
    public boolean delete(JobId id, Predicate<Job> still) {
        return changing(id, () -> {
            while (true) {
                var before = current(id).filter(still);
                if (before.isEmpty()) {
                    return false;
                }
                var event = store.delete(before.get());
                recent.invalidate(id);
                if (event.isPresent()) {
                    listeners.forEach(listener -> listener.gone(id, event.get().sequence()));
                    return true;
                }
            }
        });
    }

    /**
     * Reads again what was in doubt, and tells the listeners how it is.
     *
     * @param settle what else is to be done for a job that is not in doubt any more, whether or not it exists
     */
    public void resolve(Consumer<JobId> settle) {
        for (var id : List.copyOf(doubtful)) {
            doubtful.remove(id);
            try {
                tell(id);
                settle.accept(id);
            } catch (StoreUnavailable unavailable) {
                doubtful.add(id);
                throw unavailable;
            }
        }
    }

    private void tell(JobId id) {
        locks.with(id, () -> {
            var job = current(id);
            long sequence = store.span().newest();
            listeners.forEach(listener ->
                    job.ifPresentOrElse(found -> listener.changed(found, sequence), () -> listener.gone(id, sequence)));
            return job;
        });
    }

    private Optional<Job> current(JobId id) {
        var known = atHand(id);
        if (known.isPresent()) {
            return known;
        }
        var stored = store.find(id);
        stored.ifPresent(job -> recent.put(id, job));
        return stored;
    }

    private <T> T changing(JobId id, Supplier<T> work) {
        return locks.with(id, () -> {
            try {
                return work.get();
            } catch (StoreUnavailable unavailable) {
                recent.invalidate(id);
                listeners.forEach(listener -> listener.doubtful(id));
                doubtful.add(id);
                throw unavailable;
            }
        });
    }

    private static int weight(Job job) {
        int weight = WEIGHT_OF_A_JOB;
        for (var value : job.parameters()) {
            weight += 64 + (value instanceof ParameterValue.Text(var _, var text) ? text.length() : 0);
        }
        return weight;
    }
}
