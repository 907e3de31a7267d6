package sextant.server.draft;

import java.io.IOException;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.jobs.ContentsResource;
import sextant.server.submission.Control;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;

/** One job of the draft: deleting it, and the results that have addresses of their own. */
public final class DraftJob {

    /** What its server told clients to wait, in seconds. */
    private static final String LATER = "30";

    private final Jobs jobs;
    private final ContentsResource contents;
    private final Addresses addresses;
    private final FormReader forms;

    public DraftJob(Jobs jobs, ContentsResource contents, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.contents = contents;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** If the job runs it is ended first. */
    public Reply delete(Call call, Caller caller, Job job) {
        jobs.delete(job.id(), caller);
        return Addresses.to(addresses.links(call).list());
    }

    /**
     * The draft's table deletes by {@code DELETE/POST} with the input NONE: so does a POST without a body. One with a body says {@code
     * ACTION=delete}, as its server wanted it.
     */
    public Reply deleteByPost(Call call, Caller caller, Job job) throws IOException {
        try (var form = forms.read(call)) {
            boolean isEmpty = !call.hasBody() && call.rawQuery().isEmpty();
            var action = isEmpty ? Optional.of("DELETE") : form.control(Control.ACTION);
            if (action.filter("DELETE"::equalsIgnoreCase).isEmpty()) {
                throw RefusalKind.PARAMETER_VALUE
                        .because("A POST to a job deletes it here, and does nothing else.")
                        .at(Path.of(Control.ACTION.name()))
                        .got(action.orElse("no ACTION"))
                        .limit("ACTION=delete, or nothing at all")
                        .suggest("POST phase=run to the address of the job followed by /phase to start it.")
                        .refused();
            }
            return delete(call, caller, job);
        }
    }

    /** Before the job has ended its results are not missing: they are late. */
    public Response result(Call call, Caller caller, Job job) throws IOException {
        return job.phase().isFinal()
                ? contents.result(call, caller, job)
                : Reply.text(503, "The job has not ended.\n").with("Retry-After", LATER);
    }
}
