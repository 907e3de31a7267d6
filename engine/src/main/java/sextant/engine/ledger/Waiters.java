package sextant.engine.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.job.Phase;

/**
 * Requests that wait until the phase of a job is another (UWS 1.1, 2.2.1.2). A waiter is an entry in a map and a timer: no thread, and
 * nothing is asked again and again.
 */
public final class Waiters implements Ledger.Listener {

    private final Executor executor;
    private final Map<JobId, Set<Waiter>> waiting = new HashMap<>();
    private final Map<Optional<Owner>, Integer> perCaller = new HashMap<>();

    private boolean released;

    private record Waiter(Phase seen, CompletableFuture<Optional<Job>> woken) {}

    /** @param executor goes on with those who are woken */
    public Waiters(Executor executor) {
        this.executor = executor;
    }

    /**
     * Waits as one caller among others. What comes is the changed job; nothing if it is gone, or if the time is over.
     *
     * @param most how many of this caller may wait
     * @return empty if so many wait already
     */
    public Optional<CompletableFuture<Optional<Job>>> await(
            Job seen, Optional<Owner> caller, int most, Duration patience) {
        synchronized (this) {
            if (perCaller.getOrDefault(caller, 0) >= most) {
                return Optional.empty();
            }
            perCaller.merge(caller, 1, Integer::sum);
        }
        var woken = await(seen, patience);
        woken.whenComplete((_, _) -> left(caller));
        return Optional.of(woken);
    }

    /** Waits for the server's own purposes. */
    public CompletableFuture<Optional<Job>> await(Job seen, Duration patience) {
        var woken = new CompletableFuture<Optional<Job>>();
        var waiter = new Waiter(seen.phase(), woken);
        synchronized (this) {
            if (released) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            waiting.computeIfAbsent(seen.id(), _ -> new HashSet<>()).add(waiter);
        }
        woken.completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS);
        woken.whenComplete((_, _) -> forget(seen.id(), waiter));
        return woken;
    }

    /** Lets everybody go as if the time were over, and from now on nobody waits: the server is stopping. */
    public void release() {
        Set<Waiter> all = new HashSet<>();
        synchronized (this) {
            released = true;
            waiting.values().forEach(all::addAll);
        }
        all.forEach(waiter -> executor.execute(() -> waiter.woken().complete(Optional.empty())));
    }

    @Override
    public void changed(Job job, long sequence) {
        wake(job.id(), Optional.of(job));
    }

    @Override
    public void gone(JobId job, long sequence) {
        wake(job, Optional.empty());
    }

    private void wake(JobId id, Optional<Job> job) {
        Set<Waiter> affected;
        synchronized (this) {
            affected = Set.copyOf(waiting.getOrDefault(id, Set.of()));
        }
        for (var waiter : affected) {
            if (job.isEmpty() || job.get().phase() != waiter.seen()) {
                executor.execute(() -> waiter.woken().complete(job));
            }
        }
    }

    private synchronized void forget(JobId id, Waiter waiter) {
        var others = waiting.get(id);
        if (others != null && others.remove(waiter) && others.isEmpty()) {
            waiting.remove(id);
        }
    }

    private synchronized void left(Optional<Owner> caller) {
        perCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    }
}
