package sextant.model.uws;

import java.nio.charset.StandardCharsets;
import sextant.model.job.JobSummary;
import sextant.model.writing.DocumentFormat;
import sextant.model.writing.JsonText;
import sextant.model.writing.XmlText;

/**
 * A list of jobs (UWS 1.1, {@code jobs}) that is written piece by piece, so that its length does not matter: first {@link #start},
 * then an {@link #item} for each job, then {@link #end}. In JSON and YAML it is {@code version} and {@code jobs}. For one list only.
 */
public final class JobListWriter {

    private final DocumentFormat format;
    private final JobLinks links;
    private boolean any;

    public JobListWriter(DocumentFormat format, JobLinks links) {
        this.format = format;
        this.links = links;
    }

    public byte[] start() {
        return bytes(
                switch (format) {
                    case XML ->
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<uws:jobs" + UwsXml.NAMESPACES
                                + " version=\"1.1\">";
                    case JSON -> "{\n  \"version\": \"1.1\",\n  \"jobs\": [";
                    case YAML -> "version: \"1.1\"\njobs:";
                });
    }

    public byte[] item(JobSummary job) {
        var first = !any;
        any = true;
        return bytes(
                switch (format) {
                    case XML -> xml(job);
                    case JSON -> (first ? "\n    " : ",\n    ") + json(job);
                    case YAML -> "\n  - " + json(job);
                });
    }

    public byte[] end() {
        return bytes(
                switch (format) {
                    case XML -> "\n</uws:jobs>\n";
                    case JSON -> any ? "\n  ]\n}\n" : "]\n}\n";
                    case YAML -> any ? "\n" : " []\n";
                });
    }

    private String xml(JobSummary job) {
        var xml = new StringBuilder(512).append("\n<uws:jobref id=\"").append(job.id());
        xml.append("\" xlink:type=\"simple\" xlink:href=\"");
        XmlText.attribute(xml, links.list());
        xml.append('/').append(job.id()).append("\">\n<uws:phase>").append(job.phase());
        xml.append("</uws:phase>");
        job.runId().ifPresent(runId -> {
            xml.append("\n<uws:runId>");
            XmlText.content(xml, runId);
            xml.append("</uws:runId>");
        });
        UwsXml.owner(xml, job.owner());
        UwsTime.append(xml.append("\n<uws:creationTime>"), job.created());
        return xml.append("</uws:creationTime>\n</uws:jobref>").toString();
    }

    /** One line, which is YAML too; the fields of {@link UwsTree#summary}. */
    private String json(JobSummary job) {
        var json = new StringBuilder(256).append("{\"id\": \"").append(job.id()).append("\", \"href\": ");
        JsonText.quoted(json, links.job(job.id()));
        json.append(", \"phase\": \"").append(job.phase()).append('"');
        job.runId().ifPresent(runId -> JsonText.quoted(json.append(", \"runId\": "), runId));
        json.append(", \"ownerId\": ");
        job.owner().ifPresentOrElse(owner -> JsonText.quoted(json, owner.subject()), () -> json.append("null"));
        UwsTime.append(json.append(", \"creationTime\": \""), job.created());
        return json.append("\"}").toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
