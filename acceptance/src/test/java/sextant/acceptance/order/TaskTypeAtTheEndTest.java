package sextant.acceptance.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.documents.Syntax;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** The task type may stand last, behind much else; only a question without one is an error. */
@Timeout(60)
class TaskTypeAtTheEndTest {

    /** Just below the limit of one document, which is 1 MiB. */
    private static final String MUCH = "x".repeat(1_000_000);

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(value = Syntax.class, names = "QUERY.*", mode = EnumSource.Mode.MATCH_NONE)
    void isFoundBehindAMegabyteIfItIsUnknown(Syntax syntax) {
        var reply = syntax.ask("/accepts", lastly("uri://nobody", MUCH)).to(server.uri());

        assertThat(Documents.write(Documents.of(reply))).isEqualTo("{\"reponseword\":\"NO\"}");
    }

    @ParameterizedTest
    @EnumSource(value = Syntax.class, names = "QUERY.*", mode = EnumSource.Mode.MATCH_NONE)
    void isFoundBehindAMegabyteIfItIsKnown(Syntax syntax) {
        var reply =
                syntax.ask("/accepts", lastly("uri://zeppelin-notebook", MUCH)).to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(Documents.at(Documents.of(reply), "reponseinfo.reasons.0.path"))
                .isEqualTo("taskinfo.languages[1]");
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void isFoundWhereverItStands(Syntax syntax) {
        var reply = syntax.ask("/accepts", lastly("uri://zeppelin-notebook", "python"))
                .to(server.uri());

        assertThat(Documents.at(Documents.of(reply), "serviceinfo.languages"))
                .as("%s", reply)
                .isEqualTo(List.of("md", "python", "pyspark"));
    }

    private static Map<String, @Nullable Object> lastly(String type, String language) {
        var task = new LinkedHashMap<String, @Nullable Object>();
        task.put("taskinfo", Map.of("languages", List.of("md", language)));
        task.put("tasktype", type);
        return task;
    }

    static Stream<Request> questionsWithoutOne() {
        var path = "/accepts";
        var info = Map.of("taskinfo", Map.of("languages", List.of("md")));
        return Stream.concat(
                Stream.of(Syntax.values())
                        .filter(syntax -> syntax != Syntax.MULTIPART_DOCUMENTS)
                        .map(syntax -> syntax.ask(path, info)),
                Stream.of(
                        Request.get(path),
                        Request.get(path + "?"),
                        Request.get(path + "?tasktype"),
                        Request.get(path + "?tasktype="),
                        Request.get(path + "?Tasktype=uri://docker-container"),
                        Request.get(path + "?taskinfo.languages={"),
                        Request.post(path, "application/json", ""),
                        Request.post(path, "application/json", "{}"),
                        Request.post(path, "application/json", "{\"tasktype\": \"\"}"),
                        Request.post(path, "application/yaml", "# nothing\n"),
                        Request.post(path, "application/yaml", "a: {tasktype: uri://docker-container}\n")));
    }

    @ParameterizedTest
    @MethodSource("questionsWithoutOne")
    void isMissed(Request question) {
        var reply = question.to(server.uri());

        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.header("X-Error-Kind")).as("%s", reply).contains("tasktype-missing");
        assertThat(Documents.at(Documents.of(reply), "kind")).isEqualTo("tasktype-missing");
        assertThat(Documents.at(Documents.of(reply), "suggest")).as("%s", reply).isNotNull();
    }
}
