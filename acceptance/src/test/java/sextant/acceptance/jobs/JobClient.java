package sextant.acceptance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;

/**
 * Somebody who uses the job service. Waits as long as the test may take.
 *
 * @param headers sent with every request
 */
public record JobClient(URI server, List<String> headers) {

    private static final Set<String> FINAL = Set.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");
    private static final String XML = "Accept: application/xml";

    public static JobClient of(URI server) {
        return new JobClient(server, List.of());
    }

    public JobClient with(String header) {
        return new JobClient(
                server, Stream.concat(headers.stream(), Stream.of(header)).toList());
    }

    public Reply get(String path, String... more) {
        return send(Request.get(path).with(more));
    }

    /** @param fields names and values in turn */
    public Reply post(String path, String... fields) {
        return send(Form.post(path, fields));
    }

    public Reply delete(String path) {
        return send(Request.get(path).method("DELETE"));
    }

    /** @throws AssertionError if the test has taken too long already: no loop around this goes on for ever */
    public Reply send(Request request) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("it took too long to come to " + request);
        }
        return request.with(headers).to(server);
    }

    /** A new job, which stays PENDING unless the fields say otherwise. @return its id */
    public String create(String application, String... fields) {
        var reply = post("/apps/" + application + "/async", fields);
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        return id(reply);
    }

    /** A new job that is run at once. */
    public String run(String application, String... fields) {
        return create(
                application,
                Stream.concat(Stream.of(fields), Stream.of("PHASE", "RUN")).toArray(String[]::new));
    }

    /** The id at the end of the address that an answer sends its client to. */
    public static String id(Reply reply) {
        var path = path(reply);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path and the query of the address that an answer sends its client to. */
    public static String path(Reply reply) {
        return path(reply.header("Location").orElseThrow(() -> new AssertionError("no Location: " + reply)));
    }

    public static String path(String address) {
        var uri = URI.create(address);
        assertThat(uri.isAbsolute()).as("%s is absolute", address).isTrue();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    public JobDocument job(String id) {
        return document("/jobs/" + id);
    }

    public JobDocument document(String path) {
        var reply = get(path, XML);
        assertThat(reply.status()).as("%s of %s", reply, path).isEqualTo(200);
        return JobDocument.of(reply.body());
    }

    public String phase(String id) {
        return get("/jobs/" + id + "/phase").text();
    }

    public Reply phase(String id, String wanted) {
        return post("/jobs/" + id + "/phase", "PHASE", wanted);
    }

    /** The job once it is over. */
    public JobDocument ended(String id) {
        return reached(id, FINAL);
    }

    public JobDocument reached(String id, String phase) {
        return reached(id, Set.of(phase));
    }

    private JobDocument reached(String id, Set<String> wanted) {
        while (true) {
            var job = document("/jobs/" + id + "?WAIT=1");
            if (wanted.contains(job.phase())) {
                return job;
            }
            assertThat(FINAL)
                    .as("%s before it was %s: %s", job.phase(), wanted, job.error())
                    .doesNotContain(job.phase());
        }
    }

    /** Returns when the program of a job has written this to its standard error, which can be read while it runs. */
    public void untilItSaid(String id, String text) {
        while (!get("/jobs/" + id + "/stderr").text().contains(text)) {
            get("/jobs/" + id + "?WAIT=1&PHASE=QUEUED");
        }
    }

    /** The content of a result of a job that is over. */
    public Reply result(String id, String name) {
        return get("/jobs/" + id + "/results/" + name);
    }
}
