package sextant.server.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.location;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.server.ServiceUnderTest;

/** Jobs made of documents: a {@code tool} of CEA, and Tasks. */
class DocumentsTest {

    private static final String TOOL = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1"
                id="ivo://org.astrogrid.unregistered/default" interface="default">
              <input>
                <parameter id="in1"><value>Hello</value></parameter>
                <parameter id="in2"><value>World</value></parameter>
                <parameter id="in3"><value>0</value></parameter>
              </input>
            </ceat:tool>
            """;
    private static final String TASK = """
            {"tasktype": "uri://cea-application",
             "taskinfo": {"application": "default", "parameters": {"in1": "Hello", "in2": "World", "in3": 0}}}
            """;

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/apps/default/async", "/routes/here/jobs", "/jobs?ROUTE=here"})
    void aToolDocumentMakesAJobWhereverAFormDoes(String address) throws Exception {
        var query = address.contains("?") ? "&" : "?";
        var reply = post(address + query + "PHASE=RUN&RUNID=mine&EXECUTIONDURATION=60", "application/xml", TOOL);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        var job = location(reply).substring(location(reply).lastIndexOf('/') + 1);
        assertThat(service.over(job))
                .contains("<uws:phase>COMPLETED<", "<uws:runId>mine<", "<uws:executionDuration>60<");
        assertThat(service.server.get("/jobs/" + job + "/results/out").body()).isEqualTo("Hello World 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml; charset=utf-8", "application/x-tool+xml", ""})
    void whateverXmlIsCalled(String contentType) throws Exception {
        assertThat(post("/jobs", contentType, "\n" + TOOL).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs, application/json",
        "/apps/default/async, application/json",
        "/routes/here/jobs, application/yaml",
        "/jobs, ''"
    })
    void aTaskMakesAJobWhereverAFormDoes(String address, String contentType) throws Exception {
        var reply = post(address, contentType, TASK);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        assertThat(service.server
                        .get(location(reply).replaceFirst(".*?(?=/(?:jobs|apps|routes)/)", ""))
                        .body())
                .contains("<uws:phase>PENDING<", "id=\"in2\">World<");
    }

    @Test
    void aTaskInXmlIsToldFromATool() throws Exception {
        var task = "<task xmlns='urn:sextant:planner:1'><tasktype>uri://cea-application</tasktype>"
                + "<taskinfo><application>slow</application></taskinfo>"
                + "<resources><maxduration>PT30S</maxduration></resources></task>";
        var reply = post("/jobs", "application/xml", task);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        assertThat(service.server
                        .get(location(reply).replaceFirst(".*?(?=/jobs/)", ""))
                        .body())
                .contains("<uws:executionDuration>30<");
    }

    @Test
    void theAddressMaySayWhichApplicationIsMeant() throws Exception {
        assertThat(post("/apps/default/async", "application/json", TASK.replace("\"application\": \"default\", ", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/apps/default/async", "", TOOL.replaceFirst("id=\"[^\"]*\"", ""))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void oneRequestIsEnough() throws Exception {
        var reply = post("/apps/default/sync", "application/xml", TOOL);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        while (location(reply)
                .contains("/sync/")) { // it leads to itself while the job takes longer than one answer waits
            reply = service.server.get(location(reply).replaceFirst(".*?(?=/apps/)", ""));
        }
        assertThat(location(reply)).endsWith("/results/out");
    }

    /** The draft's own example: it is a job, and nothing of it is fetched or sent before it runs. */
    @Test
    void valuesAndOutputsElsewhereAreKeptAsTheyAre() throws Exception {
        var reply = post("/jobs", "application/xml", TOOL.replace("</ceat:tool>", """
                <output><parameter id="OUT" indirect="true"><value>https://example.org/put</value></parameter></output>
                </ceat:tool>"""));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        var page = service.server.get(location(reply).replaceFirst(".*?(?=/jobs/)", ""), "Accept", "text/html");
        assertThat(page.body()).contains("<code>out</code> goes to", "href=\"https://example.org/put\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /apps/slow/async    | application/xml  | TOOL                                 | 400 | parameter-value
            /jobs?in1=x         | application/xml  | TOOL                                 | 400 | parameter-name
            /jobs?PHASE=ABORT   | application/xml  | TOOL                                 | 400 | parameter-value
            /jobs               | application/xml  | <job/>                               | 400 | xml-schema
            /jobs               | application/xml  | <tool/>                              | 400 | xml-schema
            /jobs               | application/xml  | <!DOCTYPE tool><tool/>               | 400 | xml-doctype
            /jobs               | application/xml  | <tool                                | 400 | xml-syntax
            /jobs               | text/plain       | TOOL                                 | 415 | media-type
            /jobs               | text/xml; charset=latin1 | TOOL                         | 415 | media-type
            /jobs               | application/json | {"tasktype": "uri://docker-container"} | 400 | task-type
            /jobs               | application/json | {"taskinfo": {}}                     | 400 | tasktype-missing
            /jobs               | application/json | {"tasktype": "uri://cea-application"} | 404 | no-such-application
            /apps/default/async | application/json | {"tasktype": "uri://cea-application", "taskinfo": {"parameters": {"in9": 1}}} | 400 | parameter-name
            /apps/default/async | application/json | {"tasktype": "uri://cea-application", "taskinfo": {"outputs": {"result": "http://a/"}}} | 400 | parameter-name
            /apps/default/async | application/json | {"tasktype": "uri://cea-application", "taskinfo": {"parameters": {"in1": "\\u0007"}}} | 400 | bad-character
            """)
    void whatCannotBeAJobIsRefusedAndChangesNothing(
            String address, String contentType, String document, int status, String kind) throws Exception {
        var reply = post(address, contentType, document.equals("TOOL") ? TOOL : document);
        assertThat(reply.headers().firstValue("X-Error-Kind")).as(reply.body()).contains(kind);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    /** A value that is said to be direct, as all are in a tool that do not say otherwise, is never taken for an address. */
    @Test
    void aDirectValueThatLooksLikeAnAddressIsAValue() throws Exception {
        var tool = TOOL.replace(
                        "id=\"ivo://org.astrogrid.unregistered/default\" interface=\"default\"",
                        "id=\"table-filter\" interface=\"default\"")
                .replaceFirst(
                        "(?s)<input>.*</input>",
                        "<input><parameter id=\"table\"><value>ftp:not-an-address</value></parameter></input>");
        var task = "{\"tasktype\": \"uri://cea-application\", \"taskinfo\": {\"application\": \"table-filter\","
                + " \"parameters\": {\"table\": {\"indirect\": false, \"value\": \"ftp:not-an-address\"}}}}";

        assertThat(post("/jobs", "application/xml", tool).statusCode()).isEqualTo(303);
        assertThat(post("/jobs", "application/json", task).statusCode()).isEqualTo(303);
        assertThat(service.post("/jobs", "APPLICATION=table-filter&table=ftp:not-an-address")
                        .headers()
                        .firstValue("X-Error-Kind"))
                .contains("scheme-not-allowed");
    }

    @Test
    void aStrangerIsToldWhatIsTaken() throws Exception {
        assertThat(post("/jobs", "application/xml", "<job xmlns='urn:x'/>").body())
                .contains("http://www.ivoa.net/xml/CEA/types/v1.2", "urn:sextant:planner:1", "{urn:x}job");
    }

    @Test
    void theSameDocumentUnderTheSameKeyMakesOneJob() throws Exception {
        var first = post("/jobs", "application/xml", TOOL, "Idempotency-Key", "k1");
        assertThat(location(post(
                        "/jobs",
                        "application/json",
                        TASK.replace(
                                "\"application\": \"default\"",
                                "\"application\": \"ivo://org.astrogrid.unregistered/default\", \"interface\": \"default\""),
                        "Idempotency-Key",
                        "k1")))
                .isEqualTo(location(first));
    }

    private HttpResponse<String> post(String path, String contentType, String body, String... headers)
            throws Exception {
        return contentType.isEmpty()
                ? service.server.send("POST", path, BodyPublishers.ofString(body), headers)
                : service.send("POST", path, BodyPublishers.ofString(body), contentType, headers);
    }
}
