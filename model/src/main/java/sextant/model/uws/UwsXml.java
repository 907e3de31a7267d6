package sextant.model.uws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;
import sextant.model.writing.XmlText;

/**
 * The XML documents of UWS 1.1, exactly as its schema has them (UWS.xsd, version 1.1): the order of the elements, {@code xsi:nil} for
 * what is not known, {@code version="1.1"}. What the standard does not know stands in {@code jobInfo}, in the namespace {@value
 * #OURS}, and as attributes of results in {@value #CUSTOM}, as the schema allows.
 */
public final class UwsXml {

    static final String NAMESPACE = "http://www.ivoa.net/xml/UWS/v1.0";
    static final String CUSTOM = "urn:uwscustom";
    static final String OURS = "urn:sextant:jobs:1";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    static final String NAMESPACES = " xmlns:uws=\"" + NAMESPACE + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private static final int USUAL_LENGTH = 2048;

    private final StringBuilder xml;
    private final JobLinks links;

    private UwsXml(StringBuilder xml, JobLinks links) {
        this.xml = xml;
        this.links = links;
    }

    public static byte[] job(JobView view, JobLinks links) {
        return document(links, document -> document.writeJob(view));
    }

    public static byte[] parameters(Job job, JobLinks links) {
        return document(links, document -> document.writeParameters(job, NAMESPACES));
    }

    public static byte[] results(JobView view, JobLinks links) {
        return document(links, document -> document.writeResults(view, NAMESPACES));
    }

    /** The list of results inside another document. */
    public static void results(StringBuilder into, JobView view, JobLinks links) {
        new UwsXml(into, links).writeResults(view, NAMESPACES);
    }

    private static byte[] document(JobLinks links, Consumer<UwsXml> content) {
        var xml = new StringBuilder(USUAL_LENGTH).append(DECLARATION);
        content.accept(new UwsXml(xml, links));
        return xml.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeJob(JobView view) {
        var job = view.job();
        xml.append("<uws:job").append(NAMESPACES).append(" version=\"1.1\">");
        text("uws:jobId", job.id().text());
        job.runId().ifPresent(runId -> text("uws:runId", runId));
        owner(xml, job.owner());
        text("uws:phase", job.phase().name());
        time("uws:quote", job.quote());
        time("uws:creationTime", Optional.of(job.created()));
        time("uws:startTime", job.started());
        time("uws:endTime", job.ended());
        text("uws:executionDuration", Integer.toString(view.executionDuration()));
        time("uws:destruction", job.destruction());
        writeParameters(job, "");
        writeResults(view, "");
        job.error().ifPresent(this::writeError);
        writeJobInfo(view);
        xml.append("\n</uws:job>");
    }

    private void writeParameters(Job job, String namespaces) {
        xml.append("\n<uws:parameters").append(namespaces).append('>');
        for (var parameter : job.parameters()) {
            xml.append("\n<uws:parameter");
            attribute("id", parameter.id());
            switch (parameter) {
                case ParameterValue.Text text -> {
                    xml.append('>');
                    XmlText.content(xml, text.value());
                }
                case ParameterValue.Upload upload -> {
                    xml.append(" byReference=\"true\">");
                    XmlText.content(xml, links.parameter(job.id(), upload.id()));
                }
                case ParameterValue.Indirect indirect -> {
                    xml.append(" byReference=\"true\">");
                    XmlText.content(xml, indirect.uri());
                }
            }
            xml.append("</uws:parameter>");
        }
        xml.append("\n</uws:parameters>");
    }

    private void writeResults(JobView view, String namespaces) {
        List<Result> results = view.results();
        xml.append("\n<uws:results").append(namespaces);
        if (!results.isEmpty()) {
            xml.append(" xmlns:custom=\"" + CUSTOM + "\"");
        }
        xml.append('>');
        for (var result : results) {
            xml.append("\n<uws:result");
            attribute("id", result.id());
            xml.append(" xlink:type=\"simple\"");
            attribute("xlink:href", links.result(view.job().id(), result.id()));
            attribute("size", Long.toString(result.size()));
            attribute("mime-type", result.mediaType());
            attribute("custom:sha256", result.sha256());
            result.sent().ifPresent(uri -> attribute("custom:sent", uri));
            xml.append("/>");
        }
        xml.append("\n</uws:results>");
    }

    private void writeError(JobError error) {
        xml.append("\n<uws:errorSummary type=\"")
                .append(error.passing() ? "transient" : "fatal")
                .append("\" hasDetail=\"")
                .append(error.detail().isPresent())
                .append("\">");
        text("uws:message", error.message());
        xml.append("\n</uws:errorSummary>");
    }

    private void writeJobInfo(JobView view) {
        var job = view.job();
        xml.append("\n<uws:jobInfo xmlns:our=\"" + OURS + "\">");
        text("our:application", job.application());
        text("our:interface", job.interfaceId());
        text("our:route", job.route());
        text("our:attempt", Integer.toString(job.attempt()));
        view.reservedUntil().ifPresent(until -> text("our:reservedUntil", UwsTime.text(until)));
        view.place().ifPresent(place -> text("our:place", place.toString()));
        view.progress().ifPresent(progress -> {
            progress.percent().ifPresent(percent -> text("our:progress", percent(percent)));
            progress.text().ifPresent(text -> text("our:progressText", text));
        });
        job.suspendedBy().ifPresent(who -> text("our:suspendedBy", who.name().toLowerCase(Locale.ROOT)));
        job.error().ifPresent(error -> text("our:errorKind", error.word()));
        if (view.hasStreams()) {
            text("our:stdout", links.of(job.id(), "stdout"));
            text("our:stderr", links.of(job.id(), "stderr"));
        }
        xml.append("\n</uws:jobInfo>");
    }

    /** Without the zeros that a double brings along. */
    static String percent(double percent) {
        var whole = (long) percent;
        return whole == percent ? Long.toString(whole) : Double.toString(percent);
    }

    /** {@code ownerId} is a user's name as the user's issuer gives it. */
    static void owner(StringBuilder xml, Optional<Owner> owner) {
        if (owner.isEmpty()) {
            xml.append("\n<uws:ownerId xsi:nil=\"true\"/>");
            return;
        }
        xml.append("\n<uws:ownerId>");
        XmlText.content(xml, owner.get().subject());
        xml.append("</uws:ownerId>");
    }

    private void time(String element, Optional<Instant> time) {
        xml.append("\n<").append(element);
        if (time.isEmpty()) {
            xml.append(" xsi:nil=\"true\"/>");
            return;
        }
        UwsTime.append(xml.append('>'), time.get());
        xml.append("</").append(element).append('>');
    }

    private void text(String element, String text) {
        xml.append("\n<").append(element).append('>');
        XmlText.content(xml, text);
        xml.append("</").append(element).append('>');
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        XmlText.attribute(xml, value);
        xml.append('"');
    }
}
