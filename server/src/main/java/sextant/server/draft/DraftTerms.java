package sextant.server.draft;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.uws.UwsTime;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;

/**
 * The terms of a job as UWS had them until 2008. {@code termination} is the time by which a run ends, and loses nothing; the draft's
 * setTerminationTime, over SOAP, forgets the job, and is {@code destruction} here. Whoever sends a time to the wrong one of the two keeps
 * a job for longer than was meant, and never loses one.
 */
public final class DraftTerms {

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;
    private final InstantSource clock;

    public DraftTerms(Jobs jobs, Addresses addresses, FormReader forms, InstantSource clock) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
        this.clock = clock;
    }

    public Reply termination(Call call, Caller caller, Job job) {
        return OldUws.element(
                "termination",
                job.executionDuration() == 0 ? "" : UwsTime.text(begin(job).plusSeconds(job.executionDuration())));
    }

    /** What is left until then is what the job may run; counted from now while it has not begun. */
    public Reply changeTermination(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            var time = form.time()
                    .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                            .because("The request has no TIME.")
                            .suggest("Send TIME as a field of a form.")
                            .refused());
            long seconds = Math.max(1, Duration.between(begin(job), time).toSeconds()); // 0 would be no limit
            return addresses.toJob(call, jobs.executionDuration(job.id(), caller, seconds));
        }
    }

    private Instant begin(Job job) {
        return job.started().orElseGet(clock::instant);
    }

    public Reply executionDuration(Call call, Caller caller, Job job) {
        return OldUws.element("executionDuration", Long.toString(job.executionDuration()));
    }

    public Reply destruction(Call call, Caller caller, Job job) {
        return OldUws.element(
                "destruction", job.destruction().map(UwsTime::text).orElse(""));
    }

    public Reply quote(Call call, Caller caller, Job job) {
        return OldUws.element(
                "quote", jobs.predicted(job).quote().map(UwsTime::text).orElse(""));
    }
}
