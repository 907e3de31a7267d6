package sextant.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import sextant.adapters.files.JobFolders;
import sextant.adapters.identity.TokenCallers;
import sextant.adapters.store.SqlJobStore;
import sextant.engine.jobs.Jobs;
import sextant.engine.pace.Time;
import sextant.engine.runner.PretendRunner;
import sextant.engine.runner.PretendRunner.Plan;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunName;
import sextant.engine.runner.RunRequest;
import sextant.model.caller.Caller;
import sextant.model.job.JobId;
import sextant.server.http.EdgeServer;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;
import sextant.server.uws.Callers;
import sextant.server.uws.JobRoutes;

/**
 * The job service behind a socket, with the real store and folders; only programs are pretended: {@code default} joins its inputs,
 * {@code fail} fails with 3, {@code slow} goes on until a test ends it.
 */
public final class ServiceUnderTest implements AutoCloseable {

    /** What callers put into {@code Authorization}. */
    public static final String ALICE = "Bearer alice-token";

    public static final String BOB = "Bearer bob-token";
    public static final String OPERATOR = "Bearer operator-token";

    private static final TokenCallers CALLERS = new TokenCallers(Map.of(
            digest("alice-token"), new Caller.User("tokens", "alice", Set.of()),
            digest("bob-token"), new Caller.User("tokens", "bob", Set.of()),
            digest("operator-token"), new Caller.User("tokens", "olga", Set.of("staff"))));

    private final SqlJobStore store;
    private final Map<RunName, RunRequest> running = new ConcurrentHashMap<>();
    private final PretendRunner runner = new PretendRunner(new Time(), this::plan);
    private final Jobs jobs;
    public final EdgeServer server;

    public ServiceUnderTest(Path folder) throws Exception {
        this(folder, TestPlatform.HOSTING.replace("https://small.example.org/sextant", "http://localhost:8080"));
    }

    public ServiceUnderTest(Path folder, String yaml) throws Exception {
        var platform = TestPlatform.of(yaml);
        var inForce = new InForce(platform.inForce().planner(), CALLERS, "1", TestPlatform.SINCE);
        CurrentPlatform current = new TestPlatform(inForce, Optional.empty());
        store = SqlJobStore.sqlite(folder.resolve("store"), InstantSource.system());
        var files = new JobFolders(folder.resolve("files"), Optional.empty());
        jobs = new Jobs(
                () -> inForce.planner().platform(),
                store,
                files,
                Map.of("process", runner),
                InstantSource.system(),
                new SecureRandom());
        jobs.start();
        server = new EdgeServer();
        JobService.of(current, jobs, store, files, InstantSource.system(), server.refusals::add)
                .register(server.edge, new JobRoutes(server.edge, jobs, new Callers(current)));
    }

    private Plan plan(RunRequest request) {
        running.put(request.name(), request);
        var command = request.command();
        try {
            if (command.getFirst().endsWith("default.sh")) {
                Files.writeString(request.stdout(), String.join(" ", command.subList(1, command.size())));
                return new Plan(Duration.ZERO, new Cause.Exited(0), Duration.ZERO);
            }
            if (command.getFirst().endsWith("fail.sh")) {
                Files.writeString(request.stderr(), command.getLast());
                return new Plan(Duration.ZERO, new Cause.Exited(3), Duration.ZERO);
            }
            Files.writeString(request.stdout(), "so far");
            return Plan.ENDLESS;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** Lets the program of a job that goes on end well. */
    public void end(String job) {
        runner.end(new RunName(new JobId(job), 1), new Cause.Exited(0));
    }

    /** A job for the body of a form. @return its id */
    public String create(String path, String form, String... headers) throws Exception {
        var reply = post(path, form, headers);
        assertThat(reply.statusCode()).as("%s", reply.body()).isEqualTo(303);
        var location = location(reply);
        assertThat(location).startsWith(server.address(path) + "/");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Waits until a job is over, by asking as a client would. @return the document */
    public String over(String job, String... headers) throws Exception {
        while (true) {
            var document = server.get("/jobs/" + job + "?WAIT=20", headers).body();
            if (!Stream.of("PENDING", "QUEUED", "EXECUTING")
                    .anyMatch(phase -> document.contains("<uws:phase>" + phase + "<"))) {
                return document;
            }
        }
    }

    /** Waits until a job is in a phase that it goes to from one that can be waited in. */
    public void until(String phase, String job, String... headers) throws Exception {
        var now = server.get("/jobs/" + job + "/phase", headers).body();
        while (!now.equals(phase)) {
            server.get("/jobs/" + job + "?WAIT=20&PHASE=" + now, headers);
            now = server.get("/jobs/" + job + "/phase", headers).body();
        }
    }

    public HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return send("POST", path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded", headers);
    }

    public HttpResponse<String> send(
            String method, String path, BodyPublisher body, String contentType, String... headers) throws Exception {
        var all = new ArrayList<>(List.of("Content-Type", contentType));
        all.addAll(List.of(headers));
        return server.send(method, path, body, all.toArray(String[]::new));
    }

    public HttpResponse<String> delete(String path, String... headers) throws Exception {
        return server.send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public static String location(HttpResponse<?> reply) {
        return reply.headers().firstValue("Location").orElseThrow();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        jobs.close();
        store.close();
    }
}
