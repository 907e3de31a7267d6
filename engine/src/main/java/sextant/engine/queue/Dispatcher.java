package sextant.engine.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sextant.engine.hosting.Hosting;
import sextant.engine.ledger.Ledger;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.model.job.Job;
import sextant.model.job.JobId;

/**
 * Gives the places of the routes to the jobs that wait for them. It follows the ledger, so that the queue is what is stored; a place is
 * free again when nothing of its job runs any more, which may be later than the end of the job.
 */
public final class Dispatcher implements Ledger.Listener {

    private final Supplier<Platform> platform;
    private final FairQueue queue = new FairQueue();
    private final Set<JobId> called = new HashSet<>();
    private Optional<Consumer<JobId>> claim = Optional.empty();

    public Dispatcher(Supplier<Platform> platform) {
        this.platform = platform;
    }

    /** From now on jobs are called. @param claiming must return at once, and sees to it that {@link #answered} is called later */
    public void open(Consumer<JobId> claiming) {
        synchronized (queue) {
            claim = Optional.of(claiming);
        }
        dispatch();
    }

    /** Whoever was called has been claimed, or could not be. */
    public void answered(JobId job) {
        synchronized (queue) {
            called.remove(job);
        }
    }

    /** From now on nothing is claimed. */
    public void shut() {
        synchronized (queue) {
            claim = Optional.empty();
        }
    }

    @Override
    public void changed(Job job, long sequence) {
        synchronized (queue) {
            switch (job.phase()) {
                case QUEUED -> queued(job);
                case EXECUTING, SUSPENDED, UNKNOWN -> executing(job);
                case PENDING, HELD, COMPLETED, ERROR, ABORTED, ARCHIVED -> queue.leave(job.id());
            }
        }
        dispatch();
    }

    /** One that was called has a place already, although it is still QUEUED. */
    private void queued(Job job) {
        if (!called.contains(job.id())) {
            queue.add(job.id(), job.route(), job.owner(), job.queued().orElse(job.created()));
        }
    }

    /** It is claimed; its run may be lost and the job be queued again before whoever was called has answered. */
    private void executing(Job job) {
        called.remove(job.id());
        queue.occupy(job.id(), job.route());
    }

    @Override
    public void gone(JobId job, long sequence) {
        synchronized (queue) {
            queue.leave(job);
        }
    }

    /** Nothing of the job runs any more. */
    public void release(JobId job) {
        synchronized (queue) {
            queue.release(job);
        }
        dispatch();
    }

    public Optional<Integer> place(JobId job) {
        synchronized (queue) {
            return queue.place(job);
        }
    }

    public int waiting(String route) {
        synchronized (queue) {
            return queue.waiting(route);
        }
    }

    /** Gives away every place that is free; also called from time to time, as the operator may have changed the routes. */
    public void dispatch() {
        synchronized (queue) {
            if (claim.isEmpty()) {
                return;
            }
            var next = new ArrayList<JobId>();
            for (var route : queue.routes()) {
                int places = places(route);
                for (var job = queue.next(route, places); job.isPresent(); job = queue.next(route, places)) {
                    next.add(job.get());
                }
            }
            called.addAll(next);
            next.forEach(claim.get());
        }
    }

    /** None on a route that the operator holds or stops, or that is not there any more. */
    private int places(String name) {
        return platform.get()
                .route(name)
                .flatMap(Route::hosting)
                .filter(hosting -> !hosting.hold() && !hosting.suspend())
                .map(Hosting::concurrency)
                .orElse(0);
    }
}
