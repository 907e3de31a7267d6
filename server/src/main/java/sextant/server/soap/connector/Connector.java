package sextant.server.soap.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.namespace.QName;
import sextant.engine.cea.JobReport;
import sextant.engine.jobs.Jobs;
import sextant.model.callback.Listener.Kind;
import sextant.model.cea.CeaValue;
import sextant.model.cea.CeaVocabulary;
import sextant.model.cea.CeaXml;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.Phase;
import sextant.model.soap.SoapVersion;
import sextant.model.uws.JobLinks;
import sextant.model.writing.XmlText;
import sextant.server.http.Call;
import sextant.server.soap.Contract;
import sextant.server.soap.Operation;
import sextant.server.soap.SoapCall;
import sextant.server.soap.ToolJobs;
import sextant.server.uws.Addresses;
import sextant.server.uws.JobList;

/**
 * The nine operations of CommonExecutionConnector 1.0, as AstroGrid's servers and clients spoke them from 2004 on, odd names included:
 * what answers {@code execute} is called {@code abortReturn}. The draft of 2007 (CEA Interfaces 1.0) generalises them.
 */
public final class Connector {

    static final String MESSAGES = "urn:impl.cea.applications.astrogrid.org";

    private static final String EXECUTION_ID = "executionId";

    /** AstroGrid told of a failure by one more result. */
    private static final String CEA_ERROR = "cea-error";

    private static final CeaVocabulary WORDS = CeaVocabulary.ASTROGRID;

    private final Jobs jobs;
    private final ToolJobs tools;
    private final JobReport report;
    private final Addresses addresses;
    private final Function<Call, String> registryEntry;

    /** @param registryEntry the VOResource record of this service, as a document */
    public Connector(
            Jobs jobs, ToolJobs tools, JobReport report, Addresses addresses, Function<Call, String> registryEntry) {
        this.jobs = jobs;
        this.tools = tools;
        this.report = report;
        this.addresses = addresses;
        this.registryEntry = registryEntry;
    }

    public Contract contract() {
        return new Contract(
                "CommonExecutionConnectorService",
                "CommonExecutionConnector 1.0",
                EnumSet.of(SoapVersion.V1_1),
                "CommonExecutionConnector.wsdl",
                List.of(
                        operation("init", this::init),
                        operation("execute", tools.of(EXECUTION_ID, this::execute)),
                        operation("abort", tools.of(EXECUTION_ID, this::abort)),
                        operation(
                                "registerProgressListener",
                                tools.of(EXECUTION_ID, listen("registerProgressListener", Kind.MONITOR))),
                        operation(
                                "registerResultsListener",
                                tools.of(EXECUTION_ID, listen("registerResultsListener", Kind.RESULTS))),
                        operation("queryExecutionStatus", tools.of(EXECUTION_ID, Connector::queryExecutionStatus)),
                        operation("getExecutionSummary", tools.of(EXECUTION_ID, this::getExecutionSummary)),
                        new Operation(
                                new QName(MESSAGES, "getResults"),
                                "capeconnect:CommonExecutionConnectorService:CommonExecutionConnector#getResults",
                                tools.of(EXECUTION_ID, this::getResults)),
                        operation("returnRegistryEntry", this::returnRegistryEntry)));
    }

    private static Operation operation(String name, Operation.Answering answering) {
        return new Operation(new QName(MESSAGES, name), "", answering);
    }

    /** {@code createJob} of the draft. The client's id of the step becomes the job's {@code runId}. */
    private void init(SoapCall call, StringBuilder body) throws IOException {
        var step = call.text("jobstepID").filter(id -> !id.isEmpty());
        text(body, "initResponse", "initReturn", tools.create(call, step).id().text());
    }

    /** False if it is over already, as far as its clients of that time knew how to take it. */
    private void execute(SoapCall call, Job job, StringBuilder body) {
        boolean runs = !job.phase().isFinal();
        if (runs) {
            jobs.run(job.id(), call.caller());
        }
        text(body, "executeResponse", "abortReturn", Boolean.toString(runs));
    }

    private void abort(SoapCall call, Job job, StringBuilder body) {
        boolean ends = !job.phase().isFinal();
        if (ends) {
            jobs.abort(job.id(), call.caller());
        }
        text(body, "abortResponse", "abortReturn", Boolean.toString(ends));
    }

    /** True also for a job that has ended: its listener is told at once. AstroGrid's server said false, and told nobody. */
    private ToolJobs.OnJob listen(String operation, Kind kind) {
        return (call, job, body) -> {
            jobs.listen(job.id(), call.caller(), kind, call.needed("endpoint"), Optional.empty());
            text(body, operation + "Response", "registerReturn", "true");
        };
    }

    private static void queryExecutionStatus(SoapCall call, Job job, StringBuilder body) {
        typed(body, "queryExecutionStatus", xml -> xml.message(JobReport.message(job, WORDS)));
    }

    private void getExecutionSummary(SoapCall call, Job job, StringBuilder body) throws IOException {
        var links = links(call);
        var identifier = addresses
                .application(job.application())
                .map(application -> application.identifier())
                .orElse(job.application());
        var summary = report.summary(
                tools.shown(call, job),
                identifier,
                WORDS,
                id -> links.parameter(job.id(), id),
                id -> links.result(job.id(), id));
        typed(body, "getExecutionSummary", xml -> xml.summary(summary));
    }

    /** Before the end there are none. Of a job that failed the last one says why, as {@code cea-error}. */
    private void getResults(SoapCall call, Job job, StringBuilder body) throws IOException {
        var links = links(call);
        var shown = tools.shown(call, job);
        var results = new ArrayList<CeaValue>(report.results(shown, id -> links.result(job.id(), id)));
        if (shown.phase() == Phase.ERROR) {
            shown.error().map(Connector::explanation).ifPresent(why -> results.add(CeaValue.text(CEA_ERROR, why)));
        }
        typed(body, "getResults", xml -> xml.results(results));
    }

    private static String explanation(JobError error) {
        return error.message() + error.detail().map(detail -> "\n\n" + detail).orElse("");
    }

    private void returnRegistryEntry(SoapCall call, StringBuilder body) {
        text(body, "returnRegistryEntryResponse", "returnRegistryEntryReturn", registryEntry.apply(call.http()));
    }

    private JobLinks links(SoapCall call) {
        return addresses.links(call.http(), new JobList.All());
    }

    private static void text(StringBuilder body, String response, String result, String text) {
        body.append("\n<impl:")
                .append(response)
                .append(" xmlns:impl=\"" + MESSAGES + "\"><impl:")
                .append(result)
                .append('>');
        XmlText.content(body, text);
        body.append("</impl:")
                .append(result)
                .append("></impl:")
                .append(response)
                .append('>');
    }

    private static void typed(StringBuilder body, String operation, Consumer<CeaXml> content) {
        body.append("\n<impl:").append(operation).append("Response xmlns:impl=\"" + MESSAGES + "\"");
        body.append(WORDS.declarations()).append(">\n<impl:").append(operation).append("Return>");
        content.accept(new CeaXml(body, WORDS));
        body.append("\n</impl:")
                .append(operation)
                .append("Return>\n</impl:")
                .append(operation)
                .append("Response>");
    }
}
