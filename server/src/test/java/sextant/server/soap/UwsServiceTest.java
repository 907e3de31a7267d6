package sextant.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.soap.SoapVersion;
import sextant.model.xml.Element;
import sextant.model.xml.Tree;
import sextant.server.ServiceUnderTest;
import sextant.server.soap.SoapClient.Answer;

/** The SOAP template of UWS: a job is addressed by what createJob answered, as WS-Addressing says. */
class UwsServiceTest {

    private static final String NAMESPACE = "http://www.ivoa.net/xml/UWS-WS/v0.9";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private ServiceUnderTest service;
    private SoapClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        client = new SoapClient(service, "UWS");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    private static String message(String operation, String content) {
        return "<u:" + operation + " xmlns:u=\"" + NAMESPACE + "\">" + content + "</u:" + operation + ">";
    }

    private String created(String tool, String... http) throws Exception {
        return client.call(message("createJob", tool), http).text("jobId");
    }

    private static String to(String job) {
        return "<j:job xmlns:j=\"urn:sextant:jobs:1\" xmlns:a=\"" + ADDRESSING + "\" a:IsReferenceParameter=\"true\">"
                + job + "</j:job>";
    }

    private Answer call(String operation, String job) throws Exception {
        return call(operation, job, "");
    }

    private Answer call(String operation, String job, String content, String... http) throws Exception {
        return client.callWith(to(job), message(operation, content), http);
    }

    /** As a client does it that knows WS-Addressing and nothing of this service. */
    @ParameterizedTest
    @EnumSource
    void theAddressThatCreateJobAnswersIsTheJob(SoapVersion version) throws Exception {
        var speaking = client.in(version);
        var answer = speaking.call(message("createJob", Tools.WORKFLOW));
        var from = Tree.element(answer.envelope().header(ADDRESSING, "From").orElseThrow());
        assertThat(from.first("Address").map(Element::text))
                .contains(service.server.address("/services/UWS").toString());
        var parameter =
                from.first("ReferenceParameters").orElseThrow().children().getFirst();

        var header =
                "<p:%1$s xmlns:p=\"%2$s\" xmlns:a=\"%3$s\" a:IsReferenceParameter=\"true\" s:mustUnderstand=\"1\">%4$s</p:%1$s>"
                        .formatted(parameter.name(), parameter.namespace(), ADDRESSING, parameter.text());
        assertThat(speaking.callWith(header, message("getPhase", "")).text("phase"))
                .isEqualTo("PENDING");
        assertThat(parameter.text()).isEqualTo(answer.text("jobId"));
    }

    @Test
    void aJobFromItsToolToItsResults() throws Exception {
        var job = created(Tools.types("http://www.ivoa.net/xml/CEA/types/v1.2"));
        assertThat(call("execute", job).text("phase")).isIn("QUEUED", "EXECUTING", "COMPLETED");
        service.over(job);
        assertThat(call("getPhase", job).text("phase")).isEqualTo("COMPLETED");

        var summary = call("getSummary", job);
        assertThat(summary.payload().namespace()).isEqualTo(NAMESPACE);
        assertThat(summary.payload().children())
                .extracting(Element::name)
                .containsExactly("jobId", "phase", "startTime", "endTime", "executionDuration", "destruction");

        var results =
                call("getResults", job, "<in/>").payload().first("results").orElseThrow();
        assertThat(results.namespace()).isEqualTo("http://www.ivoa.net/xml/UWS/v1.0");
        assertThat(results.children())
                .singleElement()
                .satisfies(result -> assertThat(result.attribute("http://www.w3.org/1999/xlink", "href"))
                        .contains(service.server
                                .address("/jobs/" + job + "/results/out")
                                .toString()));
        assertThat(call("getResults", job, "<in>out</in>").texts("result")).hasSize(1);
        call("getResults", job, "<in>elsewhere</in>").refused("no-such-result");
    }

    @Test
    void theTermsOfAJobAreSetAndAnsweredAsGranted() throws Exception {
        var job = created(Tools.slow());
        assertThat(call("setExecutionDuration", job, "<duration>60</duration>").text("executionDuration"))
                .isEqualTo("60");
        assertThat(call("getExecutionDuration", job).text("executionDuration")).isEqualTo("60");

        var wanted = Instant.now().plusSeconds(3600).toString();
        var granted =
                call("setDestructionTime", job, "<time>" + wanted + "</time>").text("destruction");
        assertThat(OffsetDateTime.parse(granted).toInstant().toEpochMilli())
                .isEqualTo(Instant.parse(wanted).toEpochMilli());
        assertThat(call("getDestructionTime", job).text("destruction")).isEqualTo(granted);
        assertThat(call("getQuote", job).payload().children()).hasSize(1);
    }

    /** A time with the offset of its client is the same instant. */
    @Test
    void aTimeMayBeOfAnyZone() throws Exception {
        var job = created(Tools.slow());
        var soon = Instant.now().plusSeconds(3600);
        var there = soon.atOffset(java.time.ZoneOffset.ofHours(-5)).toString();
        var granted =
                call("setDestructionTime", job, "<time>" + there + "</time>").text("destruction");
        assertThat(OffsetDateTime.parse(granted).toInstant().toEpochMilli()).isEqualTo(soon.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "setExecutionDuration, <duration>-1</duration>, time",
        "setExecutionDuration, <duration>1.5</duration>, time",
        "setExecutionDuration, <duration>2147483648</duration>, time",
        "setExecutionDuration, '', parameter-missing",
        "setDestructionTime, <time>soon</time>, time",
        "setDestructionTime, '', parameter-missing"
    })
    void termsThatAreNoneAreRefused(String operation, String content, String kind) throws Exception {
        var job = created(Tools.slow());
        var before = service.server.get("/jobs/" + job).body();
        call(operation, job, content).refused(kind);
        assertThat(service.server.get("/jobs/" + job).body()).isEqualTo(before);
    }

    @Test
    void aJobIsAbortedAndDestroyed() throws Exception {
        var job = created(Tools.slow());
        assertThat(call("abort", job).text("success")).isEqualTo("true");
        assertThat(call("abort", job).text("success")).isEqualTo("false");
        assertThat(call("getPhase", job).text("phase")).isEqualTo("ABORTED");
        call("execute", job).refused("job-phase");
        assertThat(call("destroy", job).text("success")).isEqualTo("true");
        call("getPhase", job).refused("no-such-job");
    }

    @Test
    void whyAJobFailed() throws Exception {
        var job = created(Tools.fail());
        assertThat(call("getError", job, "<in/>").text("message")).isEmpty();
        call("execute", job);
        service.over(job);
        var error = call("getError", job, "<in/>");
        assertThat(error.payload().attribute("type")).contains("fatal");
        assertThat(error.text("message")).contains("exit code 3");
        assertThat(call("getSummary", job).text("errorSummary")).isNotNull();
    }

    @Test
    void aListHasTheJobsOfItsCaller() throws Exception {
        var alices = created(Tools.slow(), "Authorization", ServiceUnderTest.ALICE);
        created(Tools.slow(), "Authorization", ServiceUnderTest.BOB);
        assertThat(client.call(message("listJobs", ""), "Authorization", ServiceUnderTest.ALICE)
                        .texts("jobId"))
                .containsExactly(alices);
    }

    @Test
    void aJobOfSomebodyElseIsLikeOneThatThereIsNot() throws Exception {
        var alices = created(Tools.slow(), "Authorization", ServiceUnderTest.ALICE);
        for (var operation : new String[] {
            "execute", "abort", "destroy", "getSummary", "getPhase", "getQuote", "getExecutionDuration", "getError"
        }) {
            var foreign = call(operation, alices, "", "Authorization", ServiceUnderTest.BOB);
            foreign.refused("no-such-job");
            assertThat(call(operation, "abcdefghijklmnopqrstuvwxy2", "", "Authorization", ServiceUnderTest.BOB)
                            .http()
                            .body())
                    .isEqualTo(foreign.http().body());
        }
        assertThat(call("getPhase", alices, "", "Authorization", ServiceUnderTest.ALICE)
                        .text("phase"))
                .isEqualTo("PENDING");
    }

    @Test
    void aMessageMustSayWhichJobIsMeantAndOnlyOnce() throws Exception {
        var job = created(Tools.slow());
        client.call(message("destroy", "")).refused("parameter-missing");
        client.callWith(to(job) + to(job), message("destroy", "")).refused("duplicate-parameter");
        assertThat(call("getPhase", job).text("phase")).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"http://www.ivoa.net/xml/UWS-WS/v0.9/NewOperation\"", "createJob"})
    void theActionOfCreateJobIsNewOperationOrNothing(String action) throws Exception {
        assertThat(client.call(message("createJob", Tools.WORKFLOW), "SOAPAction", action)
                        .first("jobId"))
                .isPresent();
    }

    @Test
    void whoeverNumbersMessagesIsToldWhichOneIsAnswered() throws Exception {
        var answer = client.callWith(
                "<a:MessageID xmlns:a=\"" + ADDRESSING + "\">urn:uuid:1</a:MessageID>", message("listJobs", ""));
        assertThat(answer.envelope()
                        .header(ADDRESSING, "RelatesTo")
                        .orElseThrow()
                        .getTextContent())
                .isEqualTo("urn:uuid:1");
    }
}
