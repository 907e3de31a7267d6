package sextant.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.badinput.Row.Answered;
import sextant.acceptance.badinput.Row.No;
import sextant.acceptance.badinput.Row.NotHttp;
import sextant.acceptance.badinput.Row.Refused;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.http.Connection;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Server;

/**
 * Every row of the input corpus for the planner: it is answered as the row says within the time limit, the next good question is
 * answered as ever, and at the end the server holds no more than before.
 */
class BadInputTest {

    /** Seconds for one row, on a machine that does much else. Most take milliseconds; the largest send 100 MB. */
    private static final long SECONDS = 60;

    private static Server server;
    private static Gauges before;

    @BeforeAll
    static void start() {
        server = Server.demo();
        rows().forEach(BadInputTest::send);
        before = Gauges.of(server);
    }

    /** All rows have been sent once before the first look and have been sent again many times before the second. */
    @AfterAll
    static void isAsBefore() {
        try (var _ = server) {
            for (int round = 0; round < (Checkout.LONG ? 50 : 1); round++) {
                rows().forEach(BadInputTest::send);
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> Gauges.of(server).assertNoMoreThan(before));
            assertThat(server.log()).doesNotContain("Exception").doesNotContain(" ERROR ");
            assertThat(Files.exists(Path.of("/tmp/sextant-climbed"))).isFalse();
        }
    }

    static Stream<Row> rows() {
        return Stream.of(YamlRows.all(), JsonRows.all(), MultipartRows.all(), QueryRows.all(), WireRows.all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Timeout(SECONDS)
    void isAnsweredAsTheRowSays(Row row) {
        try (var connection = Connection.to(server.uri())) {
            connection.send(row.request().get());
            var reply = connection.reply();
            switch (row.expected()) {
                case Refused refused -> assertRefused(refused, reply);
                case No(var reason) -> assertNo(reason, reply);
                case Answered _ -> assertThat(reply.status()).as("%s", reply).isEqualTo(200);
                case NotHttp(var statuses) -> {
                    assertThat(statuses).as("%s", reply).contains(reply.status());
                    assertThat(connection.closed())
                            .as("closed without a second answer")
                            .isTrue();
                }
            }
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
        assertAnswersAGoodQuestion();
    }

    /** YAML 1.2: what looks like a truth, an octal or a time of day to older readers is the text that was written. */
    @Test
    void keepsTextAsItWasWritten() {
        var reply = Request.post(
                        "/accepts",
                        "application/yaml",
                        "tasktype: uri://zeppelin-notebook\n"
                                + "taskinfo: {languages: [NO, on, 017, 1:30, 1_000, 2001-01-01, ~a, 0x1F]}\n")
                .to(server.uri());

        assertThat(reply.text()).contains("\"NO\"", "\"on\"", "\"017\"", "\"1:30\"", "\"1_000\"", "\"2001-01-01\"");
    }

    /** Errors in YAML name their line and column. */
    @Test
    void saysWhereYamlIsBroken() {
        var problem = Documents.of(Request.post(
                        "/accepts",
                        "application/yaml",
                        "tasktype: uri://zeppelin-notebook\ntaskinfo:\n\tlanguages: [md]\n")
                .to(server.uri()));

        assertThat(Documents.at(problem, "line")).asString().isEqualTo("3");
        assertThat(Documents.at(problem, "column")).isNotNull();
    }

    private static void assertRefused(Refused expected, Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(expected.status());
        var kind = reply.header("X-Error-Kind").orElse("");
        assertThat(expected.kinds()).as("%s", reply).contains(kind);
        var problem = Documents.map(Documents.of(reply));
        assertThat(problem)
                .as("%s", reply)
                .containsEntry("kind", kind)
                .containsKeys("type", "title", "status", "detail");
        assertThat(reply.body().length).as("quotes what was sent only in part").isLessThan(4_000);
    }

    private static void assertNo(String reason, Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        var answer = Documents.of(reply);
        assertThat(Documents.at(answer, "reponseword")).isEqualTo("NO");
        assertThat(Documents.list(Documents.at(answer, "reponseinfo.reasons")))
                .as("%s", reply)
                .anyMatch(one -> String.valueOf(Documents.at(one, "kind")).startsWith(reason));
    }

    private static void assertAnswersAGoodQuestion() {
        var reply = Request.get("/accepts?tasktype=uri://zeppelin-notebook&taskinfo.languages={md}")
                .to(server.uri());

        assertThat(Documents.at(Documents.of(reply), "reponseword")).isEqualTo("YES");
    }

    private static void send(Row row) {
        try (var connection = Connection.to(server.uri())) {
            connection.send(row.request().get());
            connection.closed();
        }
    }
}
