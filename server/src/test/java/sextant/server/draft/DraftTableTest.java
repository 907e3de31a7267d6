package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.draft.DraftClient.LIST;
import static sextant.server.draft.DraftClient.SLOW;
import static sextant.server.draft.DraftClient.TOOL;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.server.ServiceUnderTest;

/** Each operation that the draft of 2007 prints in the table of its REST interface, with its inputs and outputs as they can be restored. */
class DraftTableTest {

    private ServiceUnderTest service;
    private DraftClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        client = new DraftClient(service);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void createJobTakesAToolAndLeadsToTheJob() throws Exception {
        var job = client.create(TOOL);
        assertThat(client.get(job, "/phase").body()).contains("<ceat:phase>PENDING</ceat:phase>");
    }

    /** Clients sent their documents as whatever their library made of them. */
    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "text/plain", "application/x-www-form-urlencoded", "application/octet-stream"})
    void createJobLooksAtTheToolAndNotAtItsMediaType(String contentType) throws Exception {
        assertThat(client.post(LIST, contentType, TOOL).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.astrogrid.org/schema/AGWorkflow/v1",
                "http://www.ivoa.net/xml/CEA/types/v1.0rc1",
                "http://www.ivoa.net/xml/CEA/types/v1.1",
                "http://www.ivoa.net/xml/CEA/types/v1.2"
            })
    void createJobTakesTheToolOfEveryYear(String namespace) throws Exception {
        var tool = namespace.contains("AGWorkflow")
                ? "<tool xmlns='" + namespace + "' name='org.astrogrid.unregistered/default' interface='default'>"
                        + "<input><parameter name='in1'>"
                        + "<value xmlns='http://www.astrogrid.org/schema/AGParameterDefinition/v1'>x</value>"
                        + "</parameter></input></tool>"
                : "<tool xmlns='" + namespace + "' id='ivo://org.astrogrid.unregistered/default' interface='default'>"
                        + "<input><parameter id='in1'><value>x</value></parameter></input></tool>";
        assertThat(client.get(client.create(tool), "").body())
                .contains("<ceat:parameter id=\"in1\"><value>x</value></ceat:parameter>");
    }

    @Test
    void createJobWithAutorunAlsoExecutes() throws Exception {
        var job = DraftClient.id(client.post(LIST + "?AUTORUN", "text/xml", TOOL));
        assertThat(service.over(job)).contains("<uws:phase>COMPLETED<");
    }

    /** The draft's own example. There is no VOSpace here yet, and that is what it is told. */
    @Test
    void createJobWithAnOutputInVospaceIsRefusedByTheNameOfWhatIsMissing() throws Exception {
        var tool = TOOL.replace(
                "</ceat:tool>",
                "<output><parameter id=\"out\" indirect=\"true\"><value>vos://org.test!vospace/mydata</value>"
                        + "</parameter></output></ceat:tool>");
        var refused = client.post(LIST, "application/xml", tool);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("X-Error-Kind")).contains("scheme-not-allowed");
        assertThat(refused.body()).contains("vos", "https");
        assertThat(service.server.get(LIST).body()).doesNotContain("jobref");
        assertThat(client.post(
                                LIST,
                                "application/xml",
                                tool.replace("vos://org.test!vospace/mydata", "https://example.org/mydata"))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-www-form-urlencoded | phase=run
            application/x-www-form-urlencoded | PHASE=RUN
            application/x-www-form-urlencoded | Phase=Run
            application/xml                   | <execute><phase>run</phase></execute>
            text/xml                          | <execute xmlns='urn:any'><phase>RUN</phase></execute>
            """)
    void executeStartsTheJob(String contentType, String body) throws Exception {
        var job = client.create(SLOW);
        assertThat(DraftClient.id(client.post(LIST + "/" + job + "/phase", contentType, body)))
                .isEqualTo(job);
        service.until("EXECUTING", job);
        assertThat(client.get(job, "/phase").body()).contains("<ceat:phase>RUNNING</ceat:phase>");
    }

    @Test
    void executeAlsoAborts() throws Exception {
        var job = client.create(SLOW);
        client.run(job);
        assertThat(service.post(LIST + "/" + job + "/phase", "phase=abort").statusCode())
                .isEqualTo(303);
        service.over(job);
        assertThat(client.get(job, "/phase").body())
                .contains("<ceat:phase>ERROR</ceat:phase>", "<ceat:content>ABORTED: ");
    }

    @Test
    void getPhaseIsAMessageWithPhaseAndContent() throws Exception {
        var message = client.get(client.create(TOOL), "/phase").body();
        DraftSchemas.validate(message);
        assertThat(message)
                .contains("<ceat:phase>PENDING</ceat:phase>", "<ceat:content>Job parameters valid</ceat:content>");
    }

    /** The draft's three kinds: inline, elsewhere, and below the list of results. */
    @Test
    void getResultsHasASmallResultInline() throws Exception {
        var results = client.get(client.completed(TOOL), "/results").body();
        DraftSchemas.validate(results);
        assertThat(results).contains("<ceat:result id=\"out\"><value>Hello World 0</value></ceat:result>");
    }

    @Test
    void getResultsHasTheAddressOfALargeResult() throws Exception {
        var job = client.completed(TOOL.replace("Hello", "large"));
        var reply = client.get(job, "/results");
        DraftSchemas.validate(reply.body());
        assertThat(reply.body()).contains("<ceat:result id=\"out\" indirect=\"true\"><value>./out</value>");

        var list = URI.create(reply.headers().firstValue("Content-Location").orElseThrow());
        assertThat(list.resolve("./out")).isEqualTo(service.server.address(LIST + "/" + job + "/results/out"));
        assertThat(client.get(job, "/results/out").body()).hasSize((1 << 20) + 1);
    }

    @Test
    void getResultsHasBytesInBase64() throws Exception {
        var results = client.get(client.completed(TOOL.replace("Hello", "binary")), "/results")
                .body();
        DraftSchemas.validate(results);
        assertThat(results).contains("<ceat:result id=\"out\" encoding=\"base64\"><value>/wAB</value></ceat:result>");
    }

    @Test
    void getResultsIsEmptyBeforeTheEnd() throws Exception {
        var results = client.get(client.create(TOOL), "/results").body();
        DraftSchemas.validate(results);
        assertThat(results).doesNotContain("ceat:result ");
    }

    @Test
    void getExecutionSummaryHasInputsAndResults() throws Exception {
        var job = client.completed(TOOL);
        var summary = client.get(job, "").body();
        DraftSchemas.validate(summary);
        assertThat(summary)
                .contains(
                        "<ceat:application-name>ivo://org.astrogrid.unregistered/default</ceat:application-name>",
                        "<ceat:execution-id>" + job + "</ceat:execution-id>",
                        "<ceat:parameter id=\"in1\"><value>Hello</value></ceat:parameter>",
                        "<ceat:parameter id=\"in2\"><value>World</value></ceat:parameter>",
                        "<ceat:result id=\"out\"><value>Hello World 0</value></ceat:result>",
                        "<ceat:status>COMPLETED</ceat:status>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST", "POST action=delete", "POST ACTION=DELETE"})
    void deleteForgetsTheJobAndEndsItFirst(String how) throws Exception {
        var job = client.create(SLOW);
        client.run(job);
        var words = how.split(" ");
        var address = LIST + "/" + job;
        var reply = words.length == 1
                ? service.server.send(words[0], address, BodyPublishers.noBody())
                : service.post(address, words[1]);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        assertThat(ServiceUnderTest.location(reply))
                .isEqualTo(service.server.address(LIST).toString());
        assertThat(client.get(job, "").statusCode()).isEqualTo(404);
        assertThat(service.server.get("/jobs/" + job).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACTION=stop", "phase=run", "in1=x"})
    void aPostThatMeansSomethingElseDeletesNothing(String form) throws Exception {
        var job = client.create(TOOL);
        assertThat(service.post(LIST + "/" + job, form).statusCode()).isEqualTo(400);
        assertThat(client.get(job, "").statusCode()).isEqualTo(200);
    }
}
