package sextant.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.http.Connection;
import sextant.acceptance.http.Request;
import sextant.acceptance.running.Server;

/** M07: clients that promise and do not send. The server waits for half a minute, and answers others meanwhile. */
@Timeout(120)
class SlowClientsTest {

    private static final String HEAD =
            "POST /accepts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 1000000\r\n";

    @Test
    void areToldThatTheyAreTooSlowWhileOthersAreServed() {
        try (var server = Server.demo();
                var silent = Connection.to(server.uri());
                var asksFirst = Connection.to(server.uri());
                var stops = Connection.to(server.uri())) {
            silent.send(HEAD + "\r\n");
            asksFirst.send(HEAD + "Expect: 100-continue\r\n\r\n");
            stops.send(HEAD + "\r\ntasktype: uri://docker-container\n");

            var other = Request.get("/accepts?tasktype=uri://docker-container").to(server.uri());
            assertThat(other.status()).isEqualTo(200);

            for (var slow : List.of(silent, asksFirst, stops)) {
                var reply = slow.reply();
                assertThat(reply.status()).as("%s", reply).isEqualTo(408);
                assertThat(reply.header("X-Error-Kind")).contains("too-slow");
                assertThat(slow.closed()).isTrue();
            }
        }
    }
}
