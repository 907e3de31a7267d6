package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sextant.model.job.Job;
import sextant.model.job.JobSummary;
import sextant.server.jobpages.Times.When;

/**
 * A job as a list shows it. Texts that are absent are empty.
 *
 * @param name the client's own label, or else the start of its id
 * @param took how long it ran so far
 */
public record JobRow(
        String id, String name, boolean named, PhaseView phase, String application, When created, String took) {

    private static final int SHORT = 8;

    static JobRow of(JobSummary job, Optional<Job> more, Instant now) {
        var label = job.runId().filter(text -> !text.isBlank());
        return new JobRow(
                job.id().text(),
                label.orElse(job.id().text().substring(0, SHORT)),
                label.isPresent(),
                PhaseView.of(job.phase()),
                more.map(Job::application).orElse(""),
                Times.when(job.created(), now),
                more.map(known -> took(known, now)).orElse(""));
    }

    /** From its start to its end, or to now. */
    static String took(Job job, Instant now) {
        return job.started()
                .map(start -> Times.span(Duration.between(start, job.ended().orElse(now))))
                .orElse("");
    }
}
