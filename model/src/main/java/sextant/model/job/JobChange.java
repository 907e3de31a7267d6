package sextant.model.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.callback.Listener;

/** The next version of a job, while it is being put together. */
public final class JobChange {

    private final Job before;
    private Phase phase;
    private List<ParameterValue> parameters;
    private List<Result> results;
    private Optional<Instant> queued;
    private Optional<Instant> started;
    private Optional<Instant> ended;
    private Optional<Instant> reserved;
    private Optional<Instant> destruction;
    private long executionDuration;
    private Optional<Instant> quote;
    private Optional<JobError> error;
    private Optional<Job.Suspender> suspendedBy;
    private int attempt;
    private OptionalLong ran;
    private List<Listener> listeners;

    JobChange(Job before) {
        this.before = before;
        phase = before.phase();
        parameters = before.parameters();
        results = before.results();
        queued = before.queued();
        started = before.started();
        ended = before.ended();
        reserved = before.reserved();
        destruction = before.destruction();
        executionDuration = before.executionDuration();
        quote = before.quote();
        error = before.error();
        suspendedBy = before.suspendedBy();
        attempt = before.attempt();
        ran = before.ran();
        listeners = before.listeners();
    }

    public JobChange phase(Phase value) {
        phase = value;
        return this;
    }

    public JobChange parameters(List<ParameterValue> value) {
        parameters = value;
        return this;
    }

    public JobChange results(List<Result> value) {
        results = value;
        return this;
    }

    public JobChange queued(Instant value) {
        queued = Optional.of(value);
        return this;
    }

    public JobChange started(Instant value) {
        started = Optional.of(value);
        return this;
    }

    /** Its run is gone, and it waits for another. */
    public JobChange notStarted() {
        started = Optional.empty();
        return this;
    }

    public JobChange ended(Instant value) {
        ended = Optional.of(value);
        return this;
    }

    /** A reservation that has been taken up. */
    public JobChange taken() {
        reserved = Optional.empty();
        return this;
    }

    public JobChange destruction(Optional<Instant> value) {
        destruction = value;
        return this;
    }

    public JobChange executionDuration(long seconds) {
        executionDuration = seconds;
        return this;
    }

    public JobChange quote(Optional<Instant> value) {
        quote = value;
        return this;
    }

    public JobChange error(JobError value) {
        error = Optional.of(value);
        return this;
    }

    public JobChange suspendedBy(Optional<Job.Suspender> value) {
        suspendedBy = value;
        return this;
    }

    public JobChange attempt(int value) {
        attempt = value;
        return this;
    }

    public JobChange ran(OptionalLong milliseconds) {
        ran = milliseconds;
        return this;
    }

    public JobChange listeners(List<Listener> value) {
        listeners = value;
        return this;
    }

    public Job job() {
        return job(before.version() + 1);
    }

    Job job(long version) {
        return new Job(
                before.id(),
                before.owner(),
                before.route(),
                before.application(),
                before.interfaceId(),
                before.runId(),
                phase,
                parameters,
                before.targets(),
                results,
                before.created(),
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
                listeners,
                version);
    }
}
