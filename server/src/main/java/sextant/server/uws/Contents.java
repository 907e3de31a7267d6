package sextant.server.uws;

import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.Owner;
import sextant.model.refusal.RefusalKind;

/** Who may read what a job was sent and what it left. An operator may see and end every job, but that is its owner's. */
final class Contents {

    private Contents() {}

    /** @throws sextant.model.refusal.Refused {@code not-admitted} */
    static void require(Job job, Caller caller) {
        if (job.owner().isPresent() && !job.owner().equals(Owner.of(caller))) {
            throw RefusalKind.NOT_ADMITTED
                    .because("What a job was sent and what it left is for its owner only.")
                    .suggest("Ask the owner.")
                    .refused();
        }
    }
}
