package sextant.engine.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.OutputTarget;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Result;

/** Jobs to store. Each is created one second after the one before, by a clock that starts at {@link #START}. */
public final class ExampleJobs {

    public static final Instant START = Instant.parse("2026-11-20T00:00:00.000001Z");
    public static final Owner ANNA = new Owner("https://login.example.org", "anna");
    public static final Owner BEN = new Owner("https://login.example.org", "ben");

    private static final SecureRandom RANDOM = new SecureRandom();

    private long seconds;

    /** A job that nobody has asked to run yet, of a caller without a name. */
    public Job pending() {
        return pending(Optional.empty());
    }

    public Job pending(Owner owner) {
        return pending(Optional.of(owner));
    }

    public Job pending(Optional<Owner> owner) {
        return job(owner, "local", "slow", Phase.PENDING);
    }

    /** A new job with the times that its phase brings along. */
    public Job job(Optional<Owner> owner, String route, String application, Phase phase) {
        var created = START.plusSeconds(seconds++);
        boolean waited = phase != Phase.PENDING && phase != Phase.HELD;
        boolean ran = waited && phase != Phase.QUEUED;
        return new Job(
                JobId.random(RANDOM),
                owner,
                route,
                application,
                "default",
                Optional.empty(),
                phase,
                List.of(new ParameterValue.Text("seconds", "3")),
                List.of(),
                List.of(),
                created,
                waited ? Optional.of(created.plusMillis(1)) : Optional.empty(),
                ran ? Optional.of(created.plusMillis(2)) : Optional.empty(),
                phase.isFinal() ? Optional.of(created.plusMillis(3)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                60,
                Optional.empty(),
                Optional.empty(),
                phase == Phase.SUSPENDED ? Optional.of(Job.Suspender.CLIENT) : Optional.empty(),
                ran ? 1 : 0,
                OptionalLong.empty(),
                1);
    }

    /** A job that has everything that a job can have, with texts that are hard to keep. */
    public Job full() {
        var created = START.plusSeconds(seconds++);
        return new Job(
                JobId.random(RANDOM),
                Optional.of(new Owner("https://login.example.org/\"realm\"", "Zoë, \\ or 周")),
                "local",
                "slow",
                "simple",
                Optional.of("my label \u0000 \uD83D\uDD2D \uD800 end"),
                Phase.ABORTED,
                List.of(
                        new ParameterValue.Text("in1", ""),
                        new ParameterValue.Text("in1", "again,\nwith \"quotes\", \u0000 and \uDFFF"),
                        new ParameterValue.Upload("image", "upload-1", "image/fits", 1L << 40),
                        new ParameterValue.Text("in2", "x".repeat(100_000)),
                        new ParameterValue.Indirect("table", "https://example.org/a?b=c&d=\u00e9")),
                List.of(new OutputTarget("result", "https://example.org/put/here")),
                List.of(
                        new Result(
                                "result",
                                "application/x-votable+xml",
                                12,
                                "ab".repeat(32),
                                "result.xml",
                                Optional.of("https://example.org/put/here")),
                        new Result("stdout", "text/plain", 0, "cd".repeat(32), "stdout", Optional.empty())),
                created,
                Optional.of(created.plusNanos(1_000)),
                Optional.of(created.plusNanos(2_000)),
                Optional.of(created.plusNanos(999_999_000)),
                Optional.of(created.plusNanos(5_000)),
                Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")),
                Long.MAX_VALUE,
                Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
                Optional.of(
                        new JobError(true, "exit-code", "It ended with 3.\nSee its log.", Optional.of("\u0000 log"))),
                Optional.of(Job.Suspender.SYSTEM),
                7,
                OptionalLong.of(0),
                1);
    }

    /** The job as if it had been created as it is now: of version 1. */
    public static Job asNew(Job job) {
        return new Job(
                job.id(),
                job.owner(),
                job.route(),
                job.application(),
                job.interfaceId(),
                job.runId(),
                job.phase(),
                job.parameters(),
                job.targets(),
                job.results(),
                job.created(),
                job.queued(),
                job.started(),
                job.ended(),
                job.reserved(),
                job.destruction(),
                job.executionDuration(),
                job.quote(),
                job.error(),
                job.suspendedBy(),
                job.attempt(),
                job.ran(),
                1);
    }

    /** The job as it is while it waits to be run until then. */
    public static Job reserved(Job job, Instant until) {
        return new Job(
                job.id(),
                job.owner(),
                job.route(),
                job.application(),
                job.interfaceId(),
                job.runId(),
                job.phase(),
                job.parameters(),
                job.targets(),
                job.results(),
                job.created(),
                job.queued(),
                job.started(),
                job.ended(),
                Optional.of(until),
                job.destruction(),
                job.executionDuration(),
                job.quote(),
                job.error(),
                job.suspendedBy(),
                job.attempt(),
                job.ran(),
                job.version());
    }
}
