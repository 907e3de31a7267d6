package sextant.engine.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.applications.ParameterCheck;
import sextant.engine.files.JobFiles;
import sextant.engine.ledger.Ledger;
import sextant.engine.ledger.Locks;
import sextant.engine.staging.AddressCheck;
import sextant.engine.store.StoreUnavailable;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;

/**
 * Replaces parameters of a pending job. What was uploaded for the values before is dropped when the new ones are stored, and what was
 * uploaded for the new ones when they are refused (promise P10).
 */
record Replacement(Ledger ledger, Locks locks, JobFiles files, Intake intake, Queued queued, AddressCheck addresses) {

    /** @return empty if there is no such job; whatever comes of it, nothing stays in the spool */
    Optional<Job> of(JobId id, List<ParameterValue> changed) {
        // One after the other: what one has uploaded is no leftover of the other.
        return locks.with(id, () -> {
            try {
                var before = ledger.find(id);
                var after = before.flatMap(job -> replace(job, changed));
                if (after.isEmpty() || Intake.uploads(before.get().parameters())) {
                    tidy(id);
                }
                return after;
            } catch (StoreUnavailable inDoubt) {
                intake.discard(changed);
                throw inDoubt;
            } catch (RuntimeException refused) {
                intake.discard(changed);
                if (Intake.uploads(changed)) {
                    tidy(id);
                }
                throw refused;
            }
        });
    }

    private Optional<Job> replace(Job before, List<ParameterValue> changed) {
        var application = queued.application(pending(before));
        var called = Queued.called(before, application);
        // All together, since it may depend on one that stays whether another can be sent.
        var named = ParameterCheck.named(application, called, replaced(before, changed));
        Queued.check(application, called, named, false);
        var replacing = named.stream().filter(value -> has(changed, value.id())).toList();
        addresses.check(application, called, replacing, List.of(), before.owner());
        var adopted = intake.adopt(before.id(), replacing);
        return ledger.change(
                before.id(),
                now -> now.change().parameters(replaced(pending(now), adopted)).job());
    }

    /** A job that was deleted meanwhile may have got new files since. */
    private void tidy(JobId id) {
        ledger.find(id)
                .ifPresentOrElse(job -> Housekeeping.retain(files, job), () -> Housekeeping.deleteFiles(files, id));
    }

    private static Job pending(Job job) {
        if (job.phase() != Phase.PENDING) {
            throw Jobs.phase(job, "Its parameters are fixed.", "Create a new one.");
        }
        return job;
    }

    private static List<ParameterValue> replaced(Job job, List<ParameterValue> changed) {
        return Stream.concat(job.parameters().stream().filter(value -> !has(changed, value.id())), changed.stream())
                .toList();
    }

    private static boolean has(List<ParameterValue> values, String id) {
        return values.stream().anyMatch(value -> value.id().equalsIgnoreCase(id));
    }
}
