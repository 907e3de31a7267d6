package sextant.engine.callbacks;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import sextant.engine.cea.JobReport;
import sextant.model.callback.Listener;
import sextant.model.callback.WebhookSignature;
import sextant.model.cea.CeaMessage;
import sextant.model.cea.CeaMessage.Level;
import sextant.model.cea.CeaVocabulary;
import sextant.model.cea.CeaXml;
import sextant.model.job.Job;
import sextant.model.job.Phase;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.notice.Notice;
import sextant.model.soap.EnvelopeWriter;
import sextant.model.soap.SoapVersion;
import sextant.model.uws.JobLinks;
import sextant.model.writing.XmlText;

/**
 * Puts notices into words: the messages of the contracts JobMonitor and ResultsListener, and CloudEvents. The sequence number is in a
 * header of SOAP and of HTTP, never in the body, which stays what the contract says.
 */
public final class Wording {

    /** Says which notice it is: strictly growing for each listener, the same when it comes again. */
    public static final String SEQUENCE = "Sextant-Sequence";

    /** Of the block in the header of SOAP that says the same. */
    public static final String NAMESPACE = "urn:sextant:callback:1";

    static final String MONITOR = "urn:jes/jobmonitor-wrapper/v1";
    static final String RESULTS = "urn:cea/resultslistener-wrapper/v1";

    private static final CeaVocabulary WORDS = CeaVocabulary.ASTROGRID;

    private final JobReport report;
    private final Supplier<JobLinks> addresses;
    private final Function<Draft, Optional<Job>> jobs;

    /**
     * @param addresses those of jobs, as the operator has configured this server
     * @param jobs      the job of a notice as it is now, if there still is one
     */
    public Wording(JobReport report, Supplier<JobLinks> addresses, Function<Draft, Optional<Job>> jobs) {
        this.report = report;
        this.addresses = addresses;
        this.jobs = jobs;
    }

    /**
     * @param now when it is sent
     * @return empty if there is nothing to tell any more: the results of a job that is gone
     */
    public Optional<Message> of(Notice notice, Instant now) throws IOException {
        var draft = notice.draft();
        var links = addresses.get();
        if (!(draft.happened() instanceof Happened.Results)) {
            return Optional.of(
                    draft.listener().kind() == Listener.Kind.WEBHOOK
                            ? signed(notice, CloudEvent.of(notice, links), now)
                            : soap(notice, "monitorJob", body -> monitorJob(body, draft)));
        }
        var job = jobs.apply(draft).filter(known -> known.phase() == Phase.COMPLETED);
        if (job.isEmpty()) {
            return Optional.empty();
        }
        if (draft.listener().kind() == Listener.Kind.WEBHOOK) {
            return Optional.of(signed(notice, CloudEvent.ofResults(notice, job.get(), links), now));
        }
        var results = report.results(job.get(), id -> links.result(draft.job(), id));
        return Optional.of(soap(notice, "putResults", body -> {
            open(body, "putResults", RESULTS, draft);
            body.append("\n<result-list>");
            new CeaXml(body, WORDS).results(results);
            body.append("\n</result-list>\n</w:putResults>");
        }));
    }

    private static void monitorJob(StringBuilder body, Draft draft) {
        open(body, "monitorJob", MONITOR, draft);
        body.append("\n<ceat:message>");
        new CeaXml(body, WORDS).message(message(draft.happened()));
        body.append("\n</ceat:message>\n</w:monitorJob>");
    }

    private static CeaMessage message(Happened happened) {
        return switch (happened) {
            case Happened.Entered(var at, var phase, var text) ->
                new CeaMessage(
                        Optional.of(WORDS.phase(phase)),
                        Optional.of(text),
                        Optional.of("sextant"),
                        Optional.of(at),
                        Optional.of(phase == Phase.ERROR || phase == Phase.ABORTED ? Level.ERROR : Level.INFO));
            case Happened.Said(var at, var phase, var source, var text, var percent) ->
                new CeaMessage(
                        Optional.of(WORDS.phase(phase)),
                        Optional.of(percent.isPresent() ? percent.getAsDouble() + " % " + text : text),
                        Optional.of(source),
                        Optional.of(at),
                        Optional.of(Level.INFO));
            case Happened.Results(var at) ->
                new CeaMessage(
                        Optional.of(WORDS.phase(Phase.COMPLETED)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(at),
                        Optional.of(Level.INFO));
        };
    }

    /** {@code job-identifier} is the client's own id of the job, or ours if it has none. */
    private static void open(StringBuilder body, String element, String namespace, Draft draft) {
        body.append("\n<w:")
                .append(element)
                .append(" xmlns:w=\"")
                .append(namespace)
                .append('"');
        body.append(WORDS.declarations()).append(">\n<ceat:job-identifier>");
        XmlText.content(body, draft.label().orElse(draft.job().text()));
        body.append("</ceat:job-identifier>");
    }

    private static Message soap(Notice notice, String action, Consumer<StringBuilder> body) {
        var envelope = EnvelopeWriter.envelope(
                SoapVersion.V1_1,
                header -> header.append("\n<c:notice xmlns:c=\"" + NAMESPACE + "\" sequence=\"")
                        .append(notice.sequence())
                        .append("\" job=\"")
                        .append(notice.draft().job())
                        .append("\"/>"),
                body);
        return new Message(
                Map.of(
                        "Content-Type",
                        SoapVersion.V1_1.contentType(),
                        "SOAPAction",
                        "\"" + action + "\"",
                        SEQUENCE,
                        Long.toString(notice.sequence())),
                envelope);
    }

    private static Message signed(Notice notice, byte[] event, Instant now) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", CloudEvent.MEDIA_TYPE);
        headers.put(SEQUENCE, Long.toString(notice.sequence()));
        headers.putAll(WebhookSignature.headers(notice.draft().listener().secret(), CloudEvent.id(notice), now, event));
        return new Message(headers, event);
    }
}
