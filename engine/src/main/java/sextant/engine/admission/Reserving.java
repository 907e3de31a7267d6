package sextant.engine.admission;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import sextant.engine.admission.Offered.Place;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.refusal.RefusalKind;

/**
 * Who may have a job made before it is run, and how many each: nobody can block a route by holding what is never run. A reservation
 * besides counts as a job of its caller, as any that is PENDING does.
 */
public final class Reserving {

    private final Tally tally;

    /** @param stored the reservations of a caller on a route that nobody has run, as the store has them */
    public Reserving(BiFunction<String, Optional<Owner>, Set<JobId>> stored) {
        tally = new Tally(stored);
    }

    /**
     * Counts a reservation that is about to be stored.
     *
     * @throws sextant.model.refusal.Refused {@code not-admitted}, {@code too-many-jobs}
     */
    public void admit(Place place, Optional<Owner> caller, JobId job) {
        var allowed = place.hosting().reservations();
        var route = place.route().name();
        if (caller.isEmpty() && !allowed.anonymous()) {
            throw RefusalKind.NOT_ADMITTED
                    .because("The route " + route + " holds no reservations for callers whom nobody knows.")
                    .suggest("Send a bearer token, or create the job and run it at once.")
                    .refused();
        }
        if (!tally.reserve(route, caller, allowed.perCaller(), job)) {
            throw RefusalKind.TOO_MANY_JOBS
                    .because("You hold " + allowed.perCaller() + " reservations on the route " + route
                            + ", and may not hold more.")
                    .limit(allowed.perCaller())
                    .suggest("Run or delete one of them, or wait until one has expired.")
                    .refused();
        }
    }

    /** It has been run, or is gone, or did not come to be. */
    public void release(JobId job) {
        tally.release(job);
    }
}
