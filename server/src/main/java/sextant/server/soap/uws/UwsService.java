package sextant.server.soap.uws;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import sextant.engine.jobs.Jobs;
import sextant.model.job.Job;
import sextant.model.job.JobQuery;
import sextant.model.soap.SoapVersion;
import sextant.model.uws.JobLinks;
import sextant.model.uws.JobView;
import sextant.model.uws.UwsTemplateXml;
import sextant.model.uws.UwsXml;
import sextant.server.jobs.Contents;
import sextant.server.soap.Contract;
import sextant.server.soap.JobReference;
import sextant.server.soap.Operation;
import sextant.server.soap.SoapCall;
import sextant.server.soap.ToolJobs;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobList;

/**
 * The fourteen operations of the SOAP template of UWS ({@value #NAMESPACE}). Which job is meant stands in the header ({@link
 * JobReference}). What the template leaves open is filled in: {@code createJob} takes a {@code tool} of CEA, and {@code getResults}
 * answers the results as UWS 1.1 lists them. All else is in the types of the template, which know no ARCHIVED: such a job is gone.
 */
public final class UwsService {

    static final String NAMESPACE = "http://www.ivoa.net/xml/UWS-WS/v0.9";

    /** An answer is made in memory; longer lists are REST's. */
    private static final int MOST_LISTED = 1000;

    private final Jobs jobs;
    private final ToolJobs tools;
    private final Addresses addresses;

    public UwsService(Jobs jobs, ToolJobs tools, Addresses addresses) {
        this.jobs = jobs;
        this.tools = tools;
        this.addresses = addresses;
    }

    public Contract contract() {
        return new Contract(
                "UWS",
                "The SOAP template of UWS 0.9",
                EnumSet.allOf(SoapVersion.class),
                "UWS.wsdl",
                List.of(
                        operation("createJob", "NewOperation", this::createJob),
                        operation("listJobs", "listJobs", this::listJobs),
                        onJob("execute", this::execute),
                        onJob("abort", this::abort),
                        onJob("destroy", this::destroy),
                        onJob("getSummary", this::getSummary),
                        onJob("setExecutionDuration", this::setExecutionDuration),
                        onJob("setDestructionTime", this::setDestructionTime),
                        onJob("getPhase", (_, job, body) -> answer(body, "getPhase", xml -> xml.phase(job))),
                        onJob("getExecutionDuration", (_, job, body) -> executionDuration(job, body, "get")),
                        onJob("getDestructionTime", (_, job, body) -> destructionTime(job, body, "get")),
                        onJob("getQuote", this::getQuote),
                        onJob("getResults", this::getResults),
                        onJob("getError", this::getError)));
    }

    private static Operation operation(String name, String action, Operation.Answering answering) {
        return new Operation(new QName(NAMESPACE, name), NAMESPACE + "/" + action, answering);
    }

    private Operation onJob(String name, ToolJobs.OnJob answering) {
        return operation(name, name, tools.addressed(answering));
    }

    private void createJob(SoapCall call, StringBuilder body) throws IOException {
        var job = tools.create(call, Optional.empty());
        JobReference.from(
                call.header(), addresses.server(call.http()) + contract().path(), job.id());
        answer(body, "createJob", xml -> xml.summary(job, links(call)));
    }

    private void listJobs(SoapCall call, StringBuilder body) {
        var newest = new JobQuery(
                new JobQuery.Whose.Everybody(),
                Set.of(),
                Optional.empty(),
                OptionalInt.of(MOST_LISTED),
                Optional.empty(),
                Optional.empty());
        body.append("\n<uwsws:listJobsResponse xmlns:uwsws=\"" + NAMESPACE + "\" xmlns:uws=\""
                + UwsTemplateXml.NAMESPACE + "\">");
        jobs.list(newest, call.caller(), job -> {
            body.append("\n<job><jobId>")
                    .append(job.id())
                    .append("</jobId><uws:phase>")
                    .append(job.phase());
            body.append("</uws:phase></job>");
            return true;
        });
        body.append("\n</uwsws:listJobsResponse>");
    }

    private void execute(SoapCall call, Job job, StringBuilder body) {
        var run = jobs.run(job.id(), call.caller());
        answer(body, "execute", xml -> xml.phase(run));
    }

    private void abort(SoapCall call, Job job, StringBuilder body) {
        boolean ends = !job.phase().isFinal();
        if (ends) {
            jobs.abort(job.id(), call.caller());
        }
        success(body, "abort", ends);
    }

    private void destroy(SoapCall call, Job job, StringBuilder body) {
        jobs.delete(job.id(), call.caller());
        success(body, "destroy", true);
    }

    private void getSummary(SoapCall call, Job job, StringBuilder body) {
        var shown = tools.shown(call, job);
        answer(body, "getSummary", xml -> xml.summary(shown, links(call)));
    }

    private void setExecutionDuration(SoapCall call, Job job, StringBuilder body) {
        var changed = jobs.executionDuration(job.id(), call.caller(), Terms.seconds(call.needed("duration")));
        executionDuration(changed, body, "set");
    }

    private static void executionDuration(Job job, StringBuilder body, String verb) {
        answer(body, verb + "ExecutionDuration", xml -> xml.executionDuration(job));
    }

    private void setDestructionTime(SoapCall call, Job job, StringBuilder body) {
        var changed = jobs.destruction(job.id(), call.caller(), Optional.of(Terms.time(call.needed("time"))));
        destructionTime(changed, body, "set");
    }

    private static void destructionTime(Job job, StringBuilder body, String verb) {
        answer(body, verb + "DestructionTime", xml -> xml.destruction(job));
    }

    private void getQuote(SoapCall call, Job job, StringBuilder body) {
        var predicted = jobs.predicted(job);
        answer(body, "getQuote", xml -> xml.quote(predicted));
    }

    /** The template sends {@code in} without saying what it is: here the one result that is wanted. */
    private void getResults(SoapCall call, Job job, StringBuilder body) {
        var shown = tools.shown(call, job);
        var wanted = call.text("in").filter(id -> !id.isEmpty());
        var results = wanted.map(id -> List.of(new Contents(jobs).result(job, call.caller(), id)))
                .orElse(shown.results());
        body.append("\n<uwsws:getResultsResponse xmlns:uwsws=\"" + NAMESPACE + "\">");
        UwsXml.results(body, JobView.of(shown.change().results(results).job()), links(call));
        body.append("\n</uwsws:getResultsResponse>");
    }

    private void getError(SoapCall call, Job job, StringBuilder body) {
        var error = tools.shown(call, job).error();
        body.append("\n<uwsws:getErrorResponse xmlns:uwsws=\"" + NAMESPACE + "\"" + UwsTemplateXml.DECLARATIONS)
                .append(error.map(UwsTemplateXml::type).orElse(""))
                .append('>');
        error.ifPresentOrElse(
                why -> new UwsTemplateXml(body).error(job, why, links(call)), () -> body.append("\n<uws:message/>"));
        body.append("\n</uwsws:getErrorResponse>");
    }

    private JobLinks links(SoapCall call) {
        return addresses.links(call.http(), new JobList.All());
    }

    private static void answer(StringBuilder body, String operation, Consumer<UwsTemplateXml> content) {
        body.append("\n<uwsws:").append(operation).append("Response xmlns:uwsws=\"" + NAMESPACE + "\"");
        body.append(UwsTemplateXml.DECLARATIONS).append('>');
        content.accept(new UwsTemplateXml(body));
        body.append("\n</uwsws:").append(operation).append("Response>");
    }

    private static void success(StringBuilder body, String operation, boolean success) {
        body.append("\n<uwsws:").append(operation).append("Response xmlns:uwsws=\"" + NAMESPACE + "\"><success>");
        body.append(success).append("</success></uwsws:").append(operation).append("Response>");
    }
}
