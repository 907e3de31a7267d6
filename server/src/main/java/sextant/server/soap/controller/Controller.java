package sextant.server.soap.controller;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import sextant.engine.cea.JobReport;
import sextant.engine.jobs.Jobs;
import sextant.model.callback.Listener.Kind;
import sextant.model.cea.CeaReader;
import sextant.model.cea.CeaVocabulary;
import sextant.model.cea.CeaXml;
import sextant.model.job.Job;
import sextant.model.refusal.RefusalKind;
import sextant.model.soap.SoapVersion;
import sextant.model.uws.JobLinks;
import sextant.model.uws.UwsTime;
import sextant.model.writing.XmlText;
import sextant.server.soap.Contract;
import sextant.server.soap.Operation;
import sextant.server.soap.SoapCall;
import sextant.server.soap.ToolJobs;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobList;

/**
 * The operations of the Common Execution Controller of 2007. Their names are those of the draft's REST table, which says that they are
 * the same; its WSDL is lost, and so its namespace: this one is ours. What each inference rests on is said in the WSDL.
 */
public final class Controller {

    static final String NAMESPACE = "urn:sextant:cea:2007";

    private static final String JOB_ID = "jobId";
    private static final String TIME = "time";

    private static final CeaVocabulary WORDS = CeaVocabulary.DRAFT;

    private final Jobs jobs;
    private final ToolJobs tools;
    private final JobReport report;
    private final Addresses addresses;

    public Controller(Jobs jobs, ToolJobs tools, JobReport report, Addresses addresses) {
        this.jobs = jobs;
        this.tools = tools;
        this.report = report;
        this.addresses = addresses;
    }

    public Contract contract() {
        return new Contract(
                "CommonExecutionController",
                "CommonExecutionController of 2007, reconstructed",
                EnumSet.allOf(SoapVersion.class),
                "CommonExecutionController.wsdl",
                List.of(
                        operation("createJob", this::createJob),
                        operation(
                                "registerProgressListener",
                                tools.of(JOB_ID, listen("registerProgressListener", Kind.MONITOR))),
                        operation(
                                "registerResultsListener",
                                tools.of(JOB_ID, listen("registerResultsListener", Kind.RESULTS))),
                        operation("execute", tools.of(JOB_ID, this::execute)),
                        operation("getPhase", tools.of(JOB_ID, this::getPhase)),
                        operation("getResults", tools.of(JOB_ID, this::getResults)),
                        operation("getExecutionSummary", tools.of(JOB_ID, this::getExecutionSummary)),
                        operation("delete", tools.of(JOB_ID, this::delete)),
                        operation("setTerminationTime", tools.of(JOB_ID, this::setTerminationTime))));
    }

    private static Operation operation(String name, Operation.Answering answering) {
        return new Operation(new QName(NAMESPACE, name), NAMESPACE + "/" + name, answering);
    }

    /** The client's own id becomes the job's {@code runId}: listeners are told of the job by it. */
    private void createJob(SoapCall call, StringBuilder body) throws IOException {
        var external = call.text("externalId").filter(id -> !id.isEmpty());
        text(body, "createJob", JOB_ID, tools.create(call, external).id().text());
    }

    /** True also for a job that has ended: its listener is told at once, in the contracts of 2004, since those of the draft are lost. */
    private ToolJobs.OnJob listen(String operation, Kind kind) {
        return (call, job, body) -> {
            jobs.listen(job.id(), call.caller(), kind, call.needed("endpoint"), Optional.empty());
            text(body, operation, "registered", "true");
        };
    }

    /** @throws sextant.model.refusal.Refused {@code job-phase} if it has ended */
    private void execute(SoapCall call, Job job, StringBuilder body) {
        var now = jobs.run(job.id(), call.caller());
        text(body, "execute", "phase", WORDS.phase(now.phase()));
    }

    private void getPhase(SoapCall call, Job job, StringBuilder body) {
        var message = JobReport.message(tools.shown(call, job), WORDS);
        typed(body, "getPhase", "message", xml -> xml.message(message));
    }

    private void getResults(SoapCall call, Job job, StringBuilder body) throws IOException {
        var links = links(call);
        var results = report.results(tools.shown(call, job), id -> links.result(job.id(), id));
        typed(body, "getResults", "result-list", xml -> xml.results(results));
    }

    private void getExecutionSummary(SoapCall call, Job job, StringBuilder body) throws IOException {
        var links = links(call);
        var application = addresses
                .application(job.application())
                .map(known -> known.identifier())
                .orElse(job.application());
        var summary = report.summary(
                tools.shown(call, job),
                application,
                WORDS,
                id -> links.parameter(job.id(), id),
                id -> links.result(job.id(), id));
        typed(body, "getExecutionSummary", "execution-summary", xml -> xml.summary(summary));
    }

    /** Aborts it first if it runs. */
    private void delete(SoapCall call, Job job, StringBuilder body) {
        jobs.delete(job.id(), call.caller());
        start(body, "delete").append("/>");
    }

    /** When the job is forgotten; the answer is the time that was granted. */
    private void setTerminationTime(SoapCall call, Job job, StringBuilder body) {
        var granted = jobs.destruction(job.id(), call.caller(), Optional.of(time(call)));
        text(
                body,
                "setTerminationTime",
                TIME,
                granted.destruction().map(UwsTime::text).orElseThrow());
    }

    private static Instant time(SoapCall call) {
        var said = call.needed(TIME);
        return CeaReader.time(said)
                .orElseThrow(() -> RefusalKind.TIME
                        .because("time is not a time.")
                        .at(call.payload().path())
                        .at(call.payload().at())
                        .got(said)
                        .limit("an xs:dateTime, such as 2027-01-31T12:00:00Z")
                        .refused());
    }

    private JobLinks links(SoapCall call) {
        return addresses.links(call.http(), new JobList.OfDraft());
    }

    private static void text(StringBuilder body, String operation, String result, String text) {
        start(body, operation).append("><c:").append(result).append('>');
        XmlText.content(body, text);
        end(body.append("</c:").append(result).append('>'), operation);
    }

    private static void typed(StringBuilder body, String operation, String element, Consumer<CeaXml> content) {
        start(body, operation)
                .append(WORDS.declarations())
                .append(">\n<ceat:")
                .append(element)
                .append('>');
        content.accept(new CeaXml(body, WORDS));
        end(body.append("\n</ceat:").append(element).append(">\n"), operation);
    }

    private static StringBuilder start(StringBuilder body, String operation) {
        return body.append("\n<c:").append(operation).append("Response xmlns:c=\"" + NAMESPACE + "\"");
    }

    private static void end(StringBuilder body, String operation) {
        body.append("</c:").append(operation).append("Response>");
    }
}
