package sextant.server.draft;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import sextant.engine.cea.JobReport;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.cea.CeaVocabulary;
import sextant.model.cea.CeaXml;
import sextant.model.job.Job;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.jobs.Contents;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobHandler;

/**
 * A job in the documents of the draft of 2007: what its table prints as output of getPhase, getResults and getExecutionSummary. The
 * names of their outermost elements are lost; {@code message} is that of the version before, the others are its types without the last
 * word.
 */
public final class DraftDocuments {

    private static final CeaVocabulary WORDS = CeaVocabulary.DRAFT;

    private final Contents contents;
    private final JobReport report;
    private final Addresses addresses;

    public DraftDocuments(Jobs jobs, JobReport report, Addresses addresses) {
        this.contents = new Contents(jobs);
        this.report = report;
        this.addresses = addresses;
    }

    /** getPhase: phase and content. */
    public Reply message(Call call, Caller caller, Job job) {
        var message = JobReport.message(contents.shown(job, caller), WORDS);
        return reply(call, "message", xml -> xml.message(message));
    }

    /**
     * getResults. A result that is kept here and too large for this document is an indirect one, {@code ./name}: below the list of results,
     * as the draft has it, which the answer's Content-Location says too, since by RFC 3986 alone it would be beside it.
     */
    public Reply results(Call call, Caller caller, Job job) throws IOException {
        var links = addresses.links(call);
        var list = links.of(job.id(), "results/");
        var results = report.results(
                contents.shown(job, caller),
                id -> "./" + links.result(job.id(), id).substring(list.length()));
        return reply(call, "result-list", xml -> xml.results(results)).with("Content-Location", list);
    }

    /** getExecutionSummary: what went in and what came out, with absolute addresses. */
    public Reply summary(Call call, Caller caller, Job job) throws IOException {
        var links = addresses.links(call);
        var application = addresses
                .application(job.application())
                .map(known -> known.identifier())
                .orElse(job.application());
        var summary = report.summary(
                contents.shown(job, caller),
                application,
                WORDS,
                id -> links.parameter(job.id(), id),
                id -> links.result(job.id(), id));
        return reply(call, "execution-summary", xml -> xml.summary(summary));
    }

    /** At the address of UWS: this for who asks for it, and otherwise what is given. */
    public JobHandler messageOr(JobHandler ofUws) {
        return Profile.choosing(this::message, ofUws);
    }

    public JobHandler resultsOr(JobHandler ofUws) {
        return Profile.choosing(this::results, ofUws);
    }

    public JobHandler summaryOr(JobHandler ofUws) {
        return Profile.choosing(this::summary, ofUws);
    }

    /** The same for what is answered at once. */
    public static JobHandler.AtOnce unlessWanted(JobHandler.AtOnce ofUws) {
        return Profile.choosing(ofUws);
    }

    private static Reply reply(Call call, String element, Consumer<CeaXml> content) {
        return xml(
                Profile.isWanted(call) ? Profile.MEDIA_TYPE : "application/xml",
                CeaXml.document(WORDS, element, content));
    }

    static Reply xml(String mediaType, byte[] document) {
        return new Reply(
                200,
                Map.of(
                        "Content-Type",
                        mediaType,
                        "Vary",
                        "Accept, Authorization",
                        "Cache-Control",
                        "private, no-cache"),
                document);
    }
}
