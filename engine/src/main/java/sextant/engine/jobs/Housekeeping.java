package sextant.engine.jobs;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.ledger.Ledger;
import sextant.engine.pace.Clocks;
import sextant.engine.store.JobStore;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.Phase;

/**
 * Takes away what is no longer wanted: jobs whose destruction time has come by the sober clock (see {@link Clocks}), and old events and
 * keys. What is known of a job goes first and its files after it, so that nothing is ever listed that is not there.
 */
final class Housekeeping {

    private static final System.Logger LOG = System.getLogger("sextant.jobs");
    private static final JobError DESTRUCTION =
            Ending.error("destruction", "It was ended because its destruction time had come.");
    private static final Duration EVENTS_KEPT = Duration.ofDays(8);
    private static final long BETWEEN_SWEEPS = Duration.ofSeconds(2).toNanos();
    private static final long BETWEEN_PURGES = Duration.ofHours(1).toNanos();
    private static final int AT_ONCE = 500;

    private final Supplier<JobPolicy> policy;
    private final JobStore store;
    private final Ledger ledger;
    private final JobFiles files;
    private final Runs runs;
    private final Control control;
    private final Clocks clocks;
    private long nextSweep;
    private long nextPurge;

    Housekeeping(
            Supplier<JobPolicy> policy,
            JobStore store,
            Ledger ledger,
            JobFiles files,
            Runs runs,
            Control control,
            Clocks clocks) {
        this.policy = policy;
        this.store = store;
        this.ledger = ledger;
        this.files = files;
        this.runs = runs;
        this.control = control;
        this.clocks = clocks;
        nextSweep = clocks.nanos();
        nextPurge = clocks.nanos();
    }

    /** Called from time to time, by one thread. */
    void tick() {
        long now = clocks.nanos();
        if (nextSweep - now <= 0) {
            var due = store.due(clocks.sober(), AT_ONCE);
            due.forEach(job -> destroy(job.id()));
            nextSweep = due.size() == AT_ONCE ? now : now + BETWEEN_SWEEPS;
        }
        if (nextPurge - now <= 0) {
            store.forgetBefore(clocks.sober().minus(EVENTS_KEPT));
            nextPurge = now + BETWEEN_PURGES;
        }
    }

    /** A job that runs is only ended this time; it stays due. */
    private void destroy(JobId id) {
        var archive = policy.get().archive();
        var job = ledger.find(id).filter(this::due);
        if (job.isEmpty()) {
            return;
        }
        if (job.get().phase().mayRun()) {
            if (Ending.wish(job.get()).isEmpty()) {
                control.end(id, DESTRUCTION);
            }
        } else if (job.get().phase() == Phase.ARCHIVED || archive.isEmpty() || isReservation(job.get())) {
            forget(id, this::due);
        } else {
            archive(id, archive.get());
        }
    }

    /** Of what nobody ran there is nothing to be known later. */
    private static boolean isReservation(Job job) {
        return job.phase() == Phase.PENDING && job.reserved().isPresent();
    }

    private boolean due(Job job) {
        return job.destruction().filter(when -> !when.isAfter(clocks.sober())).isPresent();
    }

    private void archive(JobId id, Duration kept) {
        runs.locks().with(id, () -> {
            FaultPoint.BEFORE_ARCHIVE_COMMIT.reached();
            var until = clocks.now().plus(kept);
            var job = ledger.change(id, current -> due(current) ? Step.archive(current, clocks.now(), until) : current);
            FaultPoint.AFTER_ARCHIVE_COMMIT.reached();
            job.filter(one -> one.phase() == Phase.ARCHIVED).ifPresent(one -> deleteFiles(files, id));
            return job;
        });
    }

    /** Forgets a job, and everything that belongs to it as soon as nothing of it is alive. */
    void forget(JobId id) {
        forget(id, _ -> true);
    }

    /** Whoever runs a reservation at the moment at which it expires has a job that runs, or is told that there is none: never both. */
    private void forget(JobId id, Predicate<Job> still) {
        runs.locks().with(id, () -> {
            FaultPoint.BEFORE_DELETE_COMMIT.reached();
            boolean gone = ledger.delete(id, still);
            FaultPoint.AFTER_DELETE_COMMIT.reached();
            if (runs.any(id)) {
                runs.all().forEach(watch -> {
                    if (watch.name.job().equals(id)) {
                        runs.soon(watch);
                    }
                });
            } else if (gone) {
                deleteFiles(files, id);
            }
            return gone;
        });
    }

    /**
     * Drops the inputs of a job that are none of its parameters: what a pending one had before, and what was fetched for one that has
     * ended. What cannot be dropped now is at the next start.
     */
    static void retain(JobFiles files, Job job) {
        try {
            files.retain(job.id(), job.parameters());
        } catch (IOException left) {
            LOG.log(Level.WARNING, () -> "old inputs of " + job.id() + " are left until the next start: " + left);
        }
    }

    /** What cannot be deleted now is deleted at the next start, when it belongs to no job or to an archived one. */
    static void deleteFiles(JobFiles files, JobId id) {
        try {
            files.delete(id);
            FaultPoint.AFTER_DELETE_FILES.reached();
        } catch (IOException left) {
            LOG.log(Level.WARNING, () -> "files of " + id + " are left until the next start: " + left);
        }
    }
}
