package sextant.acceptance.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Bomb;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Connection;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/**
 * Behind a task type that nobody here takes nothing is parsed, fetched or even waited for, however broken it is: the answer is NO
 * and nothing else. The same poison behind a known type is an error; see {@code badinput}.
 */
@Timeout(60)
class UnknownTypeTest {

    private static final String MULTIPART = "multipart/form-data; boundary=b";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String UNKNOWN_PART =
            "--b\r\nContent-Disposition: form-data; name=\"tasktype\"\r\n\r\nuri://nobody\r\n";
    private static final String UNKNOWN_XML = "<task xmlns=\"urn:sextant:planner:1\"><tasktype>uri://nobody</tasktype>";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> poisonedQueries() {
        return Stream.of(
                        "taskinfo.languages={",
                        "taskinfo.languages={a,{b}}",
                        "x=%zz",
                        "%zz=x",
                        "x=%00",
                        "x=%c0%af",
                        "tasktype=uri://zeppelin-notebook",
                        "taskinfo.a..b=1",
                        "taskinfo[=1",
                        "resources.mincores=-1",
                        "resources.minmemory=1e400",
                        "taskinfo" + ".a".repeat(4000) + "=1",
                        "&&&===&",
                        "x=1&".repeat(2000))
                .map(poison -> "tasktype=uri://nobody&" + poison);
    }

    @ParameterizedTest
    @MethodSource("poisonedQueries")
    void isAnsweredNoWhateverFollowsInTheQuery(String query) {
        assertPlainNo(Request.get("/accepts?" + query).to(server.uri()));
    }

    @ParameterizedTest
    @MethodSource("poisonedQueries")
    void isAnsweredNoWhateverFollowsInTheForm(String form) {
        assertPlainNo(Request.post("/accepts", FORM, form).to(server.uri()));
    }

    @ParameterizedTest
    @MethodSource("poisonedQueries")
    void isAnsweredNoWhateverStandsBeforeItInTheQuery(String query) {
        var turned = query.replaceFirst("(tasktype=uri://nobody)&(.*)", "$2&$1");
        if (!query.contains("tasktype=uri://zeppelin-notebook")) {
            assertPlainNo(Request.get("/accepts?" + turned).to(server.uri()));
        }
    }

    static Stream<Arguments> poisonedBodies() {
        var json = "{\"tasktype\": \"uri://nobody\", ";
        var yaml = "tasktype: uri://nobody\n";
        return Stream.of(
                arguments("a JSON torn in a mapping", "application/json", json + "\"taskinfo\": {\"a\":"),
                arguments("a JSON torn in a string", "application/json", json + "\"taskinfo\": \"abc"),
                arguments(
                        "a second task type in JSON",
                        "application/json",
                        json + "\"tasktype\": \"uri://docker-container\"}"),
                arguments("a key twice in JSON", "application/json", json + "\"a\": 1, \"a\": 2}"),
                arguments("a bare brace in JSON", "application/json", json + "{{{{"),
                arguments("depth in JSON", "application/json", json + "\"taskinfo\": " + "[".repeat(100_000)),
                arguments("NaN and comments in JSON", "application/json", json + "\"a\": NaN /* */,}"),
                arguments("NUL in JSON", "application/json", json + "\"a\": \"\0\"\0\0\0"),
                arguments("a huge number in JSON", "application/json", json + "\"a\": " + "9".repeat(1_000_000) + "}"),
                arguments("a lone surrogate in JSON", "application/json", json + "\"a\": \"\\ud800\"}"),
                arguments("a flow torn in YAML", "application/yaml", yaml + "taskinfo: {a: [b, "),
                arguments("a tab in YAML", "application/yaml", yaml + "taskinfo:\n\ta: b\n"),
                arguments("NUL in YAML", "application/yaml", yaml + "a: \0\n"),
                arguments("a key twice in YAML", "application/yaml", yaml + "tasktype: uri://docker-container\n"),
                arguments("an object in YAML", "application/yaml", yaml + "a: !!javax.script.ScriptEngineManager []\n"),
                arguments("an alias bomb in YAML", "application/yaml", yaml + Bomb.yaml(9, 9)),
                arguments("YAML that contains itself", "application/yaml", yaml + "a: &a [*a]\n"),
                arguments("more YAML documents", "application/yaml", yaml + "---\n".repeat(100_000)),
                arguments("no media type", "", yaml + "taskinfo: {a: [b, "),
                arguments("XML torn", "application/xml", UNKNOWN_XML + "<taskinfo><image>"),
                arguments("a wrong end in XML", "application/xml", UNKNOWN_XML + "</nonsense>"),
                arguments("an entity in XML", "application/xml", UNKNOWN_XML + "<taskinfo>&xxe;</taskinfo></task>"),
                arguments(
                        "a DOCTYPE in XML",
                        "application/xml",
                        UNKNOWN_XML
                                + "<!DOCTYPE a [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><taskinfo>&xxe;</taskinfo></task>"),
                arguments("NUL in XML", "application/xml", UNKNOWN_XML + "\0\0\0"),
                arguments(
                        "a multipart without an end",
                        MULTIPART,
                        UNKNOWN_PART + "--b\r\nContent-Disposition: form-data; name=\"a"),
                arguments("a second task type in multipart", MULTIPART, UNKNOWN_PART + UNKNOWN_PART + "--b--\r\n"),
                arguments(
                        "10,000 parts", MULTIPART, UNKNOWN_PART + part("a", "1").repeat(10_000) + "--b--\r\n"),
                arguments(
                        "a part in utf-7",
                        MULTIPART,
                        UNKNOWN_PART + part("a\"\r\nContent-Type: text/plain; charset=\"utf-7", "1") + "--b--\r\n"),
                arguments(
                        "a broken document in multipart",
                        MULTIPART,
                        UNKNOWN_PART + part("taskinfo\"\r\nContent-Type: \"text/yaml", "{[") + "--b--\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisonedBodies")
    void isAnsweredNoWhateverFollowsInTheBody(String name, String contentType, String body) {
        var request = new Request(
                "POST",
                "/accepts",
                contentType.isEmpty() ? List.of() : List.of("Content-Type: " + contentType),
                body.getBytes(StandardCharsets.UTF_8));

        assertPlainNo(request.to(server.uri()));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                arguments("application/json", "{\"tasktype\": \"uri://nobody\", \"taskinfo\": {\"composefile\": \"a"),
                arguments("application/yaml", "tasktype: uri://nobody\ntaskinfo:\n  composefile: a"),
                arguments(FORM, "tasktype=uri://nobody&taskinfo.composefile=a"),
                arguments(
                        MULTIPART,
                        UNKNOWN_PART + "--b\r\nContent-Disposition: form-data; name=\"taskinfo.composefile\"\r\n\r\na"),
                arguments("application/xml", UNKNOWN_XML + "<taskinfo><composefile>a"));
    }

    /** 100 MB are announced and not sent: whoever waited for them would never answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void isAnsweredBeforeTheRestOfTheBodyIsSent(String contentType, String start) {
        try (var connection = Connection.to(server.uri())) {
            connection.send("POST /accepts HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType
                    + "\r\nContent-Length: 100000000\r\n\r\n" + start);

            assertPlainNo(connection.reply());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void isAnsweredBeforeTheNextChunkIsSent(String contentType, String start) {
        try (var connection = Connection.to(server.uri())) {
            connection.send("POST /accepts HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(start.length()) + "\r\n" + start
                    + "\r\n");

            assertPlainNo(connection.reply());
        }
    }

    /** Whoever reads the whole body first needs memory for it: 100 MB arrive, and the heap is smaller than five of them. */
    @Test
    void isAnsweredWhileALargeBodyArrives() {
        var body = ("{\"tasktype\": \"uri://nobody\", \"taskinfo\": \"" + "a".repeat(100_000_000) + "\"}");

        assertPlainNo(Request.post("/accepts", "application/json", body).to(server.uri()));
    }

    /** Not even who is asking is looked at. */
    @Test
    void isAnsweredNoToABadToken() {
        assertPlainNo(Request.get("/accepts?tasktype=uri://nobody")
                .with("Authorization: Bearer nonsense")
                .to(server.uri()));
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static void assertPlainNo(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(Documents.write(Documents.of(reply))).isEqualTo("{\"reponseword\":\"NO\"}");
    }
}
