package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** Server-sent events: what happens to jobs, told as it happens, and again to whoever lost the connection. */
@Timeout(60)
class EventsTest {

    private Site site;

    /** One event as it came. */
    private record Event(String id, String name, String data) {}

    @BeforeEach
    void start() {
        site = Workshop.doing("echo done >result.txt");
        site.start();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aJobTellsItsPhasesUntilItIsOver() throws Exception {
        var id = client().create("work");
        try (var stream = follow("/jobs/" + id + "/events", "")) {
            client().phase(id, "RUN");

            assertThat(until(stream, "COMPLETED")).extracting(Event::data).anyMatch(data -> data.contains("EXECUTING"));
        }
    }

    @Test
    void whoComesBackIsToldWhatHappenedMeanwhile() throws Exception {
        var id = client().create("work");
        String seen;
        try (var stream = follow("/jobs/" + id + "/events", "")) {
            client().phase(id, "RUN");
            seen = until(stream, "QUEUED").getLast().id();
        }
        client().ended(id);

        try (var stream = follow("/jobs/" + id + "/events", seen)) {
            var events = until(stream, "COMPLETED");

            assertThat(events).extracting(Event::data).noneMatch(data -> data.contains("QUEUED"));
            assertThat(events).extracting(Event::id).doesNotContain(seen).doesNotHaveDuplicates();
        }
    }

    @Test
    void theyAreKnownAfterACrash() throws Exception {
        var first = client().run("work");
        String seen;
        try (var stream = follow("/jobs/events", "")) {
            client().run("work");
            seen = until(stream, "QUEUED").getLast().id();
        }
        client().ended(first);
        site.kill();
        site.start();

        try (var stream = follow("/jobs/events", seen)) {
            assertThat(until(stream, "COMPLETED")).isNotEmpty();
        }
    }

    @Test
    void aListTellsOfAllItsJobs() throws Exception {
        try (var stream = follow("/jobs/events", "")) {
            var id = client().run("work");

            assertThat(until(stream, "COMPLETED")).extracting(Event::data).anyMatch(data -> data.contains(id));
        }
    }

    /** The events up to one that tells of a phase. */
    private static List<Event> until(Stream<String> lines, String phase) {
        var events = new ArrayList<Event>();
        var fields = new String[] {"", "message", ""};
        for (var line : (Iterable<String>) lines::iterator) {
            if (line.isEmpty() && !fields[2].isEmpty()) {
                events.add(new Event(fields[0], fields[1], fields[2]));
                if (fields[2].contains(phase)) {
                    return events;
                }
                fields = new String[] {fields[0], "message", ""};
            } else if (line.startsWith("id:")) {
                fields[0] = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                fields[1] = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                fields[2] += line.substring(5).strip();
            }
        }
        throw new AssertionError("it ended before " + phase + ": " + events);
    }

    private Stream<String> follow(String path, String lastSeen) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(site.server().uri() + path.substring(1)))
                .header("Accept", "text/event-stream");
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        var reply = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return reply.body();
    }

    private JobClient client() {
        return JobClient.of(site.server().uri());
    }
}
