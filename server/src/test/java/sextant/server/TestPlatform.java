package sextant.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.adapters.identity.TokenCallers;
import sextant.adapters.messagesecurity.Senders;
import sextant.engine.configuration.Problem;
import sextant.engine.planning.Planner;
import sextant.engine.platform.Loaded;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.server.http.Call;
import sextant.server.http.Reply;
import sextant.server.platform.CurrentPlatform;
import sextant.server.platform.InForce;

/** A platform in force, read from a text as the server would read it, but with nothing outside this process. */
public record TestPlatform(InForce inForce, Optional<List<Problem>> rejected) implements CurrentPlatform {

    public static final Instant SINCE = Instant.parse("2026-11-20T12:00:00.5Z");

    /** Two services, and one of them for containers only. */
    public static final String SMALL = """
            platform:
              name: Small Observatory
              url: https://small.example.org/sextant
              ivoid: ivo://small.example.org/planner
              contact: operator@example.org
            routes:
              - name: notebooks
                accepts: [uri://jupyter-notebook]
                offer: {servicetype: uri://jupyter-hub, endpoint: "http://jupyter.example.org/"}
              - name: containers
                accepts: [{task: uri://docker-container, images: {allow: ["docker.io/example/*"]}}]
                limits: {cores: 8, memory: 16G}
                offer: {servicetype: uri://docker-uws, endpoint: "http://uws.example.org/docker"}
            """;

    /** The same, and the applications of the demo as processes of this machine. */
    public static final String HOSTING = SMALL.replace("routes:\n", """
            applications: ../applications
            jobs: {list-anonymous: true, operators: [staff]}
            routes:
              - name: here
                run: {process: {}, concurrency: 2}
            """);

    public static TestPlatform of(String yaml) {
        var loaded = Wiring.platformReader().read(yaml, Path.of("."));
        assertThat(loaded).isInstanceOf(Loaded.Good.class);
        var planner = new Planner(
                ((Loaded.Good) loaded).platform(),
                _ -> new Failed("unreachable", "The address cannot be reached.", true));
        return new TestPlatform(new InForce(planner, TokenCallers.NONE, Senders.NONE, "1", SINCE), Optional.empty());
    }

    /** The same, after somebody wrote another configuration that cannot be used. */
    public TestPlatform rejecting(String yaml) {
        return new TestPlatform(
                inForce, Optional.of(((Loaded.Bad) Wiring.platformReader().read(yaml, Path.of("."))).problems()));
    }

    /** A GET request. */
    public static Call get(String path, String rawQuery, String accept, Map<String, String> variables) {
        var headers = accept.isEmpty() ? Map.<String, String>of() : Map.of("Accept", accept);
        return new Call(
                "GET",
                path,
                rawQuery,
                variables,
                name -> Optional.ofNullable(headers.get(name)),
                InputStream.nullInputStream(),
                false,
                "192.0.2.1");
    }

    public static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
