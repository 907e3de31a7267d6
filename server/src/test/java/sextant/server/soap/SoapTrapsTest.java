package sextant.server.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.uws.UwsTime;
import sextant.server.ServiceUnderTest;
import sextant.server.soap.SoapClient.Answer;

/** What was known to go wrong with the servers of 2004 to 2011, over the SOAP that they spoke. The numbers are those of the list of traps. */
class SoapTrapsTest {

    private static final String MESSAGES = "urn:impl.cea.applications.astrogrid.org";
    private static final String PROFILE = "urn:sextant:cea:2007";
    private static final String TEMPLATE = "http://www.ivoa.net/xml/UWS-WS/v0.9";

    private ServiceUnderTest service;
    private SoapClient connector;
    private SoapClient controller;
    private SoapClient template;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        connector = new SoapClient(service, "CommonExecutionConnectorService");
        controller = new SoapClient(service, "CommonExecutionController");
        template = new SoapClient(service, "UWS");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    /** 1: what never ran, or was aborted before it did, could not be deleted. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJobThatNeverRanCanBeDeleted(boolean aborted) throws Exception {
        var job = created(Tools.WORKFLOW);
        if (aborted) {
            assertThat(connector(job, "abort").text("abortReturn")).isEqualTo("true");
        }
        profile(job, "delete", "");
        connector(job, "queryExecutionStatus").refused("no-such-job");
    }

    /** 2: what was over was everybody's to read, and listeners were everybody's to register. */
    @ParameterizedTest
    @CsvSource({
        "queryExecutionStatus, ''",
        "getExecutionSummary, ''",
        "getResults, ''",
        "abort, ''",
        "execute, ''",
        "registerProgressListener, <i:endpoint>https://example.org/</i:endpoint>",
        "registerResultsListener, <i:endpoint>https://example.org/</i:endpoint>"
    })
    void aJobThatIsOverIsStillItsOwners(String operation, String more) throws Exception {
        var job = created(Tools.WORKFLOW, "Authorization", ALICE);
        connector.call(on(operation("execute", job, "")), "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);

        connector
                .call(on(operation(operation, job, more)), "Authorization", BOB)
                .refused("no-such-job");
    }

    /** 3: a file of the server could be read as an input, and one written as an output. */
    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, scheme-not-allowed",
        "http://127.0.0.1/x, address-not-allowed",
        "http://169.254.169.254/latest, address-not-allowed",
        "http://[::1]/x, address-not-allowed",
        "gopher://example.org/x, scheme-not-allowed"
    })
    void noAddressLeadsIntoTheServer(String address, String kind) throws Exception {
        var output = "<w:output><w:parameter name=\"out\" indirect=\"true\"><p:value>" + address
                + "</p:value></w:parameter></w:output>";
        connector.call(init(Tools.WORKFLOW.replace("<w:output/>", output))).refused(kind);
    }

    /** 4: every time of destruction became now. */
    @Test
    void aTimeOfDestructionIsKept() throws Exception {
        var job = created(Tools.WORKFLOW);
        var then = UwsTime.text(Instant.now().plus(Duration.ofDays(3)));
        profile(job, "setTerminationTime", "<c:time>" + then + "</c:time>");

        assertThat(service.server.get("/jobs/" + job + "/destruction").body()).isEqualTo(then);
        assertThat(connector(job, "queryExecutionStatus").text("phase")).isEqualTo("PENDING");
    }

    /** 5: an abort was told as an error of the program. */
    @Test
    void anAbortedJobStaysAborted() throws Exception {
        var job = created(Tools.slow());
        connector(job, "execute");
        service.until("EXECUTING", job);
        assertThat(connector(job, "abort").text("abortReturn")).isEqualTo("true");
        service.over(job);

        assertThat(connector(job, "queryExecutionStatus").text("content")).startsWith("ABORTED: ");
        assertThat(service.server.get("/jobs/" + job + "/phase").body()).isEqualTo("ABORTED");
        assertThat(connector(job, "abort").text("abortReturn")).isEqualTo("false");
    }

    /** 6: more than 24.8 days were less than none. */
    @Test
    void aLongDurationIsNotANegativeOne() throws Exception {
        var job = created(Tools.slow());
        var answer = template.callWith(
                "<j:job xmlns:j=\"urn:sextant:jobs:1\">" + job + "</j:job>",
                "<u:setExecutionDuration xmlns:u=\"" + TEMPLATE
                        + "\"><duration>2147483647</duration></u:setExecutionDuration>");

        assertThat(answer.isFault()).as(answer.http().body()).isFalse();
        assertThat(service.server.get("/jobs/" + job + "/executionduration").body())
                .isEqualTo("604800");
    }

    /** 7: bytes were taken for text. */
    @Test
    void bytesComeBackAsTheyAre() throws Exception {
        var job = created(Tools.WORKFLOW.replace("Hello", "binary"));
        connector(job, "execute");
        service.over(job);

        var results = connector(job, "getResults");
        assertThat(results.text("value")).isEqualTo("/wAB");
        assertThat(results.http().body()).contains("encoding=\"base64\"");
    }

    /** 8: a tool without input or output, which its schema allows, broke the server. */
    @Test
    void aToolMayHaveNeitherInputNorOutput() throws Exception {
        assertThat(created(Tools.slow())).isNotEmpty();
    }

    /** 9: results were there only when the job had been put away; the mistakes of clients were failures of the server, with a stack trace. */
    @Test
    void resultsAreThereAtOnceAndMistakesAreToldToTheClient() throws Exception {
        var job = created(Tools.WORKFLOW);
        assertThat(connector(job, "getResults").texts("value")).isEmpty();
        connector(job, "execute");
        service.over(job);
        assertThat(connector(job, "getResults").texts("value")).containsExactly("Hello World 0");

        var wrong = connector.call(init(Tools.WORKFLOW.replace("in1", "in9"))).refused("parameter-name");
        assertThat(wrong.http().body()).doesNotContain("Exception", "\tat ").contains(":Client<");
    }

    /** 10: who registered after the end heard false, and then nothing. */
    @Test
    void whoRegistersLateIsTold() throws Exception {
        var job = created(Tools.WORKFLOW);
        connector(job, "execute");
        service.over(job);
        var endpoint = "<i:endpoint>https://example.org/listener</i:endpoint>";

        assertThat(connector
                        .call(on(operation("registerResultsListener", job, endpoint)))
                        .text("registerReturn"))
                .isEqualTo("true");
    }

    private String created(String tool, String... http) throws Exception {
        return connector.call(init(tool), http).text("initReturn");
    }

    private Answer connector(String job, String operation) throws Exception {
        return connector.call(on(operation(operation, job, "")));
    }

    private void profile(String job, String operation, String more) throws Exception {
        var answer = controller.call("<c:" + operation + " xmlns:c=\"" + PROFILE + "\"><c:jobId>" + job + "</c:jobId>"
                + more + "</c:" + operation + ">");
        assertThat(answer.isFault()).as(answer.http().body()).isFalse();
    }

    private static String init(String tool) {
        return "<i:init xmlns:i=\"" + MESSAGES + "\">" + tool + "<i:jobstepID>1</i:jobstepID></i:init>";
    }

    private static String operation(String name, String job, String more) {
        return "<i:" + name + "><i:executionId>" + job + "</i:executionId>" + more + "</i:" + name + ">";
    }

    private static String on(String operation) {
        return operation.replaceFirst(">", " xmlns:i=\"" + MESSAGES + "\">");
    }
}
