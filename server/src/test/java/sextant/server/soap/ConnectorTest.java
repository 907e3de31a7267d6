package sextant.server.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.reading.Limits;
import sextant.model.soap.SoapVersion;
import sextant.model.xml.ElementReader;
import sextant.server.ServiceUnderTest;
import sextant.server.soap.SoapClient.Answer;

/** CommonExecutionConnector 1.0, as clients of 2004 speak it. */
class ConnectorTest {

    private static final String MESSAGES = "urn:impl.cea.applications.astrogrid.org";

    private ServiceUnderTest service;
    private SoapClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        client = new SoapClient(service, "CommonExecutionConnectorService");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    private static String init(String tool, String step) {
        return "<i:init xmlns:i=\"" + MESSAGES + "\">" + tool + "<i:jobstepID>" + step + "</i:jobstepID></i:init>";
    }

    private static String on(String operation, String job) {
        return "<i:" + operation + " xmlns:i=\"" + MESSAGES + "\"><i:executionId>" + job + "</i:executionId></i:"
                + operation + ">";
    }

    private String created(String tool, String... http) throws Exception {
        return client.call(init(tool, "client-id-1"), http).text("initReturn");
    }

    private Answer call(String operation, String job, String... http) throws Exception {
        return client.call(on(operation, job), http);
    }

    /** What is written as <i>Return</i> in the answer, to the letter. */
    private void answers(Answer answer, String element, String value) {
        assertThat(answer.payload().namespace()).isEqualTo(MESSAGES);
        var returned = answer.payload().children().getFirst();
        assertThat(returned.name()).isEqualTo(element);
        assertThat(returned.namespace()).isEqualTo(MESSAGES);
        assertThat(returned.text()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.ivoa.net/xml/CEA/types/v1.0rc1",
                "http://www.ivoa.net/xml/CEA/types/v1.1",
                "http://www.ivoa.net/xml/CEA/types/v1.2"
            })
    void aToolOfAnyTimeMakesAJob(String namespace) throws Exception {
        assertThat(service.server
                        .get("/jobs/" + created(Tools.types(namespace)))
                        .body())
                .contains("<uws:phase>PENDING<", "<uws:runId>client-id-1<", "id=\"in2\">World<");
    }

    @Test
    void aJobFromItsToolToItsResults() throws Exception {
        var job = created(Tools.WORKFLOW);
        assertThat(call("queryExecutionStatus", job).texts("phase")).containsExactly("PENDING");

        var executed = call("execute", job);
        assertThat(executed.payload().name()).isEqualTo("executeResponse");
        answers(executed, "abortReturn", "true");
        service.over(job);

        var status = call("queryExecutionStatus", job);
        assertThat(status.text("phase")).isEqualTo("COMPLETED");
        assertThat(status.text("content")).isEqualTo("The job has completed");
        assertThat(status.first("timestamp")).isPresent();

        var results =
                call("getResults", job).payload().first("getResultsReturn").orElseThrow();
        assertThat(results.children()).singleElement().satisfies(result -> {
            assertThat(result.attribute("name")).contains("out");
            assertThat(result.attribute("indirect")).isEmpty();
            assertThat(result.first("value").orElseThrow().text()).isEqualTo("Hello World 0");
        });

        var summary = call("getExecutionSummary", job);
        assertThat(summary.text("application-name")).isEqualTo("ivo://org.astrogrid.unregistered/default");
        assertThat(summary.text("execution-id")).isEqualTo(job);
        assertThat(summary.text("status")).isEqualTo("COMPLETED");
        assertThat(summary.texts("value")).containsExactly("Hello", "World", "0", "Hello World 0");
    }

    @Test
    void oldClientsLeaveTheSchemeOfTheApplicationOff() throws Exception {
        var job = created(Tools.WORKFLOW.replace("ivo://", ""));
        assertThat(call("queryExecutionStatus", job).text("phase")).isEqualTo("PENDING");
    }

    @Test
    void aStepWithoutAnIdHasNone() throws Exception {
        var job = client.call(init(Tools.WORKFLOW, "")).text("initReturn");
        assertThat(service.server.get("/jobs/" + job).body()).doesNotContain("runId");
    }

    @Test
    void whatIsWrongWithAToolIsToldAtOnce() throws Exception {
        var tool = Tools.WORKFLOW.replace("name=\"in1\"", "name=\"in9\"").replace(">0<", ">much<");
        var fault = client.call(init(tool, "x")).refused("parameter-name");
        assertThat(fault.payload()
                        .everything()
                        .filter(one -> one.name().equals("error"))
                        .map(one -> one.first("kind").orElseThrow().text() + " "
                                + one.first("path").orElseThrow().text()))
                .containsExactly("parameter-name in9", "parameter-type in3");
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    /** The draft's own example: until there is VOSpace nothing can be sent there. */
    @Test
    void anOutputGoesOnlyWhereItCanBeSent() throws Exception {
        var output =
                "<w:output><w:parameter name=\"out\" indirect=\"true\"><p:value>%s</p:value></w:parameter></w:output>";
        client.call(init(Tools.WORKFLOW.replace("<w:output/>", output.formatted("vos://org.test!vospace/out")), "x"))
                .refused("scheme-not-allowed");
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");

        created(Tools.WORKFLOW.replace("<w:output/>", output.formatted("https://example.org/put")));
    }

    @Test
    void anOutputThatNothingIsSaidOfIsKeptHere() throws Exception {
        created(Tools.WORKFLOW.replace(
                "<w:output/>", "<w:output><w:parameter name=\"out\"><p:value/></w:parameter></w:output>"));
        created(Tools.WORKFLOW.replace("<w:output/>", ""));
    }

    @Test
    void phasesAreCalledAsTheyWereIn2004() throws Exception {
        var first = created(Tools.slow());
        var second = created(Tools.slow());
        var queued = created(Tools.slow());
        for (var job : new String[] {first, second, queued}) {
            answers(call("execute", job), "abortReturn", "true");
        }
        service.until("EXECUTING", first);
        service.until("EXECUTING", second);
        assertThat(call("queryExecutionStatus", first).text("phase")).isEqualTo("RUNNING");
        assertThat(call("queryExecutionStatus", queued).text("phase")).isEqualTo("PENDING");

        answers(call("abort", first), "abortReturn", "true");
        service.over(first);
        var aborted = call("queryExecutionStatus", first);
        assertThat(aborted.text("phase")).isEqualTo("ERROR");
        assertThat(aborted.text("content")).startsWith("ABORTED: ");
        assertThat(aborted.text("level")).isEqualTo("warn");

        answers(call("abort", first), "abortReturn", "false");
        answers(call("execute", first), "abortReturn", "false");
    }

    @Test
    void aJobThatFailedSaysWhyAmongItsResults() throws Exception {
        var job = created(Tools.fail());
        call("execute", job);
        service.over(job);
        assertThat(call("queryExecutionStatus", job).text("phase")).isEqualTo("ERROR");
        var results =
                call("getResults", job).payload().first("getResultsReturn").orElseThrow();
        assertThat(results.children().getLast().attribute("name")).contains("cea-error");
        assertThat(results.children().getLast().first("value").orElseThrow().text())
                .contains("exit code 3")
                .contains("It was asked to fail.");
    }

    @Test
    void beforeTheEndThereAreNoResults() throws Exception {
        assertThat(call("getResults", created(Tools.slow())).texts("result")).isEmpty();
    }

    @Test
    void aJobOfSomebodyElseIsLikeOneThatThereIsNot() throws Exception {
        var alices = created(Tools.slow(), "Authorization", ServiceUnderTest.ALICE);
        for (var operation :
                new String[] {"execute", "abort", "queryExecutionStatus", "getExecutionSummary", "getResults"}) {
            var foreign = call(operation, alices, "Authorization", ServiceUnderTest.BOB);
            foreign.refused("no-such-job");
            assertThat(foreign.http().statusCode()).isEqualTo(500);
            for (var none : new String[] {"abcdefghijklmnopqrstuvwxy2", "no id at all"}) {
                assertThat(call(operation, none, "Authorization", ServiceUnderTest.BOB)
                                .http()
                                .body())
                        .isEqualTo(foreign.http().body());
            }
        }
        assertThat(call("queryExecutionStatus", alices, "Authorization", ServiceUnderTest.ALICE)
                        .text("phase"))
                .isEqualTo("PENDING");
    }

    @Test
    void anOperatorSeesAJobButNotWhatIsInIt() throws Exception {
        var job = created(Tools.WORKFLOW, "Authorization", ServiceUnderTest.ALICE);
        call("execute", job, "Authorization", ServiceUnderTest.ALICE);
        service.over(job, "Authorization", ServiceUnderTest.ALICE);
        assertThat(call("getExecutionSummary", job, "Authorization", ServiceUnderTest.OPERATOR)
                        .http()
                        .body())
                .contains(">COMPLETED<")
                .doesNotContain("Hello");
        assertThat(call("getResults", job, "Authorization", ServiceUnderTest.OPERATOR)
                        .texts("result"))
                .isEmpty();
    }

    @Test
    void whatWasMadeHereIsSeenOverRestAndTheOtherWayRound() throws Exception {
        var here = created(Tools.slow());
        service.post("/jobs/" + here + "/phase", "PHASE=ABORT");
        assertThat(call("queryExecutionStatus", here).text("phase")).isEqualTo("ERROR");

        var there = service.create("/apps/default/async", "in1=a&in2=b&in3=1&RUNID=mine&PHASE=RUN");
        service.over(there);
        assertThat(call("getExecutionSummary", there).texts("value")).containsExactly("a", "b", "1", "a b 1");
    }

    @Test
    void theRegistryEntryIsTheRecordOfTheService() throws Exception {
        var record =
                client.call("<returnRegistryEntry xmlns=\"" + MESSAGES + "\"/>").text("returnRegistryEntryReturn");
        assertThat(ElementReader.read(record.getBytes(UTF_8), Limits.DEFAULT)
                        .everything()
                        .flatMap(element -> element.attribute("standardID").stream()))
                .contains("ivo://org.astrogrid/std/CEA/v1.0");
    }

    @Test
    void afterItsDestructionTimeAJobIsKnownNoMore() throws Exception {
        var job = created(Tools.slow());
        assertThat(service.post("/jobs/" + job + "/destruction", "DESTRUCTION=2020-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(303);
        service.until("ARCHIVED", job);
        assertThat(call("queryExecutionStatus", job)
                        .refused("no-such-job")
                        .http()
                        .body())
                .isEqualTo(call("queryExecutionStatus", "abcdefghijklmnopqrstuvwxy2")
                        .http()
                        .body());
    }

    @Test
    void theContractKnowsSoap11Only() throws Exception {
        client.in(SoapVersion.V1_2).call(init(Tools.WORKFLOW, "x")).refused("version-mismatch");
    }

    @Test
    void anIdThatIsMissingOrThereTwiceIsRefused() throws Exception {
        client.call("<execute xmlns=\"" + MESSAGES + "\"/>").refused("parameter-missing");
        client.call("<execute xmlns=\"" + MESSAGES
                        + "\"><executionId>a</executionId><executionId>b</executionId></execute>")
                .refused("duplicate-parameter");
    }

    @Test
    void anUploadInBase64IsAFileOfTheJob() throws Exception {
        var tool = """
                <w:tool xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1"
                    xmlns:p="http://www.astrogrid.org/schema/AGParameterDefinition/v1" name="votlint" interface="default">
                  <w:input><w:parameter name="table" encoding="base64"><p:value>PFZPVEFCTEUvPg==</p:value></w:parameter></w:input>
                </w:tool>
                """;
        var job = created(tool);
        assertThat(service.server.get("/jobs/" + job + "/parameters/table").body())
                .isEqualTo("<VOTABLE/>");
        var input = call("getExecutionSummary", job)
                .payload()
                .everything()
                .filter(one -> one.name().equals("input"))
                .findFirst()
                .orElseThrow();
        assertThat(input.attribute("indirect")).contains("true");
        assertThat(input.children().getFirst().text()).endsWith("/jobs/" + job + "/parameters/table");
    }

    @Test
    void whatAPageOfAnotherSiteSendsIsRefused() throws Exception {
        client.call(init(Tools.WORKFLOW, "x"), "Origin", "https://evil.example.org")
                .refused("cross-origin");
    }

    @Test
    void anAddressSaysWhatItIs() throws Exception {
        assertThat(service.server
                        .get("/services/CommonExecutionConnectorService")
                        .body())
                .contains("?wsdl", "queryExecutionStatus");
        var put = service.server.send(
                "PUT",
                "/services/CommonExecutionConnectorService",
                BodyPublishers.noBody(),
                "Content-Type",
                "text/xml");
        assertThat(put.statusCode()).isEqualTo(500);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }
}
