package sextant.server.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;
import sextant.model.uws.RequestParameters;
import sextant.model.uws.Waiting;
import sextant.server.http.Call;
import sextant.server.http.Later;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.submission.Control;
import sextant.server.submission.FormReader;
import sextant.server.submission.SubmittedForm;
import sextant.server.uws.Addresses;
import sextant.server.uws.Rendering;

/** {@code /jobs/{job}} (UWS 1.1, 2.2.2.2): looking at a job, waiting for it, changing its parameters, deleting it. */
public final class JobResource {

    /** A list that a client did not ask for is kept short: all active jobs, but not a million of old ones. */
    private static final String RECENT = "?LAST=100";

    private final Jobs jobs;
    private final JobDocuments documents;
    private final PhaseResource phase;
    private final ParametersResource parameters;
    private final Addresses addresses;
    private final FormReader forms;
    private final Supplier<Duration> waitAtMost;

    /** @param waitAtMost the longest that the answer to a request with {@code WAIT} is held */
    public JobResource(
            Jobs jobs,
            JobDocuments documents,
            PhaseResource phase,
            ParametersResource parameters,
            Addresses addresses,
            FormReader forms,
            Supplier<Duration> waitAtMost) {
        this.jobs = jobs;
        this.documents = documents;
        this.phase = phase;
        this.parameters = parameters;
        this.addresses = addresses;
        this.forms = forms;
        this.waitAtMost = waitAtMost;
    }

    public Response show(Call call, Caller caller, Job job) {
        var waiting = Waiting.read(RequestParameters.of(call.rawQuery()), waitAtMost.get());
        return waiting.blocks(job.phase())
                ? Later.of(jobs.await(job, caller, waiting.most()), now -> documents.job(call, caller, now))
                : documents.job(call, caller, job);
    }

    public Optional<Reply> showAtOnce(Call call, Caller caller, Job job) {
        return call.rawQuery().isEmpty() && Rendering.of(call) instanceof Rendering.Data data
                ? Optional.of(documents.job(call, caller, job, data))
                : Optional.empty();
    }

    /**
     * {@code ACTION=DELETE}, or new values of parameters. {@code PHASE} and the terms have addresses of their own, but some clients send
     * them here.
     */
    public Reply change(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            var action = form.control(Control.ACTION);
            return action.isPresent()
                    ? act(call, caller, job, action.get())
                    : addresses.toJob(call, changed(call, form, caller, job));
        }
    }

    /** Everything is read before anything is changed, and the phase comes last, since a job that runs is fixed. */
    private Job changed(Call call, SubmittedForm form, Caller caller, Job job) throws IOException {
        if (form.control(Control.RUNID).isPresent()) {
            throw RefusalKind.PARAMETER_NAME
                    .because("The RUNID of a job is given when it is created.")
                    .at(Path.of("RUNID"))
                    .suggest("Leave it out, or create a new job with it.")
                    .refused();
        }
        var wanted = form.control(Control.PHASE).map(PhaseResource::known);
        var destruction = form.destruction();
        var seconds = form.executionDuration();
        var hasTime = form.control(Control.DESTRUCTION).isPresent();
        var now = job;
        if (!form.parameters().isEmpty() || wanted.isEmpty() && !hasTime && seconds.isEmpty()) {
            now = parameters.changed(call, form, caller, job);
        }
        if (seconds.isPresent()) {
            now = jobs.executionDuration(job.id(), caller, seconds.getAsLong());
        }
        if (hasTime) {
            now = jobs.destruction(job.id(), caller, destruction);
        }
        return wanted.isPresent() ? phase.changed(wanted.get(), caller, job) : now;
    }

    private Reply act(Call call, Caller caller, Job job, String action) {
        if (!action.equals("DELETE")) {
            throw RefusalKind.PARAMETER_VALUE
                    .because("That is nothing that can be done with a job here.")
                    .at(Path.of("ACTION"))
                    .got(action)
                    .limit("DELETE")
                    .suggest(
                            "RUN, ABORT and SUSPEND are values of PHASE, at the address of the job followed by /phase.")
                    .refused();
        }
        return delete(call, caller, job);
    }

    public Reply delete(Call call, Caller caller, Job job) {
        jobs.delete(job.id(), caller);
        return Addresses.to(addresses.links(call).list() + RECENT);
    }
}
