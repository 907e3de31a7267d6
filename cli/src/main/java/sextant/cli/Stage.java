package sextant.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** What the rehearsal plays on: a server on this machine that has one application and one job that is over. */
final class Stage implements AutoCloseable {

    private static final String JOB = "/jobs/aaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static final Map<String, String> ANSWERS = Map.of(
            "/apps",
            """
            {"applications": [{"name": "app", "title": "An application"}]}""",
            "/apps/app",
            """
            {"name": "app", "title": "An application", "interfaces": [{"id": "default", "parameters": ["image"]}],
             "parameters": [{"id": "image", "type": "FITS", "file": true, "least": 1, "most": 1},
                            {"id": "threshold", "type": "real", "file": false, "least": 0, "most": 1, "defaults": ["1.5"]}]}""",
            "/jobs",
            """
            {"jobs": [{"id": "aaaaaaaaaaaaaaaaaaaaaaaaaa", "phase": "COMPLETED", "creationTime": "2026-11-20T11:55:00Z"}]}""",
            JOB,
            """
            {"jobId": "aaaaaaaaaaaaaaaaaaaaaaaaaa", "phase": "COMPLETED", "ownerId": null, "jobInfo": {"application": "app"},
             "results": [{"id": "result", "mime-type": "text/plain", "size": 2, "href": ""}]}""",
            JOB + "/events",
            "event: phase\ndata: {}\n\n",
            JOB + "/results/result",
            "{}");

    private final HttpServer server;

    Stage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Stage::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Location", JOB);
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            var answer = ANSWERS.getOrDefault(exchange.getRequestURI().getPath(), "");
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
