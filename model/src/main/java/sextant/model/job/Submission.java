package sextant.model.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client wants to run, from whichever face it came. Names of parameters are compared without regard to case (DALI).
 *
 * @param application       short name or identifier; empty where the route has only one
 * @param route             empty takes the first route that runs the application for the caller
 * @param runId             the client's own label
 * @param interfaceId       of the application; empty takes its first
 * @param parameters        in the order in which they came; uploads are spooled, {@link ParameterValue.Upload#file} is the spooled name
 * @param targets           where outputs are to be sent
 * @param destruction       wanted, within the operator's limits
 * @param executionDuration wanted, in seconds, within the operator's limits; 0 asks for no limit
 * @param run               whether the job is to run at once ({@code PHASE=RUN})
 * @param idempotencyKey    under which the same submission may come again and makes one job only
 */
public record Submission(
        Optional<String> application,
        Optional<String> route,
        Optional<String> runId,
        Optional<String> interfaceId,
        List<ParameterValue> parameters,
        List<OutputTarget> targets,
        Optional<Instant> destruction,
        OptionalLong executionDuration,
        boolean run,
        Optional<IdempotencyKey> idempotencyKey) {

    public Submission {
        parameters = List.copyOf(parameters);
        targets = List.copyOf(targets);
    }

    /** The same under a key. */
    public Submission with(IdempotencyKey key) {
        return new Submission(
                application,
                route,
                runId,
                interfaceId,
                parameters,
                targets,
                destruction,
                executionDuration,
                run,
                Optional.of(key));
    }

    /** The same, to run at once. */
    public Submission running() {
        return new Submission(
                application,
                route,
                runId,
                interfaceId,
                parameters,
                targets,
                destruction,
                executionDuration,
                true,
                idempotencyKey);
    }
}
