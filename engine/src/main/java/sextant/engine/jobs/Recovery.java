package sextant.engine.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sextant.engine.fault.FaultPoint;
import sextant.engine.fault.PlantedBug;
import sextant.engine.files.JobFiles;
import sextant.engine.ledger.Ledger;
import sextant.engine.pace.Clocks;
import sextant.engine.pace.Tasks;
import sextant.engine.queue.Dispatcher;
import sextant.engine.runner.Runners;
import sextant.engine.staging.Inbound;
import sextant.engine.store.JobStore;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.JobQuery;
import sextant.model.job.Phase;

/**
 * What is done at the start of the server, whatever became of the one before: jobs wait again where they waited; runs that may be alive
 * are looked after again, none is started before its runner was asked; runs and folders that no job owns are taken away.
 */
final class Recovery {

    private final JobStore store;
    private final JobFiles files;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Runners runners;
    private final Runs runs;
    private final Clocks clocks;
    private final Tasks tasks;

    Recovery(
            JobStore store,
            JobFiles files,
            Ledger ledger,
            Dispatcher dispatcher,
            Runners runners,
            Runs runs,
            Clocks clocks,
            Tasks tasks) {
        this.store = store;
        this.files = files;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.runners = runners;
        this.runs = runs;
        this.clocks = clocks;
        this.tasks = tasks;
    }

    /** Done before any request is taken and before anything is claimed. */
    void recover() {
        store.list(newest(), job -> {
            clocks.stampAfter(job.created());
            return false;
        });
        store.unfinished(job -> {
            dispatcher.changed(job, 0);
            if (job.phase().mayRun()) {
                readopt(job);
            }
        });
        FaultPoint.MIDDLE_OF_RECOVERY.reached();
        for (var runner : runners.all()) {
            runner.whenEnded(runs::ended);
            for (var run : runner.known()) {
                runs.adopt(run, runner);
            }
        }
        sweepFolders();
        FaultPoint.AFTER_RECOVERY.reached();
    }

    private static JobQuery newest() {
        return new JobQuery(
                new JobQuery.Whose.Everybody(),
                EnumSet.allOf(Phase.class),
                Optional.empty(),
                OptionalInt.of(1),
                Optional.empty(),
                Optional.empty());
    }

    private void readopt(Job job) {
        if (PlantedBug.RESTART_WITHOUT_LOOKING.planted()) {
            ledger.change(
                            job.id(),
                            one -> one.change().attempt(one.attempt() + 1).job())
                    .ifPresent(runs::startWithoutLooking);
        } else {
            runs.adopt(job);
        }
    }

    /** Which folders there are is read now, since new jobs make new ones; which of them to keep is found out meanwhile. */
    private void sweepFolders() {
        Set<JobId> folders;
        try {
            files.discardOldSpool();
            folders = files.known();
        } catch (IOException broken) {
            throw new UncheckedIOException("the folders of jobs cannot be read", broken);
        }
        tasks.execute(() -> folders.forEach(this::sweep));
    }

    private void sweep(JobId id) {
        runs.locks().with(id, () -> {
            var job = ledger.atHand(id).or(() -> store.find(id)); // so many at once are not to fill the memory
            if (job.isEmpty() && !runs.any(id)
                    || job.filter(one -> one.phase() == Phase.ARCHIVED).isPresent()) {
                Housekeeping.deleteFiles(files, id);
            }
            job.filter(one -> one.phase() == Phase.PENDING || one.phase().isFinal() && Inbound.needed(one))
                    .ifPresent(one -> Housekeeping.retain(files, one));
            return job;
        });
    }
}
