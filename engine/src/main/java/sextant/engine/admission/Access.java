package sextant.engine.admission;

import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.hosting.JobPolicy;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.JobQuery.Whose;
import sextant.model.job.Owner;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Who may do what with whose job. A job is its owner's; that of an anonymous caller is everybody's who knows its address. Operators
 * may do everything but read what a client uploaded or got. Whoever may not see a job is told what one is told of a job that does not
 * exist (promise P9): both come from the same line.
 */
public final class Access {

    private final Supplier<JobPolicy> policy;

    public Access(Supplier<JobPolicy> policy) {
        this.policy = policy;
    }

    /** The job, if there is one that the caller may see. */
    public Job visible(Optional<Job> job, Caller caller) {
        return job.filter(found -> mayUse(found, caller)).orElseThrow(Access::noSuchJob);
    }

    public static Refused noSuchJob() {
        return RefusalKind.NO_SUCH_JOB
                .because("There is no such job; it may have been deleted, or its destruction time has come.")
                .refused();
    }

    public boolean mayUse(Job job, Caller caller) {
        return mayRead(job, caller) || operates(caller);
    }

    /** Whether the caller may also read what was uploaded for the job and what came out of it. */
    public boolean mayRead(Job job, Caller caller) {
        return mayRead(job, Owner.of(caller));
    }

    /** Whether what came out of a job may be read on behalf of this owner of another. */
    public static boolean mayRead(Job job, Optional<Owner> owner) {
        return job.owner().isEmpty() || job.owner().equals(owner);
    }

    public boolean operates(Caller caller) {
        return !Collections.disjoint(policy.get().operators(), caller.groups());
    }

    /** What is left of a question for a list, for this caller; empty if nothing is. */
    public Optional<Whose> listed(Whose asked, Caller caller) {
        if (operates(caller)) {
            return Optional.of(asked);
        }
        boolean nobodys = policy.get().listAnonymous() && includes(asked, Optional.empty());
        var own = Owner.of(caller).filter(owner -> includes(asked, Optional.of(owner)));
        if (own.isPresent()) {
            return own.map(owner -> nobodys ? new Whose.OneAndNobody(owner) : new Whose.One(owner));
        }
        return nobodys ? Optional.of(new Whose.Nobody()) : Optional.empty();
    }

    public static boolean includes(Whose whose, Optional<Owner> owner) {
        return switch (whose) {
            case Whose.Everybody _ -> true;
            case Whose.Nobody _ -> owner.isEmpty();
            case Whose.One(var one) -> owner.equals(Optional.of(one));
            case Whose.OneAndNobody(var one) -> owner.isEmpty() || owner.equals(Optional.of(one));
        };
    }
}
