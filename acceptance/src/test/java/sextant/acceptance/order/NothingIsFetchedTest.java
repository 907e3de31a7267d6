package sextant.acceptance.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.acceptance.documents.Documents;
import sextant.acceptance.documents.Syntax;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/** A compose URL is fetched for a route that takes compose files and from where the operator allows it, and never else. */
@Timeout(120)
class NothingIsFetchedTest {

    private static final String PLATFORM = """
            platform: {name: Compose, url: "http://localhost:8080"}
            egress: {ports: [%d], open: %s}
            routes:
              - name: compose
                accepts: [uri://docker-compose]
                offer: {servicetype: uri://compose-uws, endpoint: "http://uws.example.org/compose"}
            """;

    private static Folder folder;
    private static Listener listener;
    private static Server closed;
    private static Server open;

    @BeforeAll
    static void start() {
        folder = Folder.create();
        listener = Listener.start();
        closed = Server.serve(folder.write("closed.yaml", PLATFORM.formatted(listener.port(), "[]")));
        open = Server.serve(folder.write("open.yaml", PLATFORM.formatted(listener.port(), "[127.0.0.0/8]")));
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
        listener.close();
        folder.close();
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void behindAnUnknownType(Syntax syntax) {
        assertThat(visits(open, syntax, "uri://nobody", "{\"reponseword\":\"NO\"}"))
                .isZero();
    }

    @Test
    void fromLoopbackWhileTheOperatorHasNotOpenedIt() {
        assertThat(visits(closed, Syntax.JSON, "uri://docker-compose", "\"NO\""))
                .isZero();
    }

    /** So that the tests above can fail: the same question is fetched for where it may be. */
    @ParameterizedTest
    @EnumSource(Syntax.class)
    void butItIsWhereTheOperatorOpenedIt(Syntax syntax) {
        assertThat(visits(open, syntax, "uri://docker-compose", "502")).isPositive();
    }

    /** Asks about a compose file at an address that we listen on, and counts who comes. */
    private static int visits(Server server, Syntax syntax, String type, String expected) {
        int before = listener.visits();
        var address = "http://127.0.0.1:" + listener.port() + "/compose.yml";
        var task = Map.of("tasktype", type, "taskinfo", Map.of("composefile", address));

        var reply = syntax.ask("/accepts", task).to(server.uri());

        assertThat(Documents.write(Documents.of(reply))).contains(expected);
        return listener.visits() - before;
    }
}
