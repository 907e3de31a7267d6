package sextant.server.soap.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.w3c.dom.Element;
import sextant.model.soap.SoapVersion;
import sextant.model.uws.UwsTime;
import sextant.server.ServiceUnderTest;
import sextant.server.draft.DraftSchemas;

/** The Common Execution Controller of 2007 over a socket. Every answer is held against the schema in the WSDL that is served. */
class ControllerTest {

    private static final String TOOL = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1"
                id="ivo://org.astrogrid.unregistered/default" interface="default">
              <input><parameter id="in1"><value>Hello</value></parameter></input>
            </ceat:tool>
            """;

    private static final String SLOW = """
            <ceat:tool xmlns:ceat="http://www.ivoa.net/xml/CEA/types/v1.0rc1" id="slow" interface="default"/>
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
    @ValueSource(strings = {"V1_1", "V1_2"})
    void aJobGoesThroughAllOfItsLife(SoapVersion version) throws Exception {
        var job = text(answered(version, "createJob", TOOL + "<c:externalId>step 7</c:externalId>"), "jobId");
        assertThat(answered(version, "getPhase", id(job))).contains("<ceat:phase>PENDING<", ">Job parameters valid<");

        assertThat(text(answered(version, "execute", id(job)), "phase")).isIn("QUEUED", "RUNNING", "COMPLETED");
        assertThat(service.over(job)).contains("<uws:runId>step 7<");
        assertThat(answered(version, "getPhase", id(job))).contains("<ceat:phase>COMPLETED<");
        assertThat(answered(version, "getResults", id(job)))
                .contains("<ceat:result id=\"out\"><value>Hello  0</value></ceat:result>");
        assertThat(answered(version, "getExecutionSummary", id(job)))
                .contains(
                        "<ceat:application-name>ivo://org.astrogrid.unregistered/default<",
                        "<ceat:execution-id>" + job + "<",
                        "<ceat:parameter id=\"in1\"><value>Hello<",
                        "<ceat:status>COMPLETED<");

        answered(version, "delete", id(job));
        assertThat(service.server.get("/jobs/" + job).statusCode()).isEqualTo(404);
        assertThat(refused(version, "getPhase", id(job))).contains("no-such-job");
    }

    /** The draft: the client "can register to be called-back"; a listener may be registered before the job starts and after it. */
    @ParameterizedTest
    @ValueSource(strings = {"registerProgressListener", "registerResultsListener"})
    void aListenerIsRegisteredAtAnyTime(String operation) throws Exception {
        var job = text(answered("createJob", TOOL), "jobId");
        assertThat(text(answered(operation, id(job) + endpoint("https://listener.example.org/monitor")), "registered"))
                .isEqualTo("true");
        answered("execute", id(job));
        service.over(job);
        assertThat(text(answered(operation, id(job) + endpoint("https://listener.example.org/late")), "registered"))
                .isEqualTo("true");
        assertThat(refused(SoapVersion.V1_1, operation, id(job) + endpoint("file:///etc/passwd")))
                .contains("endpoint-not-allowed");
    }

    /** The draft: "If the job is currently running then it will be aborted and the record of the job deleted". */
    @Test
    void deleteEndsAJobThatRuns() throws Exception {
        var job = text(answered("createJob", SLOW), "jobId");
        answered("execute", id(job));
        service.until("EXECUTING", job);
        answered("delete", id(job));
        assertThat(service.server.get("/jobs/" + job).statusCode()).isEqualTo(404);
    }

    @Test
    void aLargeResultIsAnAddress() throws Exception {
        var job = text(answered("createJob", TOOL.replace("Hello", "large")), "jobId");
        answered("execute", id(job));
        service.over(job);
        var address = service.server.address("/cea/jobs/" + job + "/results/out");
        assertThat(answered("getResults", id(job)))
                .contains("<ceat:result id=\"out\" indirect=\"true\"><value>" + address + "</value>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "+00:00", ""})
    void setTerminationTimeAnswersTheTimeThatWasGranted(String zone) throws Exception {
        var job = text(answered("createJob", SLOW), "jobId");
        var soon = UwsTime.text(Instant.now().plus(Duration.ofDays(2)));
        assertThat(text(answered("setTerminationTime", id(job) + time(soon.replace("Z", zone))), "time"))
                .isEqualTo(soon);
        assertThat(service.server.get("/jobs/" + job + "/destruction").body()).isEqualTo(soon);

        var granted =
                Instant.parse(text(answered("setTerminationTime", id(job) + time("2999-01-01T00:00:00Z")), "time"));
        assertThat(granted).isBefore(Instant.now().plus(Duration.ofDays(31)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            createJob          |                                     | xml-schema
            createJob          | <tool/>                             | xml-schema
            getPhase           |                                     | parameter-missing
            getPhase           | <c:jobId>no-such</c:jobId>              | no-such-job
            getPhase           | <c:jobId>a</c:jobId><c:jobId>b</c:jobId>    | duplicate-parameter
            setTerminationTime | JOB                                 | parameter-missing
            setTerminationTime | JOB<c:time>tomorrow</c:time>            | time
            abort              | JOB                                 | no-such-operation
            """)
    void whatCannotBeDoneIsAFaultWithItsWord(String operation, String content, String word) throws Exception {
        var job = text(answered("createJob", SLOW), "jobId");
        assertThat(refused(SoapVersion.V1_1, operation, (content == null ? "" : content).replace("JOB", id(job))))
                .contains(word);
    }

    @Test
    void theJobOfSomebodyElseIsNone() throws Exception {
        var job = text(
                called(SoapVersion.V1_1, "createJob", SLOW, "Authorization", ALICE)
                        .body(),
                "jobId");
        for (var operation : new String[] {"execute", "getPhase", "getResults", "getExecutionSummary", "delete"}) {
            var foreign = called(SoapVersion.V1_1, operation, id(job), "Authorization", BOB);
            assertThat(foreign.statusCode()).isEqualTo(500);
            assertThat(foreign.body())
                    .isEqualTo(called(SoapVersion.V1_1, operation, id("a".repeat(26)), "Authorization", BOB)
                            .body());
        }
        assertThat(service.server.get("/jobs/" + job, "Authorization", ALICE).statusCode())
                .isEqualTo(200);
    }

    /** Each inference is named at its operation. */
    @Test
    void theWsdlSaysOfEachOperationWhatIsInferred() throws Exception {
        var wsdl = service.server.get("/services/CommonExecutionController?wsdl");
        var document = DraftSchemas.document(wsdl.body().getBytes(StandardCharsets.UTF_8));
        var operations = document.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/", "portType")
                                .item(0)
                        instanceof Element port
                ? port.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/", "operation")
                : null;
        assertThat(operations).isNotNull();
        assertThat(operations.getLength()).isEqualTo(9);
        for (int i = 0; i < operations.getLength(); i++) {
            assertThat(operations.item(i).getTextContent()).containsAnyOf("Fact", "Inferred");
        }
        assertThat(wsdl.body())
                .contains("location=\"" + service.server.address("/services/CommonExecutionController") + "\"");
        assertThat(service.server.get("/schemas/ceatypes-1.0rc1.xsd").body()).contains("ceabase-1.0rc2.xsd");
        assertThat(service.server.get("/schemas/ceabase-1.0rc2.xsd").statusCode())
                .isEqualTo(200);
    }

    private String answered(String operation, String content) throws Exception {
        return answered(SoapVersion.V1_1, operation, content);
    }

    private String answered(SoapVersion version, String operation, String content) throws Exception {
        var reply = called(version, operation, content);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        var envelope = DraftSchemas.document(reply.body().getBytes(StandardCharsets.UTF_8));
        var answer = (Element) envelope.getElementsByTagNameNS(Controller.NAMESPACE, operation + "Response")
                .item(0);
        DraftSchemas.validate(answer, "CommonExecutionController.wsdl");
        return reply.body();
    }

    private String refused(SoapVersion version, String operation, String content) throws Exception {
        var reply = called(version, operation, content);
        assertThat(reply.statusCode()).as(reply.body()).isBetween(400, 500);
        return reply.body();
    }

    private HttpResponse<String> called(SoapVersion version, String operation, String content, String... headers)
            throws Exception {
        var envelope = "<e:Envelope xmlns:e='" + version.namespace() + "'><e:Body><c:" + operation + " xmlns:c='"
                + Controller.NAMESPACE + "'>" + content + "</c:" + operation + "></e:Body></e:Envelope>";
        return service.send(
                "POST",
                "/services/CommonExecutionController",
                BodyPublishers.ofString(envelope),
                version.contentType(),
                headers);
    }

    private static String id(String job) {
        return "<c:jobId>" + job + "</c:jobId>";
    }

    private static String endpoint(String address) {
        return "<c:endpoint>" + address + "</c:endpoint>";
    }

    private static String time(String time) {
        return "<c:time>" + time + "</c:time>";
    }

    private static String text(String answer, String element) {
        return answer.replaceFirst("(?s).*<c:" + element + ">", "").replaceFirst("(?s)</c:" + element + ">.*", "");
    }
}
