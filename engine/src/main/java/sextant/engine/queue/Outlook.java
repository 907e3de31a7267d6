package sextant.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Owner;

/**
 * When jobs start and end, as far as that can be told from what runs, what waits before them, and how long their applications took. The
 * end is the {@code quote} of UWS 1.1, 2.1.4. What cannot be told is not told: without a history, and without an estimate of the author,
 * there is no prediction. Costs as much as the queue before the job is long, and asks the store once for each application.
 */
public final class Outlook {

    /** Names no job: stands for one that is not there yet. */
    private static final JobId NEXT = new JobId("a".repeat(26));

    private final Dispatcher dispatcher;
    private final Forecast forecast;
    private final InstantSource clock;

    public Outlook(Dispatcher dispatcher, Forecast forecast, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.forecast = forecast;
        this.clock = clock;
    }

    /** When a job would run. @param end only if its start is known */
    public record Times(Optional<Instant> start, Optional<Instant> end) {}

    /** When a job would start and end that a caller sends to a route now, with inputs of unknown size. */
    public Times next(String route, Optional<Owner> caller, String application) {
        var start = start(NEXT, route, caller);
        var length = forecast.length(application, OptionalLong.empty());
        return new Times(start, start.flatMap(begin -> length.map(begin::plus)));
    }

    /** When a job will end that waits, or that is queued now. */
    public Optional<Instant> end(Job job) {
        var length = length(job);
        return length.flatMap(
                lasting -> start(job.id(), job.route(), job.owner()).map(begin -> begin.plus(lasting)));
    }

    /** How long a run of a job takes. */
    public Optional<Duration> length(Job job) {
        return forecast.length(job.application(), Load.bytes(job));
    }

    private Optional<Instant> start(JobId job, String route, Optional<Owner> caller) {
        return dispatcher
                .ahead(job, route, caller)
                .flatMap(ahead ->
                        ahead.start(clock.instant(), load -> forecast.length(load.application(), load.bytes())));
    }
}
