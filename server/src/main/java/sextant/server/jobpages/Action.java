package sextant.server.jobpages;

import java.util.ArrayList;
import java.util.List;
import sextant.model.job.Job;
import sextant.model.job.Phase;

/**
 * Something that can be done to a job now: a value of {@code PHASE} that its page posts.
 *
 * @param main whether it is what most people want now
 */
public record Action(String label, String phase, boolean main) {

    static List<Action> of(Job job) {
        var actions = new ArrayList<Action>();
        switch (job.phase()) {
            case PENDING -> actions.add(new Action("Run", "RUN", true));
            case HELD -> actions.add(new Action("Run again", "RUN", true));
            case SUSPENDED -> {
                if (job.suspendedBy().filter(Job.Suspender.CLIENT::equals).isPresent()) {
                    actions.add(new Action("Let it go on", "RUN", true));
                }
            }
            case EXECUTING -> actions.add(new Action("Suspend", "SUSPEND", false));
            case QUEUED, UNKNOWN, COMPLETED, ERROR, ABORTED, ARCHIVED -> {}
        }
        if (!job.phase().isFinal() && job.phase() != Phase.PENDING) {
            actions.add(new Action("Abort", "ABORT", false));
        }
        return List.copyOf(actions);
    }
}
