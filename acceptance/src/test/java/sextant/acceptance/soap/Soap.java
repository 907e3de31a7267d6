package sextant.acceptance.soap;

import java.net.URI;
import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.JobDocument;
import sextant.acceptance.running.Site;

/** Envelopes as they stand in a test, sent to a server. */
public final class Soap {

    /** The contract of 2004, and the namespace of its messages. */
    public static final String CONNECTOR = "/services/CommonExecutionConnectorService";

    public static final String MESSAGES = "urn:impl.cea.applications.astrogrid.org";

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            jobs: {list-anonymous: true, wait-at-most: 5s, process: {grace: 1s}}
            routes:
              - name: here
                accepts: [uri://cea-application]
                run: {process: {}, concurrency: 2}
                limits: {reservations: {per-caller: 1000, anonymous: true}}
            """;

    private Soap() {}

    /** What came of a message. */
    public record Answer(int status, String text) {

        /** The text of the first element of this local name; empty if there is none. */
        public String value(String name) {
            var found = JobDocument.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .root()
                    .getElementsByTagNameNS("*", name);
            return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
        }

        /** The stable word of a fault, the last part of the address of its page. */
        public boolean isFault(String word) {
            return status == 500 && text.contains(word);
        }
    }

    /** A site with no application but {@code default}, which every server has. */
    public static Site site() {
        var site = Site.of(PLATFORM, java.util.Map.of());
        site.start();
        return site;
    }

    public static String envelope(String header, String body) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>""".formatted(header, body);
    }

    /** An operation on a job, in the words of 2004. */
    public static String onJob(String operation, String id) {
        return envelope(
                "",
                "<i:%1$s xmlns:i=\"%2$s\"><i:executionId>%3$s</i:executionId></i:%1$s>"
                        .formatted(operation, MESSAGES, id));
    }

    /** {@code init} in the words of 2004. @param seconds that the job takes */
    public static String init(String name, String step, String seconds) {
        return envelope("", """
                <i:init xmlns:i="%s" xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1"
                    xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1">
                  <w:tool name="%s" interface="default"><w:input>
                    <w:parameter name="in1"><p:value>Hello</p:value></w:parameter>
                    <w:parameter name="in2"><p:value>World</p:value></w:parameter>
                    <w:parameter name="in3"><p:value>%s</p:value></w:parameter>
                  </w:input></w:tool><i:jobstepID>%s</i:jobstepID></i:init>""".formatted(MESSAGES, name, seconds, step));
    }

    /** @param headers whole lines, beside the content type of SOAP 1.1 */
    public static Answer send(URI server, String path, String envelope, String... headers) {
        return send(
                server, Request.post(path, "text/xml; charset=utf-8", envelope).with(headers));
    }

    static Answer send(URI server, Request request) {
        var reply = request.to(server);
        return new Answer(reply.status(), reply.text());
    }
}
