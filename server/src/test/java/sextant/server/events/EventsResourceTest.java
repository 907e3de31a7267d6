package sextant.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.server.ServiceUnderTest;

class EventsResourceTest {

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void theStreamOfAJobBeginsWithItsPhaseTellsEachChangeAndEndsWithIt() throws Exception {
        var job = service.create("/apps/slow/async", "");
        try (var stream = open("/jobs/" + job + "/events", "")) {
            var lines = lines(stream);
            assertThat(next(lines, "data: ")).contains("\"phase\": \"PENDING\"");

            service.post("/jobs/" + job + "/phase", "PHASE=RUN");
            assertThat(next(lines, "data: ")).contains("\"phase\": \"QUEUED\"");
            assertThat(next(lines, "data: ")).contains("\"phase\": \"EXECUTING\"");
            service.end(job);
            assertThat(next(lines, "data: ")).contains("\"phase\": \"COMPLETED\"");
            assertThat(lines.lines().filter(line -> line.startsWith("data"))).isEmpty();
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndThenHearsThatThereIsNothingMore() throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN");
        String seen;
        try (var stream = open("/apps/slow/async/events", "Last-Event-ID: 0\r\n")) {
            seen = next(lines(stream), "id: ").substring(4);
        }
        service.until("EXECUTING", job);
        service.end(job);
        service.over(job);

        var missed = service.server.get("/jobs/" + job + "/events", "Last-Event-ID", seen);
        assertThat(missed.body()).contains("EXECUTING", "COMPLETED").doesNotContain("QUEUED");
        var last = missed.body()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .toList()
                .getLast()
                .substring(4);

        assertThat(service.server
                        .get("/jobs/" + job + "/events", "Last-Event-ID", last)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aJobThatIsOverSaysSoOnce() throws Exception {
        var job = service.create("/apps/default/async", "PHASE=RUN");
        service.over(job);

        var stream = service.server.get("/jobs/" + job + "/events");
        assertThat(stream.body()).contains("id: end\nevent: phase\n", "\"phase\": \"COMPLETED\"");
        assertThat(service.server
                        .get("/jobs/" + job + "/events", "Last-Event-ID", "end")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theStreamOfAListTellsOfItsJobsOnly() throws Exception {
        try (var stream = open("/apps/slow/async/events", "")) {
            var lines = lines(stream);
            next(lines, "retry: ");
            service.create("/apps/default/async", "");
            var mine = service.create("/apps/slow/async", "");

            assertThat(next(lines, "data: ")).contains(mine, "http://localhost/apps/slow/async/");
            service.delete("/jobs/" + mine);
            assertThat(next(lines, "event: ")).isEqualTo("event: deleted");
        }
    }

    @Test
    void nobodyHearsOfTheJobsOfOthers() throws Exception {
        try (var stream = open("/jobs/events", "")) {
            var lines = lines(stream);
            next(lines, "retry: ");
            service.create("/apps/slow/async", "", "Authorization", ServiceUnderTest.ALICE);
            var nobodys = service.create("/apps/slow/async", "");

            assertThat(next(lines, "data: ")).contains(nobodys);
        }
    }

    @Test
    void aCallerMayHaveSoManyStreams(@TempDir Path folder) throws Exception {
        var yaml = ServiceUnderTest.LOCAL.replace("jobs: {", "jobs: {waits-per-caller: 1, ");
        try (var narrow = new ServiceUnderTest(folder, yaml)) {
            var request = "GET /jobs/events HTTP/1.1\nHost: localhost\n\n";
            try (var first = narrow.server.connect(request)) {
                next(lines(first), "retry: ");
                var second = narrow.server.get("/jobs/events");

                assertThat(second.statusCode()).isEqualTo(429);
                assertThat(second.headers().firstValue("X-Error-Kind")).contains("too-many-waits");
            }
        }
    }

    private Socket open(String path, String headers) throws Exception {
        var socket = service.server.connect(
                "GET " + path + " HTTP/1.1\nHost: localhost\n" + headers.replace("\r", "") + "Connection: close\n\n");
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines, String start) throws Exception {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the stream ended before " + start);
    }
}
