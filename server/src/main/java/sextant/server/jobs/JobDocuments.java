package sextant.server.jobs;

import java.util.Map;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.Job;
import sextant.model.tree.Node;
import sextant.model.uws.JobLinks;
import sextant.model.uws.JobView;
import sextant.model.uws.UwsTree;
import sextant.model.uws.UwsXml;
import sextant.model.writing.DocumentFormat;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.jobpages.JobPages;
import sextant.server.uws.Addresses;
import sextant.server.uws.Rendering;

/** One job as an answer, in the form that the client wants. */
public final class JobDocuments {

    private static final Map<String, String> XML_HEADERS = headers(Rendering.XML);

    private final Jobs jobs;
    private final Contents contents;
    private final Addresses addresses;
    private final JobPages pages;

    public JobDocuments(Jobs jobs, Addresses addresses, JobPages pages) {
        this.jobs = jobs;
        this.contents = new Contents(jobs);
        this.addresses = addresses;
        this.pages = pages;
    }

    /** The whole job. */
    public Reply job(Call call, Caller caller, Job job) {
        return switch (Rendering.of(call)) {
            case Rendering.Page _ ->
                pages.one(call, caller, contents.shown(job, caller), contents.progress(job, caller), jobs.place(job));
            case Rendering.Data data -> job(call, caller, job, data);
        };
    }

    Reply job(Call call, Caller caller, Job job, Rendering.Data data) {
        var view = new JobView(contents.shown(job, caller), contents.progress(job, caller), jobs.place(job));
        var links = addresses.links(call);
        return data.format() == DocumentFormat.XML
                ? xml(data, UwsXml.job(view, links))
                : twin(data, UwsTree.job(view, links), "job");
    }

    public Reply parameters(Call call, Caller caller, Job found) {
        var job = contents.shown(found, caller);
        var data = data(call);
        var links = addresses.links(call);
        return data.format() == DocumentFormat.XML
                ? xml(data, UwsXml.parameters(job, links))
                : twin(data, UwsTree.parameters(job, links), "parameters");
    }

    public Reply results(Call call, Caller caller, Job found) {
        var job = contents.shown(found, caller);
        var data = data(call);
        JobLinks links = addresses.links(call);
        return data.format() == DocumentFormat.XML
                ? xml(data, UwsXml.results(JobView.of(job), links))
                : twin(data, UwsTree.results(JobView.of(job), links), "results");
    }

    /** There are no pages of the parts of a job; its own page has them all. */
    private static Rendering.Data data(Call call) {
        return Rendering.of(call) instanceof Rendering.Data data ? data : Rendering.XML;
    }

    private static Reply xml(Rendering.Data data, byte[] document) {
        return new Reply(200, data.equals(Rendering.XML) ? XML_HEADERS : headers(data), document);
    }

    private static Reply twin(Rendering.Data data, Node tree, String name) {
        return new Reply(200, headers(data), data.format().write(tree, name));
    }

    /** What is true of a job now is not true for long, and not for everybody. */
    static Map<String, String> headers(Rendering.Data data) {
        return Map.of(
                "Content-Type",
                data.mediaType(),
                "Vary",
                "Accept, Authorization",
                "Cache-Control",
                "private, no-cache");
    }
}
