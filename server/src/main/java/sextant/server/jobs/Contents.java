package sextant.server.jobs;

import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;

/** What a job was sent and what it left is for its owner. An operator sees and ends every job, but does not read that. */
record Contents(Jobs jobs) {

    /** @throws sextant.model.refusal.Refused {@code not-admitted} */
    void require(Job job, Caller caller) {
        if (!jobs.mayRead(job, caller)) {
            throw RefusalKind.NOT_ADMITTED
                    .because("What a job was sent and what it left is for its owner only.")
                    .suggest("Ask the owner.")
                    .refused();
        }
    }
}
