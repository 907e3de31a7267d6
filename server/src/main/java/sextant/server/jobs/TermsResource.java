package sextant.server.jobs;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.job.Owner;
import sextant.model.uws.JobView;
import sextant.model.uws.UwsTime;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.Control;
import sextant.server.submission.FormReader;
import sextant.server.submission.SubmittedForm;
import sextant.server.uws.Addresses;

/**
 * The terms that a job runs under, each a text of its own (UWS 1.1, 2.2.1): {@code executionduration}, {@code destruction},
 * {@code quote} and {@code owner}. What is not known is the empty text.
 */
public final class TermsResource {

    private final Jobs jobs;
    private final Addresses addresses;
    private final FormReader forms;

    public TermsResource(Jobs jobs, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.addresses = addresses;
        this.forms = forms;
    }

    public static Reply executionDuration(Call call, Caller caller, Job job) {
        return AtomicText.of(Integer.toString(JobView.of(job).executionDuration()));
    }

    /** Read back afterwards: the operator may allow less. */
    public Reply changeExecutionDuration(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            form.needed(Control.EXECUTIONDURATION);
            var seconds = form.executionDuration().orElseThrow();
            return addresses.toJob(call, jobs.executionDuration(job.id(), caller, seconds));
        }
    }

    public static Reply destruction(Call call, Caller caller, Job job) {
        return time(job.destruction());
    }

    public Reply changeDestruction(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            return addresses.toJob(call, jobs.destruction(job.id(), caller, asked(form)));
        }
    }

    /** Before UWS 1.0 the field was called TIME, and there was no other at this address. */
    private static Optional<Instant> asked(SubmittedForm form) {
        var time = form.control(Control.DESTRUCTION).isPresent() ? Optional.<Instant>empty() : form.time();
        if (time.isEmpty()) {
            form.needed(Control.DESTRUCTION);
        }
        return time.or(form::destruction);
    }

    public Reply quote(Call call, Caller caller, Job job) {
        return time(jobs.predicted(job).quote());
    }

    public static Reply owner(Call call, Caller caller, Job job) {
        return AtomicText.of(job.owner().map(Owner::subject).orElse(""));
    }

    private static Reply time(Optional<Instant> time) {
        return AtomicText.of(time.map(UwsTime::text).orElse(""));
    }
}
