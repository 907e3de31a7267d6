package sextant.server.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.soap.SoapVersion;
import sextant.server.ServiceUnderTest;
import sextant.server.soap.SoapClient.Answer;

/** What no message may do: each is a fault with a stable word, and nothing has happened. */
class HostileMessagesTest {

    private static final String MESSAGES = "urn:impl.cea.applications.astrogrid.org";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final String INIT =
            "<i:init xmlns:i=\"" + MESSAGES + "\">" + Tools.WORKFLOW + "<i:jobstepID>x</i:jobstepID></i:init>";
    private static final String XML = "text/xml; charset=utf-8";

    private ServiceUnderTest service;
    private SoapClient connector;
    private SoapClient uws;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        connector = new SoapClient(service, "CommonExecutionConnectorService");
        uws = new SoapClient(service, "UWS");
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    private static String message() {
        return SoapClient.envelope(SoapVersion.V1_1, "", INIT);
    }

    private static String tool(String from, String to) {
        assertThat(message()).contains(from);
        return message()
                .replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
    }

    private void refused(Answer answer, String kind) throws Exception {
        answer.refused(kind);
        assertThat(answer.http().statusCode()).isEqualTo(500);
        assertThat(answer.text("faultcode")).isNotEmpty();
        assertThat(answer.http().body()).doesNotContain("sextant.", "Exception", "java");
        assertThat(service.server.refusals.getLast().kind().word()).isEqualTo(kind);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    static Stream<Arguments> xml() {
        var declared = message();
        return Stream.of(
                Arguments.of(
                        "X01 a file as entity",
                        "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + declared.replace("Hello", "&x;"),
                        "xml-doctype"),
                Arguments.of(
                        "X02 a parameter entity",
                        "<!DOCTYPE t [<!ENTITY % d SYSTEM \"http://127.0.0.1:9/x.dtd\">%d;]>" + declared,
                        "xml-doctype"),
                Arguments.of(
                        "X03 a DTD elsewhere",
                        "<!DOCTYPE t SYSTEM \"http://127.0.0.1:9/x.dtd\">" + declared,
                        "xml-doctype"),
                Arguments.of(
                        "X04 entities of entities",
                        "<!DOCTYPE t [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>" + declared.replace("Hello", "&b;"),
                        "xml-doctype"),
                Arguments.of("X06 depth", tool("Hello", "<a>".repeat(10_000)), "xml-limit"),
                Arguments.of("X07 attributes", tool("name=\"in1\"", "name=\"in1\" " + attributes(20_000)), "xml-limit"),
                Arguments.of(
                        "X08 one long attribute",
                        tool("name=\"in1\"", "name=\"" + "a".repeat(2 << 20) + "\""),
                        "body-too-large"),
                Arguments.of(
                        "X08 one long comment", tool("Hello", "<!--" + "a".repeat(2 << 20) + "-->"), "body-too-large"),
                Arguments.of(
                        "X09 XInclude",
                        tool(
                                "Hello",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"),
                        "xml-schema"),
                Arguments.of(
                        "X11 an encoding that is none",
                        "<?xml version=\"1.0\" encoding=\"x-user\"?>" + declared,
                        "xml-encoding"),
                Arguments.of(
                        "X11 another encoding",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + declared,
                        "xml-encoding"),
                Arguments.of(
                        "X12 a style sheet",
                        "<?xml-stylesheet href=\"http://127.0.0.1:9/\"?>" + declared,
                        "xml-schema"),
                Arguments.of(
                        "X13 a tool of the envelope's namespace",
                        tool(
                                "xmlns:w=\"http://www.astrogrid.org/schema/AGWorkflow/v1\"",
                                "xmlns:w=\"http://schemas.xmlsoap.org/soap/envelope/\""),
                        "xml-schema"),
                Arguments.of("X14 a character that is none", tool("Hello", "&#1;"), "bad-character"),
                Arguments.of("X16 half a message", declared.substring(0, declared.length() / 2), "xml-syntax"),
                Arguments.of("X16 two messages", declared + declared, "xml-syntax"),
                Arguments.of("X16 nothing", "", "xml-syntax"));
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=\"\"");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void xml(String what, String message, String kind) throws Exception {
        refused(connector.sendAs(XML, message.getBytes(UTF_8)), kind);
    }

    /** X10. */
    @Test
    void wherePeopleSaySchemasAreNobodyLooks() throws Exception {
        var answer = connector.send(tool(
                "interface=",
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\""
                        + " xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:9/x.xsd\" interface="));
        assertThat(answer.first("initReturn")).isPresent();
    }

    /** X11: UTF-16 is an encoding of XML like UTF-8. */
    @Test
    void utf16IsTaken() throws Exception {
        var message = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + message();
        assertThat(connector
                        .sendAs("text/xml", message.getBytes(StandardCharsets.UTF_16))
                        .first("initReturn"))
                .isPresent();
    }

    /** X15. */
    @Test
    void aCompressedMessageIsRefused() throws Exception {
        refused(connector.sendAs(XML, zipped(message()), "Content-Encoding", "gzip"), "content-coding");
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/related; type=\"text/xml\"",
                "text/xml; charset=latin1"
            })
    void onlyXmlIsAMessage(String contentType) throws Exception {
        refused(connector.sendAs(contentType, message().getBytes(UTF_8)), "media-type");
    }

    /** S07: the name in the body decides, and nothing may say otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {"getPhase", "\"getPhase\"", "http://www.ivoa.net/xml/UWS-WS/v0.9/getPhase", "\"destroyed\""})
    void anActionThatIsNotThatOfTheBodyIsRefused(String action) throws Exception {
        var job = uws.call("<createJob xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\">" + Tools.slow() + "</createJob>")
                .text("jobId");
        var to = "<job xmlns=\"urn:sextant:jobs:1\">" + job + "</job>";
        var destroy = "<destroy xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/>";

        uws.callWith(to, destroy, "SOAPAction", action).refused("action-mismatch");
        uws.callWith(to + "<a:Action xmlns:a=\"" + ADDRESSING + "\">" + action + "</a:Action>", destroy)
                .refused("action-mismatch");
        var second = uws.in(SoapVersion.V1_2);
        assertThat(second.sendAs(
                                "application/soap+xml; action="
                                        + (action.startsWith("\"") ? action : "\"" + action + "\""),
                                second.envelope(to, destroy).getBytes(UTF_8))
                        .refused("action-mismatch")
                        .http()
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.server.get("/jobs/" + job + "/phase").body()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"http://www.ivoa.net/xml/UWS-WS/v0.9/listJobs\"", "listJobs", "\"listJobs\""})
    void anActionOfTheBodyOrNoneIsTaken(String action) throws Exception {
        var list = "<listJobs xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/>";
        assertThat(uws.call(list, "SOAPAction", action).isFault()).isFalse();
        assertThat(uws.call(list).isFault()).isFalse();
    }

    /** S08: an answer goes back where the question came from; nobody is sent anything by us on a stranger's word. */
    @ParameterizedTest
    @CsvSource({
        "ReplyTo, http://169.254.169.254/latest",
        "FaultTo, http://127.0.0.1:9/",
        "ReplyTo, http://www.w3.org/2005/08/addressing/none",
        "ReplyTo, ''"
    })
    void anAnswerGoesNowhereElse(String name, String address) throws Exception {
        var header =
                "<a:%1$s xmlns:a=\"%2$s\"><a:Address>%3$s</a:Address></a:%1$s>".formatted(name, ADDRESSING, address);
        var answer = connector.callWith(header, INIT);
        refused(answer, "only-anonymous-address");
        assertThat(answer.text("faultcode")).endsWith(":OnlyAnonymousAddressSupported");

        var second =
                uws.in(SoapVersion.V1_2).callWith(header, "<listJobs xmlns=\"http://www.ivoa.net/xml/UWS-WS/v0.9\"/>");
        assertThat(second.texts("Value")).containsExactly("soap:Sender", "wsa:OnlyAnonymousAddressSupported");
    }

    @Test
    void theAnonymousAddressIsTaken() throws Exception {
        var header =
                "<a:ReplyTo xmlns:a=\"%1$s\" s:mustUnderstand=\"1\"><a:Address>%1$s/anonymous</a:Address></a:ReplyTo>"
                        .formatted(ADDRESSING);
        assertThat(connector.callWith(header, INIT).first("initReturn")).isPresent();
    }

    /** S09. */
    @ParameterizedTest
    @ValueSource(strings = {"", "s:actor=\"http://schemas.xmlsoap.org/soap/actor/next\""})
    void aHeaderThatInsistsMustBeUnderstood(String actor) throws Exception {
        var answer =
                connector.callWith("<t:transaction xmlns:t=\"urn:t\" s:mustUnderstand=\"1\" " + actor + "/>", INIT);
        refused(answer, "must-understand");
        assertThat(answer.text("faultcode")).isEqualTo("soap:MustUnderstand");
    }

    @Test
    void aHeaderForSomebodyElseOrThatDoesNotInsistIsPassedOver() throws Exception {
        assertThat(connector
                        .callWith(
                                "<t:t xmlns:t=\"urn:t\" s:mustUnderstand=\"1\" s:actor=\"urn:somebody\"/><t:u xmlns:t=\"urn:t\"/>",
                                INIT)
                        .first("initReturn"))
                .isPresent();
    }

    @Test
    void anEnvelopeIsOfTheVersionThatItIsSaidToBe() throws Exception {
        var second = SoapClient.envelope(SoapVersion.V1_2, "", INIT).getBytes(UTF_8);
        var asFirst = connector.sendAs(XML, second);
        refused(asFirst, "version-mismatch");
        assertThat(asFirst.text("faultcode")).isEqualTo("soap:VersionMismatch");
        uws.sendAs("application/soap+xml", message().getBytes(UTF_8)).refused("version-mismatch");
        refused(connector.send(message().replace(SoapVersion.V1_1.namespace(), "urn:soap:3")), "version-mismatch");
    }

    @Test
    void whatIsNoCallIsRefused() throws Exception {
        refused(connector.call(""), "xml-schema");
        refused(connector.call(INIT + INIT), "xml-schema");
        refused(connector.send(Tools.WORKFLOW), "xml-schema");
        refused(connector.send(message().replace("</s:Body>", "</s:Body><s:Body/>")), "xml-schema");
        refused(connector.call("<init xmlns=\"urn:other\">" + Tools.WORKFLOW + "</init>"), "no-such-operation");
        refused(connector.call("<i:destroy xmlns:i=\"" + MESSAGES + "\"/>"), "no-such-operation");
    }

    /** S10. */
    @Test
    void listenersAreWhereAnybodyMayListen() throws Exception {
        var job = connector.call(INIT).text("initReturn");
        for (var endpoint : new String[] {
            "http://127.0.0.1:8080/jobs",
            "http://[::1]/",
            "http://169.254.169.254/",
            "http://localhost/",
            "file:///etc/passwd"
        }) {
            register(job, endpoint).refused("endpoint-not-allowed");
        }
        for (int i = 1; i <= 5; i++) {
            assertThat(register(job, "https://listener.example.org/" + i).text("registerReturn"))
                    .isEqualTo("true");
        }
        register(job, "https://listener.example.org/6").refused("too-many-listeners");
        assertThat(register(job, "https://listener.example.org/1").text("registerReturn"))
                .isEqualTo("true");
        register("abcdefghijklmnopqrstuvwxy2", "https://listener.example.org/1").refused("no-such-job");
    }

    private Answer register(String job, String endpoint) throws Exception {
        return connector.call("<registerResultsListener xmlns=\"" + MESSAGES + "\"><executionId>" + job
                + "</executionId><endpoint>" + endpoint + "</endpoint></registerResultsListener>");
    }

    /** S11. */
    @Test
    void encodedMessagesAndAttachmentsAreRefused() throws Exception {
        refused(
                connector.send(
                        tool("<i:init ", "<i:init s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\" ")),
                "soap-encoding-not-supported");
        refused(connector.send(tool("<i:jobstepID>x<", "<i:jobstepID href=\"#id0\"><")), "soap-encoding-not-supported");
        refused(
                connector.send(tool(
                        "Hello",
                        "<x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"file:///etc/passwd\"/>")),
                "xop-reference");
    }
}
