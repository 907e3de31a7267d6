package sextant.server.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import sextant.adapters.messagesecurity.Authority;
import sextant.adapters.messagesecurity.Credential;
import sextant.adapters.messagesecurity.Signing;
import sextant.server.ServiceUnderTest;

/** Contracts whose messages say who sends them (reliability.md 3.2): one contract needs it, one is as open as ever, one is not served. */
class SecuredMessagesTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ALICES_TOKEN = ServiceUnderTest.ALICE;
    private static final String BOB = ServiceUnderTest.BOB;
    private static final String CONNECTOR = "/services/CommonExecutionConnectorService";
    private static final Authority AUTHORITY = new Authority("CN=Test Authority,O=Observatory,C=GB");
    private static final Credential ALICE = AUTHORITY.issue("CN=Alice Example,O=Observatory,C=GB");
    private static final Credential CARL = AUTHORITY.issue("CN=Carl Example,O=Observatory,C=GB");
    private static final Pattern JOB = Pattern.compile("<uws:jobref ");

    private static final String INIT = """
            <i:init xmlns:i="urn:impl.cea.applications.astrogrid.org" xmlns:w="http://www.astrogrid.org/schema/AGWorkflow/v1">\
            <w:tool name="slow" interface="default"/><i:jobstepID>step-1</i:jobstepID>\
            </i:init>""";

    @TempDir
    private Path folder;

    private ServiceUnderTest service;

    @BeforeEach
    void serve() throws Exception {
        AUTHORITY.writeTo(folder.resolve("ca.pem"));
        Files.writeString(folder.resolve("senders.yaml"), """
                - {dn: "CN=Alice Example,O=Observatory,C=GB", subject: alice}
                """);
        service = new ServiceUnderTest(folder, ServiceUnderTest.LOCAL + """
                soap:
                  contracts:
                    - {name: CommonExecutionConnectorService, security: [signature, proxy]}
                    - {name: UWS, security: [signature], required: false}
                  trust: FOLDER/ca.pem
                  senders: FOLDER/senders.yaml
                """.replace("FOLDER", folder.toString()));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void whoSignsCreatesAJobThatIsSeenByTheSamePersonOverRest() throws Exception {
        var reply = send(CONNECTOR, new Signing(ALICE).sign(INIT));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        var job = reply.body().replaceFirst("(?s).*initReturn>([^<]*)</.*", "$1");
        assertThat(service.server
                        .get("/jobs/" + job, "Authorization", ALICES_TOKEN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.server.get("/jobs/" + job, "Authorization", BOB).statusCode())
                .isEqualTo(404);
        assertThat(service.server.get("/jobs/" + job).statusCode()).isEqualTo(404);
    }

    @Test
    void aProxySeesTheJobsOfItsPerson() throws Exception {
        var reply = send(CONNECTOR, new Signing(ALICE.proxy()).withPath().sign(INIT));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(jobs(ALICES_TOKEN)).isEqualTo(1);
    }

    @Test
    void somebodyWhomNobodyNamedIsCalledAsInTheCertificate() throws Exception {
        var job =
                send(CONNECTOR, new Signing(CARL).sign(INIT)).body().replaceFirst("(?s).*initReturn>([^<]*)</.*", "$1");

        var seen = send(CONNECTOR, new Signing(CARL).sign(query(job)));
        var foreign = send(CONNECTOR, new Signing(ALICE).sign(query(job)));

        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertFault(foreign, "no-such-job");
    }

    @Test
    void aMessageThatDoesNotSayWhoSendsItIsRefusedWhereItHasTo() throws Exception {
        var unsigned = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + INIT
                + "</s:Body></s:Envelope>";

        assertFault(send(CONNECTOR, unsigned.getBytes(UTF_8), "Authorization", ALICES_TOKEN), "security-invalid");
        assertThat(service.server.get("/jobs", "Authorization", ALICES_TOKEN).body())
                .doesNotContain("jobref ");
    }

    @Test
    void aSignatureAndATokenOfDifferentCallersAreNobodys() throws Exception {
        var message = new Signing(ALICE).sign(INIT);

        assertFault(send(CONNECTOR, message, "Authorization", BOB), "conflicting-identities");
        assertThat(jobs(ALICES_TOKEN) + jobs(BOB)).isZero();

        assertThat(send(CONNECTOR, message, "Authorization", ALICES_TOKEN).statusCode())
                .as("it was not remembered, since it was not acted on")
                .isEqualTo(200);
    }

    @Test
    void aBodyThatSomebodyPutInItsPlaceIsNotActedOn() throws Exception {
        var message = new Signing(ALICE).document(INIT);
        var signed = Signing.first(message, SOAP, "Body");
        var other = (Element) signed.cloneNode(true);
        signed.getParentNode().replaceChild(other, signed);
        Signing.first(message, SOAP, "Header")
                .appendChild(message.createElementNS("urn:wrapper", "Wrapper"))
                .appendChild(signed);

        var reply = send(CONNECTOR, Signing.bytes(message));

        assertFault(reply, "signature-invalid");
        assertThat(reply.body()).contains(">wsse:FailedCheck</faultcode>");
        assertThat(jobs(ALICES_TOKEN)).isZero();
    }

    @Test
    void aMessageThatIsSentTwiceIsActedOnOnce() throws Exception {
        var message = new Signing(ALICE).sign(INIT);

        send(CONNECTOR, message);
        var second = send(CONNECTOR, message);

        assertFault(second, "message-expired");
        assertThat(second.body()).contains(">wsse:MessageExpired</faultcode>");
        assertThat(jobs(ALICES_TOKEN)).isEqualTo(1);
    }

    @Test
    void aDocumentTypeIsRefusedBeforeAnybodyLooksAtTheSignature() throws Exception {
        var message = new String(new Signing(ALICE).sign(INIT), UTF_8);
        var spoilt =
                "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + message.replaceFirst("^<\\?xml[^>]*>", "");

        assertFault(send(CONNECTOR, spoilt.getBytes(UTF_8)), "xml-doctype");
        assertThat(jobs(ALICES_TOKEN)).isZero();
    }

    @Test
    void theBlockThatNamesTheJobHasToBeSignedToo() throws Exception {
        var job = service.create("/apps/slow/async", "", "Authorization", ALICES_TOKEN);
        var destroy = new Signing(ALICE).before(message -> {
            var block = message.createElementNS("urn:sextant:jobs:1", "sx:job");
            block.setTextContent(job);
            Signing.first(message, SOAP, "Header").appendChild(block);
        });

        var reply = send("/services/UWS", destroy.sign("<destroy xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/>"));

        assertFault(reply, "security-invalid");
        assertThat(jobs(ALICES_TOKEN)).isEqualTo(1);
    }

    @Test
    void whereItNeedNotSayWhoSendsItTheConnectionSays() throws Exception {
        var list = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<listJobs xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/></s:Body></s:Envelope>";

        assertThat(send("/services/UWS", list.getBytes(UTF_8)).statusCode()).isEqualTo(200);
    }

    @Test
    void soap12TellsTheWordInItsSubcode() throws Exception {
        var reply = service.send(
                "POST",
                "/services/UWS",
                BodyPublishers.ofByteArray(new Signing(ALICE)
                        .soap12()
                        .withoutBody()
                        .sign("<listJobs xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/>")),
                "application/soap+xml");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("<soap:Subcode>", ">wsse:InvalidSecurity</soap:Value>");
    }

    @Test
    void aContractThatIsNotNamedIsNotServed() throws Exception {
        try (var other =
                new ServiceUnderTest(folder.resolve("other"), ServiceUnderTest.LOCAL + "soap: {contracts: UWS}\n")) {
            assertThat(other.server.get(CONNECTOR + "?wsdl").statusCode()).isNotEqualTo(200);
            assertThat(other.server.get("/services/UWS?wsdl").statusCode()).isEqualTo(200);
        }
    }

    private static String query(String job) {
        return "<queryExecutionStatus xmlns=\"urn:impl.cea.applications.astrogrid.org\"><executionId>" + job
                + "</executionId></queryExecutionStatus>";
    }

    private HttpResponse<String> send(String address, byte[] message, String... headers) throws Exception {
        return service.send("POST", address, BodyPublishers.ofByteArray(message), "text/xml; charset=utf-8", headers);
    }

    private static void assertFault(HttpResponse<String> reply, String kind) {
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).contains("<r:kind>" + kind + "</r:kind>");
    }

    private long jobs(String token) throws Exception {
        return JOB.matcher(service.server
                        .get("/jobs", "Authorization", token, "Accept", "application/xml")
                        .body())
                .results()
                .count();
    }
}
