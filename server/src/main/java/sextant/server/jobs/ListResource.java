package sextant.server.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.uws.JobFilter;
import sextant.model.uws.JobListWriter;
import sextant.model.uws.RequestParameters;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Response;
import sextant.server.http.Streamed;
import sextant.server.jobpages.JobPages;
import sextant.server.submission.FormReader;
import sextant.server.submission.SubmittedForm;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;
import sextant.server.uws.Rendering;

/** A list of jobs (UWS 1.1, 2.2.2.1), and the creation of a job in it. */
public final class ListResource {

    private final Jobs jobs;
    private final Callers callers;
    private final Addresses addresses;
    private final FormReader forms;
    private final JobPages pages;

    public ListResource(Jobs jobs, Callers callers, Addresses addresses, FormReader forms, JobPages pages) {
        this.jobs = jobs;
        this.callers = callers;
        this.addresses = addresses;
        this.forms = forms;
        this.pages = pages;
    }

    public Response show(Call call) {
        var list = addresses.known(call);
        var caller = callers.of(call);
        var query = JobFilter.read(RequestParameters.of(call.rawQuery()), list.route(), list.application());
        return switch (Rendering.of(call)) {
            case Rendering.Page _ -> page(call, caller, query);
            case Rendering.Data data -> stream(call, caller, query, data);
        };
    }

    private Reply page(Call call, Caller caller, JobQuery asked) {
        var shown = new ArrayList<JobSummary>();
        jobs.list(JobPages.query(asked), caller, shown::add);
        return pages.list(call, caller, asked, shown);
    }

    /** However many jobs there are, only one of them is in memory. */
    private Streamed stream(Call call, Caller caller, JobQuery query, Rendering.Data data) {
        var links = addresses.links(call);
        return new Streamed(200, JobDocuments.headers(data), OptionalLong.empty(), out -> {
            var writer = new JobListWriter(data.format(), links);
            out.write(writer.start());
            write(query, caller, writer, out);
            out.write(writer.end());
        });
    }

    private void write(JobQuery query, Caller caller, JobListWriter writer, OutputStream out) throws IOException {
        try {
            jobs.list(query, caller, job -> {
                try {
                    out.write(writer.item(job));
                    return true;
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /**
     * By a form or a document. Where the address names no application the request may, and at {@code /jobs} the {@code ROUTE}.
     */
    public Reply create(Call call) throws IOException {
        return create(call, forms::creating);
    }

    /** By a {@code tool}, whatever the client says of its type: clients of the draft of 2007. */
    public Reply createFromTool(Call call) throws IOException {
        return create(call, forms::tool);
    }

    @FunctionalInterface
    private interface Reading {
        SubmittedForm read(Call call) throws IOException;
    }

    private Reply create(Call call, Reading reading) throws IOException {
        var list = addresses.known(call);
        var caller = callers.of(call);
        try (var form = reading.read(call)) {
            var application = form.application(list.application(), addresses::application);
            var route = list.route().or(() -> list.application().isPresent() ? Optional.empty() : form.take("ROUTE"));
            var known = addresses.application(application, route);
            if (known.isPresent()) {
                form.fit(known.get());
            }
            var said = addresses.asConfigured(call, form.submission(application, route));
            return addresses.toJob(call, jobs.create(said, caller));
        }
    }
}
