package sextant.model.uws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobId;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Phase;
import sextant.model.job.Progress;
import sextant.model.job.Result;

/** Jobs in several phases of their lives, as the documents show them. */
final class ExampleJobs {

    static final JobLinks LINKS = new JobLinks("https://example.org/sextant/jobs");
    static final JobId ID = new JobId("abcdefghijklmnopqrstuvwxy2");
    static final Instant CREATED = Instant.parse("2026-11-20T12:00:00.123456Z");
    static final Owner ALICE = new Owner("tokens", "alice");

    private ExampleJobs() {}

    /** Created by nobody in particular, and not asked to run. */
    static Job pending() {
        return new Job(
                ID,
                Optional.empty(),
                "local",
                "slow",
                "default",
                Optional.empty(),
                Phase.PENDING,
                List.of(),
                List.of(),
                List.of(),
                CREATED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                1);
    }

    /** With everything that a job can have, and texts that an XML writer stumbles over. */
    static Job failed() {
        return new Job(
                ID,
                Optional.of(new Owner("tokens", "CN=<script>, O=\"R&D\"")),
                "local",
                "source-extractor",
                "default",
                Optional.of("<img src=x onerror=alert(1)>"),
                Phase.ERROR,
                List.of(
                        new ParameterValue.Text("threshold", "1.5 < 2 & \"more\"\r\nlast"),
                        new ParameterValue.Upload("image", "1", "application/fits", 5760)),
                List.of(),
                List.of(
                        new Result("result", "application/x-votable+xml", 1234, "ab".repeat(32), "1", Optional.empty()),
                        new Result("a b/c", "text/plain", 0, "cd".repeat(32), "2", Optional.empty())),
                CREATED,
                Optional.of(CREATED.plusSeconds(1)),
                Optional.of(CREATED.plusSeconds(2)),
                Optional.of(CREATED.plusSeconds(3)),
                Optional.empty(),
                Optional.of(CREATED.plusSeconds(86_400)),
                99_999_999_999L,
                Optional.of(CREATED.plusSeconds(4)),
                Optional.of(new JobError(true, "exit-code", "It ended with 3.", Optional.of("no such file"))),
                Optional.empty(),
                1,
                OptionalLong.empty(),
                5);
    }

    static JobView running() {
        var job = pending()
                .change()
                .phase(Phase.EXECUTING)
                .started(CREATED.plusSeconds(1))
                .attempt(1)
                .job();
        return new JobView(
                job, Optional.of(new Progress(OptionalDouble.of(42), Optional.of("half way"))), Optional.empty());
    }

    static JobView queued() {
        return new JobView(pending().change().phase(Phase.QUEUED).job(), Optional.empty(), Optional.of(3));
    }

    static JobView suspended() {
        return JobView.of(running()
                .job()
                .change()
                .phase(Phase.SUSPENDED)
                .suspendedBy(Optional.of(Job.Suspender.CLIENT))
                .job());
    }

    static JobView archived() {
        return JobView.of(failed().change().phase(Phase.ARCHIVED).job());
    }
}
