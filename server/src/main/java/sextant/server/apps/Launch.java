package sextant.server.apps;

import java.io.IOException;
import java.util.Optional;
import sextant.engine.jobs.Jobs;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.refusal.RefusalKind;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.submission.FormReader;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;

/** A job that one request makes and runs, also a GET: whatever the request sends is an input. */
public final class Launch {

    private final Jobs jobs;
    private final Callers callers;
    private final Addresses addresses;
    private final FormReader forms;

    public Launch(Jobs jobs, Callers callers, Addresses addresses, FormReader forms) {
        this.jobs = jobs;
        this.callers = callers;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** {@code /app/{app}}: the quick launch of AstroGrid. It leads to the job, which runs by the first interface. */
    public Reply quick(Call call) throws IOException {
        return Addresses.to(addresses.links(call).job(started(call).id()));
    }

    /**
     * The job of the application that the address names.
     *
     * @throws sextant.model.refusal.Refused {@code method-not-allowed}, {@code cross-origin}, and what refuses a job
     */
    Job started(Call call) throws IOException {
        refuseHead(call);
        var name = addresses.known(call).application().orElseThrow();
        var caller = callers.of(changing(call));
        try (var form = forms.creating(call)) {
            var application = form.application(Optional.of(name), addresses::application);
            form.fit(addresses.application(name).orElseThrow());
            var said = form.submission(application, Optional.empty()).running();
            var job = jobs.create(addresses.asConfigured(call, said), caller);
            // The earlier job of the same idempotency key may be one that was not told to run.
            return job.phase() == Phase.PENDING ? jobs.run(job.id(), caller) : job;
        }
    }

    /** Whoever only looks must not start a program. */
    private static void refuseHead(Call call) {
        if (call.method().equals("HEAD")) {
            throw RefusalKind.METHOD_NOT_ALLOWED
                    .because("GET here makes a job and runs it, so HEAD has nothing to tell.")
                    .got(call.method())
                    .limit("GET, POST")
                    .refused();
        }
    }

    /** A GET that changes something: a page of another site must not send it either. */
    private static Call changing(Call call) {
        return new Call(
                "POST",
                call.path(),
                call.rawQuery(),
                call.variables(),
                call.header(),
                call.body(),
                call.hasBody(),
                call.remote());
    }
}
