package sextant.server.draft;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import sextant.engine.jobs.Jobs;
import sextant.model.caller.Caller;
import sextant.model.job.JobQuery;
import sextant.model.job.JobSummary;
import sextant.model.uws.JobLinks;
import sextant.model.writing.XmlText;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.http.Streamed;
import sextant.server.uws.Addresses;
import sextant.server.uws.Callers;

/**
 * What the draft leaves to UWS, as its server of 2008 wrote it: the list of jobs, and times and durations as elements of their own. In UWS
 * 1.1 the names are others, and what is atomic is plain text.
 */
public final class OldUws {

    /** Of the schema that AstroGrid's last server used. */
    private static final String NAMESPACE = "http://www.ivoa.net/xml/UWS/v0.9.2";

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String XML = "application/xml";

    private final Jobs jobs;
    private final Callers callers;
    private final Addresses addresses;

    public OldUws(Jobs jobs, Callers callers, Addresses addresses) {
        this.jobs = jobs;
        this.callers = callers;
        this.addresses = addresses;
    }

    /** All that the caller may see and that is not ARCHIVED; one of them at a time is in memory. */
    public Streamed list(Call call) {
        var caller = callers.of(call);
        var links = addresses.links(call);
        var headers = DraftDocuments.xml(XML, new byte[0]).headers();
        return new Streamed(200, headers, OptionalLong.empty(), out -> {
            out.write(bytes(START + "<uws:jobList xmlns:uws=\"" + NAMESPACE
                    + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"));
            write(caller, links, out);
            out.write(bytes("\n</uws:jobList>\n"));
        });
    }

    private void write(Caller caller, JobLinks links, OutputStream out) throws IOException {
        try {
            jobs.list(JobQuery.all(), caller, job -> {
                try {
                    out.write(bytes(item(job, links)));
                    return true;
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static String item(JobSummary job, JobLinks links) {
        var xml = new StringBuilder("\n<uws:jobref id=\"").append(job.id()).append("\" xlink:href=\"");
        XmlText.attribute(xml, links.job(job.id()));
        return xml.append("\"><uws:phase>")
                .append(job.phase())
                .append("</uws:phase></uws:jobref>")
                .toString();
    }

    /** One value as an element. @param text without characters that mean something in XML */
    static Reply element(String name, String text) {
        return DraftDocuments.xml(
                XML,
                bytes(START + "<uws:" + name + " xmlns:uws=\"" + NAMESPACE + "\">" + text + "</uws:" + name + ">\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
