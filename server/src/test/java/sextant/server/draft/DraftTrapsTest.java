package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;
import static sextant.server.draft.DraftClient.LIST;
import static sextant.server.draft.DraftClient.SLOW;
import static sextant.server.draft.DraftClient.TOOL;

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

/**
 * What was wrong with the servers that clients of the draft met, by its number, a test for each: here it is not so. The tenth, listeners that
 * came too late, is among the tests of the SOAP interface, which alone has them.
 */
class DraftTrapsTest {

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

    /** 1: what never ran could not be deleted. */
    @Test
    void aJobThatNeverRanCanBeDeleted() throws Exception {
        var job = client.create(TOOL);
        assertThat(service.delete(LIST + "/" + job).statusCode()).isEqualTo(303);
        assertThat(client.get(job, "").statusCode()).isEqualTo(404);
    }

    /** 1: nor what was aborted before it ran. */
    @Test
    void aJobThatWasAbortedBeforeItRanCanBeDeleted() throws Exception {
        var job = client.create(TOOL);
        service.post(LIST + "/" + job + "/phase", "phase=abort");
        assertThat(service.delete(LIST + "/" + job).statusCode()).isEqualTo(303);
        assertThat(client.get(job, "").statusCode()).isEqualTo(404);
    }

    /** 2: what was over was everybody's to read, and some of it to change at any time. */
    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, /phase",
        "GET, /results",
        "GET, /results/out",
        "GET, /stdout",
        "GET, /error",
        "POST, /destruction",
        "POST, /termination",
        "POST, /phase",
        "POST, ''"
    })
    void aJobThatIsOverIsStillItsOwners(String method, String suffix) throws Exception {
        var job = client.create(TOOL, "Authorization", ALICE);
        service.post(LIST + "/" + job + "/phase", "phase=run", "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);

        var reply = method.equals("GET")
                ? client.get(job, suffix, "Authorization", BOB)
                : service.post(LIST + "/" + job + suffix, "TIME=2027-01-01", "Authorization", BOB);
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(client.get(job, "/results/out", "Authorization", ALICE).body())
                .isEqualTo("Hello World 0");
    }

    /** 4: every time of destruction became now. */
    @Test
    void aTimeOfDestructionIsKept() throws Exception {
        var job = client.create(TOOL);
        var then = UwsTime.text(Instant.now().plus(Duration.ofDays(3)));
        service.post(LIST + "/" + job + "/destruction", "destruction=" + then);
        assertThat(client.get(job, "/destruction").body()).contains(then);
        assertThat(client.get(job, "").statusCode()).isEqualTo(200);
    }

    /** 5: an abort was told as an error of the program. */
    @Test
    void anAbortedJobStaysAborted() throws Exception {
        var job = client.create(SLOW);
        client.run(job);
        service.until("EXECUTING", job);
        service.post(LIST + "/" + job + "/phase", "phase=abort");
        service.over(job);
        assertThat(client.get(job, "/phase").body()).contains("ABORTED: It was ended on request.");
        assertThat(service.server.get("/jobs/" + job + "/phase").body()).isEqualTo("ABORTED");
    }

    /** 6: more than 24.8 days were less than none. */
    @ParameterizedTest
    @ValueSource(strings = {"executionduration=2147484", "executionduration=99999999999999999999", "TIME=2999-01-01"})
    void aLongTimeIsNotANegativeOne(String form) throws Exception {
        var job = client.create(SLOW);
        var what = form.startsWith("TIME") ? "/termination" : "/executionduration";
        assertThat(service.post(LIST + "/" + job + what, form).statusCode()).isEqualTo(303);
        assertThat(client.get(job, "/executionduration").body()).contains(">604800<");
    }

    /** 7: bytes were taken for text. */
    @Test
    void bytesComeBackAsTheyAre() throws Exception {
        var job = client.completed(TOOL.replace("Hello", "binary"));
        assertThat(client.get(job, "/results").body()).contains("encoding=\"base64\"><value>/wAB<");
        assertThat(client.get(job, "/results/out").headers().firstValue("Content-Length"))
                .contains("3");
    }

    /** 8: a tool without input or output, which its schema allows, broke the server. */
    @Test
    void aToolMayHaveNeitherInputNorOutput() throws Exception {
        var tool = TOOL.replaceAll("(?s)<input>.*</input>", "");
        assertThat(client.post(LIST, "application/xml", tool).statusCode()).isLessThan(500);
        assertThat(client.create(SLOW.replaceAll("(?s)<input>.*</input>", ""))).isNotEmpty();
    }

    /** 9: the mistakes of clients were failures of the server, with a stack trace. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xml-syntax         | <ceat:tool
            xml-syntax         | ''
            xml-doctype        | <!DOCTYPE tool SYSTEM 'file:///etc/passwd'><tool/>
            xml-schema         | <tool/>
            no-such-application| <tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.1' id='ivo://no/such' interface='i'/>
            parameter-name     | <tool xmlns='http://www.ivoa.net/xml/CEA/types/v1.1' id='slow' interface='default'><input><parameter id='no'><value>1</value></parameter></input></tool>
            """)
    void theMistakeOfAClientIsToldToIt(String kind, String body) throws Exception {
        var reply = client.post(LIST, "text/xml", body);
        assertThat(reply.headers().firstValue("X-Error-Kind")).as(reply.body()).contains(kind);
        assertThat(reply.statusCode()).isBetween(400, 499);
        assertThat(reply.body()).doesNotContain("Exception", "\tat ");
    }

    /** 9: there were results only when the job had been put away. */
    @Test
    void resultsAreThereAsSoonAsTheJobIsOverAndLateBeforeThat() throws Exception {
        var job = client.create(SLOW);
        client.run(job);
        service.until("EXECUTING", job);
        var early = client.get(job, "/results/out");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("30");

        service.end(job);
        service.over(job);
        assertThat(client.get(job, "/results/result").statusCode()).isNotEqualTo(503);
    }

    /** 9: redirects went to http, whatever the client had used. */
    @Test
    void redirectsGoWhereTheClientCameFrom(@TempDir Path folder) throws Exception {
        try (var published = new ServiceUnderTest(
                folder, ServiceUnderTest.LOCAL.replace("http://localhost:8080", "https://cea.example.org/x"))) {
            var reply = new DraftClient(published).post(LIST, "text/xml", TOOL);
            assertThat(ServiceUnderTest.location(reply)).startsWith("https://cea.example.org/x" + LIST + "/");
        }
    }

    /** 13, 14: an address that cannot be written to was found out when all was computed, and its scheme had to be in lower case. */
    @ParameterizedTest
    @CsvSource({
        "vos://org.test!vospace/out, scheme-not-allowed",
        "file:///etc/passwd, scheme-not-allowed",
        "ftp://example.org/out, scheme-not-allowed",
        "HTTPS://example.org/out, ''"
    })
    void whereAnOutputCannotGoIsSaidAtOnce(String address, String kind) throws Exception {
        var reply = client.post(
                LIST,
                "text/xml",
                TOOL.replace(
                        "</ceat:tool>",
                        "<output><parameter id='out' indirect='true'><value>" + address
                                + "</value></parameter></output></ceat:tool>"));
        assertThat(reply.headers().firstValue("X-Error-Kind").orElse(""))
                .as(reply.body())
                .isEqualTo(kind);
    }
}
