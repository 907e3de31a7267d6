package sextant.engine.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sextant.engine.hosting.Hosting;
import sextant.engine.ledger.Ledger;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.job.Phase;

/**
 * Gives the places of the routes to the jobs that wait for them. It follows the ledger, so that the queue is what is stored; a place is
 * free again when nothing of its job runs any more, which may be later than the end of the job.
 */
public final class Dispatcher implements Ledger.Listener {

    private static final Runnable NOTHING = () -> {};

    /** Nobody believes a prediction that goes through a longer queue than this. */
    private static final int MOST_TOLD = 1000;

    private final Supplier<Platform> platform;
    private final FairQueue queue = new FairQueue();

    /** Those that were called and have not answered: what is to be done then. A run can be lost, and its job wait again, before that. */
    private final Map<JobId, Runnable> called = new HashMap<>();

    private final Map<JobId, Load> loads = new HashMap<>();

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
            var then = called.remove(job);
            if (then != null) {
                then.run();
            }
        }
        dispatch();
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
            keep(job);
            switch (job.phase()) {
                case QUEUED -> queued(job);
                case EXECUTING, SUSPENDED, UNKNOWN -> {
                    queue.occupy(job.id(), job.route());
                    called.replace(job.id(), NOTHING);
                }
                case PENDING, HELD, COMPLETED, ERROR, ABORTED, ARCHIVED -> leave(job.id());
            }
        }
        dispatch();
    }

    private void keep(Job job) {
        if (job.phase() == Phase.QUEUED || job.phase().mayRun()) {
            loads.put(job.id(), Load.of(job));
        } else {
            loads.remove(job.id());
        }
    }

    /** One that was called has a place already: if it is still QUEUED when it has answered, it waits for another. */
    private void queued(Job job) {
        Runnable add =
                () -> queue.add(job.id(), job.route(), job.owner(), job.queued().orElse(job.created()));
        if (called.replace(job.id(), add) == null) {
            add.run();
        }
    }

    /** The place of a run is released when the run is over; one that was called and is QUEUED has no run. */
    private void leave(JobId job) {
        queue.leave(job);
        called.computeIfPresent(job, (id, then) -> then == NOTHING ? NOTHING : () -> queue.release(id));
    }

    /** Its place stays taken until it is known whether it runs. */
    @Override
    public void doubtful(JobId job) {
        synchronized (queue) {
            called.replace(job, NOTHING);
        }
    }

    @Override
    public void gone(JobId job, long sequence) {
        synchronized (queue) {
            loads.remove(job);
            leave(job);
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

    /**
     * What is before a job in the queue of its route, whether it waits there already or would if it were queued now.
     *
     * @return empty if it never gets a place as things are, or if so many wait that nobody can tell
     */
    Optional<Ahead> ahead(JobId job, String route, Optional<Owner> caller) {
        synchronized (queue) {
            int places = places(route);
            var before = queue.before(job, route, caller, MOST_TOLD + 1);
            return places == 0 || before.size() > MOST_TOLD
                    ? Optional.empty()
                    : Optional.of(new Ahead(places, loads(queue.running(route)), loads(before)));
        }
    }

    /** Of a job that has ended and whose place is not free yet nothing is known any more. */
    private List<Load> loads(Collection<JobId> jobs) {
        return jobs.stream()
                .flatMap(job -> Optional.ofNullable(loads.get(job)).stream())
                .toList();
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
            next.forEach(job -> called.put(job, NOTHING));
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
