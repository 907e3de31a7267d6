package sextant.model.uws;

import java.time.Instant;
import java.util.Optional;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.writing.XmlText;

/**
 * The types of UWS before it was a standard ({@value #NAMESPACE}, 2008), in which the SOAP template of UWS speaks. They know no owner, no
 * parameters, and no ARCHIVED. Whoever writes the element around them declares {@link #DECLARATIONS}.
 */
public final class UwsTemplateXml {

    public static final String NAMESPACE = "http://www.ivoa.net/xml/UWS/v0.9.2";

    /** With a space before each. */
    public static final String DECLARATIONS =
            " xmlns:uws=\"" + NAMESPACE + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final StringBuilder xml;

    public UwsTemplateXml(StringBuilder xml) {
        this.xml = xml;
    }

    /** The content of a {@code JobSummary}. */
    public void summary(Job job, JobLinks links) {
        text("jobId", job.id().text());
        phase(job);
        job.quote().ifPresent(_ -> quote(job));
        time("startTime", job.started());
        time("endTime", job.ended());
        executionDuration(job);
        destruction(job);
        job.error().ifPresent(error -> {
            xml.append("\n<uws:errorSummary").append(type(error)).append('>');
            error(job, error, links);
            xml.append("\n</uws:errorSummary>");
        });
    }

    public void phase(Job job) {
        text("phase", job.phase().name());
    }

    public void quote(Job job) {
        time("quote", job.quote());
    }

    public void executionDuration(Job job) {
        text("executionDuration", Integer.toString(JobView.of(job).executionDuration()));
    }

    public void destruction(Job job) {
        time("destruction", job.destruction());
    }

    /** The attribute that an element of type {@code ErrorSummary} has, with a space before it. */
    public static String type(JobError error) {
        return error.passing() ? " type=\"transient\"" : " type=\"fatal\"";
    }

    /** The content of an {@code ErrorSummary}. */
    public void error(Job job, JobError error, JobLinks links) {
        text("message", error.message());
        error.detail().ifPresent(_ -> {
            xml.append("\n<uws:detail xlink:type=\"simple\" xlink:href=\"");
            XmlText.attribute(xml, links.of(job.id(), "error"));
            xml.append("\"/>");
        });
    }

    private void time(String element, Optional<Instant> time) {
        if (time.isEmpty()) {
            xml.append("\n<uws:").append(element).append(" xsi:nil=\"true\"/>");
            return;
        }
        text(element, UwsTime.text(time.get()));
    }

    private void text(String element, String text) {
        xml.append("\n<uws:").append(element).append('>');
        XmlText.content(xml, text);
        xml.append("</uws:").append(element).append('>');
    }
}
