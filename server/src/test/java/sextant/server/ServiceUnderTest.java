package sextant.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sextant.adapters.files.JobFolders;
import sextant.adapters.identity.TokenCallers;
import sextant.adapters.messagesecurity.SenderFiles;
import sextant.adapters.store.SqlJobStore;
import sextant.engine.hosting.ProcessPolicy;
import sextant.model.caller.Caller;
import sextant.model.job.JobId;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.server.http.EdgeServer;
import sextant.server.planner.AcceptsResource;
import sextant.server.planner.AnswerCounter;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;

/**
 * The job service behind a socket, with the real store and folders; only its programs are pretended.
 */
public final class ServiceUnderTest implements AutoCloseable {

    /** What callers put into {@code Authorization}. */
    public static final String ALICE = "Bearer alice-token";

    public static final String BOB = "Bearer bob-token";
    public static final String OPERATOR = "Bearer operator-token";

    /** A platform that is not published, so that its addresses are where the test found it. */
    public static final String LOCAL =
            TestPlatform.HOSTING.replace("https://small.example.org/sextant", "http://localhost:8080");

    private static final TokenCallers CALLERS = new TokenCallers(Map.of(
            digest("alice-token"), new Caller.User("tokens", "alice", Set.of()),
            digest("bob-token"), new Caller.User("tokens", "bob", Set.of()),
            digest("operator-token"), new Caller.User("tokens", "olga", Set.of("staff"))));

    private final PretendPrograms programs = new PretendPrograms();
    private final JobHouse house;
    public final EdgeServer server;
    public final AcceptsResource accepts;

    public ServiceUnderTest(Path folder) throws Exception {
        this(folder, LOCAL);
    }

    public ServiceUnderTest(Path folder, String yaml) throws Exception {
        var platform = TestPlatform.of(yaml);
        var planner = platform.inForce().planner();
        var senders = (SenderFiles.Good) Wiring.senders(planner.platform());
        var inForce = new InForce(planner, CALLERS, senders.senders(), "1", TestPlatform.SINCE);
        CurrentPlatform current = new TestPlatform(inForce, Optional.empty());
        var store = SqlJobStore.sqlite(folder.resolve("store"), InstantSource.system());
        house = new JobHouse(
                current,
                store,
                store,
                new JobFolders(folder.resolve("files"), Optional.empty()),
                Map.of("process", programs),
                Wiring.previewer(folder, ProcessPolicy.DEFAULT),
                InstantSource.system());
        house.start();
        server = new EdgeServer();
        house.register(server.edge, server.refusals::add, InstantSource.system());
        accepts = new AcceptsResource(
                current, new TaskReader(Limits.DEFAULT), house.offers(), new AnswerCounter(new SimpleMeterRegistry()));
        server.edge.on(List.of("GET", "POST"), "/accepts", accepts::ask, AcceptsResource::quick);
    }

    /** Lets the program of a job that goes on end well. */
    public void end(String job) {
        programs.end(new JobId(job));
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
        house.drain(Duration.ofSeconds(30));
        house.close();
    }
}
