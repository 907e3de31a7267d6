package sextant.engine.callbacks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sextant.engine.cea.JobReport;
import sextant.model.callback.Listener;
import sextant.model.cea.CeaVocabulary;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;

/**
 * What the listeners of a job are told of a change: a pure function of how it was and how it is, stored with the change. Each change of
 * phase is told once. Who registers is told how the job is if it has ended already, and gets the results that are there: nobody waits
 * for what has happened before.
 */
public final class Telling {

    private Telling() {}

    /** In the order in which they are told. */
    public static List<Draft> of(Job before, Job after) {
        if (after.listeners().isEmpty()) {
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        for (var listener : after.listeners()) {
            boolean isNew = !before.listeners().contains(listener);
            if (isNew ? ended(after) : before.phase() != after.phase()) {
                tell(after, listener, drafts);
            }
        }
        return drafts;
    }

    private static boolean ended(Job job) {
        return job.phase().isFinal();
    }

    private static void tell(Job job, Listener listener, List<Draft> drafts) {
        var at = job.ended().or(job::started).or(job::queued).orElse(job.created());
        if (hears(listener, job.phase())) {
            drafts.add(draft(job, listener, entered(job, at)));
        }
        if (listener.kind().hearsResults() && job.phase() == Phase.COMPLETED) {
            drafts.add(draft(job, listener, new Happened.Results(at)));
        }
    }

    /** CEA does not know what is archived: its listeners have heard the last of the job before. */
    private static boolean hears(Listener listener, Phase phase) {
        return listener.kind() == Listener.Kind.WEBHOOK || listener.kind().hearsProgress() && phase != Phase.ARCHIVED;
    }

    private static Happened.Entered entered(Job job, Instant at) {
        var text = JobReport.message(job, CeaVocabulary.ASTROGRID).content().orElse("");
        return new Happened.Entered(at, job.phase(), text);
    }

    /** Something that comes with no change, to everybody who wants to hear it. */
    static List<Draft> said(Job job, Happened.Said said) {
        return job.listeners().stream()
                .filter(listener -> listener.kind().hearsProgress())
                .map(listener -> draft(job, listener, said))
                .toList();
    }

    private static Draft draft(Job job, Listener listener, Happened happened) {
        return new Draft(job.id(), job.runId(), listener, happened);
    }
}
