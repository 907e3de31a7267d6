package sextant.model.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.callback.Listener;

/**
 * One execution of an application, as it is stored: a value that is never changed, only replaced by a later version. All instants
 * have microseconds.
 *
 * @param id                unguessable
 * @param owner             empty for the job of an anonymous caller
 * @param route             the route that runs it
 * @param application       the short name of what is run
 * @param interfaceId       which interface of the application is called
 * @param runId             the client's own label, given back as it came (UWS 1.1, {@code runId})
 * @param phase             where it is in its life
 * @param parameters        in the order in which they came
 * @param targets           where outputs are sent when it has run
 * @param results           the primary one first; empty until the job has ended
 * @param created           strictly later than that of any job created before it by the same server
 * @param queued            when it was last put into the queue of its route; the order of the queue
 * @param started           when its run began; empty before, and while it waits for another run
 * @param ended             when it reached a final phase; empty before
 * @param reserved          until when a reservation waits to be run; empty if it is none, or has been run
 * @param destruction       when it is archived or forgotten; empty if never
 * @param executionDuration the longest that it may run, in seconds; 0 is without limit
 * @param quote             when it is predicted to end, from the history of its application; empty if unknown
 * @param error             why it failed or was ended; while its run may be alive, why somebody wants it to end
 * @param suspendedBy       who stopped it, while it is suspended
 * @param attempt           the number of its latest run, from 1; 0 before the first
 * @param ran               while it is suspended, the milliseconds that its run took so far; after that, minus those in which it stood
 *                          still: it has then run for {@code now - started + ran}
 * @param listeners         who is told of it, in the order in which they were registered
 * @param version           from 1, one more with every change
 */
public record Job(
        JobId id,
        Optional<Owner> owner,
        String route,
        String application,
        String interfaceId,
        Optional<String> runId,
        Phase phase,
        List<ParameterValue> parameters,
        List<OutputTarget> targets,
        List<Result> results,
        Instant created,
        Optional<Instant> queued,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<Instant> reserved,
        Optional<Instant> destruction,
        long executionDuration,
        Optional<Instant> quote,
        Optional<JobError> error,
        Optional<Suspender> suspendedBy,
        int attempt,
        OptionalLong ran,
        List<Listener> listeners,
        long version) {

    /** Who stopped a suspended job: its owner must let it go on; the system lets it go on by itself. */
    public enum Suspender {
        CLIENT,
        SYSTEM
    }

    public Job {
        parameters = List.copyOf(parameters);
        targets = List.copyOf(targets);
        results = List.copyOf(results);
        listeners = List.copyOf(listeners);
    }

    /** A job that nobody is told of, as all are when they are created. */
    public Job(
            JobId id,
            Optional<Owner> owner,
            String route,
            String application,
            String interfaceId,
            Optional<String> runId,
            Phase phase,
            List<ParameterValue> parameters,
            List<OutputTarget> targets,
            List<Result> results,
            Instant created,
            Optional<Instant> queued,
            Optional<Instant> started,
            Optional<Instant> ended,
            Optional<Instant> reserved,
            Optional<Instant> destruction,
            long executionDuration,
            Optional<Instant> quote,
            Optional<JobError> error,
            Optional<Suspender> suspendedBy,
            int attempt,
            OptionalLong ran,
            long version) {
        this(
                id,
                owner,
                route,
                application,
                interfaceId,
                runId,
                phase,
                parameters,
                targets,
                results,
                created,
                queued,
                started,
                ended,
                reserved,
                destruction,
                executionDuration,
                quote,
                error,
                suspendedBy,
                attempt,
                ran,
                List.of(),
                version);
    }

    public JobSummary summary() {
        return new JobSummary(id, owner, phase, runId, created);
    }

    /** As it is shown while it waits, with a prediction that is made anew each time; not a new version. */
    public Job predicted(Optional<Instant> end) {
        return change().quote(end).job(version);
    }

    /** The job as it will be after some changes; always one version later. */
    public JobChange change() {
        return new JobChange(this);
    }
}
