package sextant.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sextant.engine.planning.Planner;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.PlatformReader;
import sextant.engine.ports.DocumentFetcher.Failed;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.DockerCompose;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.ServiceTypes;
import sextant.model.answer.Answer;
import sextant.model.caller.Caller;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.reading.TaskReader.Asked;
import sextant.model.reading.TaskReader.Question;
import sextant.model.reading.TaskReader.UnknownType;

/** One question, from bytes to answer, on one thread: without HTTP. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class QuestionBenchmark {

    private static final TaskReader READER = new TaskReader(Limits.DEFAULT);

    /** A platform with one route that takes notebooks and many that do not. */
    @State(Scope.Benchmark)
    public static class Routes {

        @Param({"1", "10", "100", "1000"})
        int routes;

        Planner planner = planner("");

        @Setup
        public void read() {
            planner =
                    planner(IntStream.range(0, routes).mapToObj("""
                            - name: other%d
                              accepts: [uri://docker-compose]
                              offer: {servicetype: uri://compose-uws, endpoint: 'http://uws.example.org/'}
                            """::formatted).collect(Collectors.joining()));
        }
    }

    /** A compose file of a hundred services. */
    @State(Scope.Benchmark)
    public static class Compose {

        final Planner planner = planner("""
                - name: compose
                  accepts: [{task: uri://docker-compose, images: {allow: ['docker.io/example/*']}}]
                  offer: {servicetype: uri://compose-uws, endpoint: 'http://uws.example.org/compose'}
                """);

        final byte[] question = ("tasktype: uri://docker-compose\ntaskinfo:\n  composefile:\n"
                        + "    networks: {internal: , external: }\n    services:\n"
                        + IntStream.range(0, 100).mapToObj("""
                                              service%d:
                                                image: example/webapp:1.1
                                                networks: [internal, external]
                                                environment: {POSTGRES_DB: sky, POSTGRES_USER: reader}
                                                ports: ['8080:8080']
                                        """::formatted).collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The cost must not grow with the number of routes that do not take the type. */
    @Benchmark
    public Answer typeOnly(Routes routes) {
        return answer(routes.planner, READER.fromQuery("tasktype=uri://jupyter-notebook", routes.planner::takes));
    }

    /** At least 1,000 per second and core. */
    @Benchmark
    public Answer composeOfAHundredServices(Compose compose) throws IOException {
        var body = new ByteArrayInputStream(compose.question);
        var question = READER.fromBody(Optional.of("application/yaml"), body, compose.planner::takes);
        if (!(answer(compose.planner, question) instanceof Answer.Yes yes)) {
            throw new IllegalStateException("the compose file is not taken: nothing is measured");
        }
        return yes;
    }

    private static Answer answer(Planner planner, Question question) {
        return switch (question) {
            case UnknownType _ -> Answer.PLAIN_NO;
            case Asked(var task) -> planner.ask(task, Caller.ANONYMOUS);
        };
    }

    private static Planner planner(String moreRoutes) {
        var text = """
                platform: {name: Bench, url: 'http://localhost:8080'}
                routes:
                - name: notebooks
                  accepts: [uri://jupyter-notebook]
                  offer: {servicetype: uri://jupyter-hub, endpoint: 'http://jupyter.example.org/'}
                """ + moreRoutes;
        var reader = new PlatformReader(
                List.of(new JupyterNotebook(), new DockerCompose()),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                _ -> Optional.empty());
        return switch (reader.read(text, Path.of("."))) {
            case Loaded.Good good ->
                new Planner(good.platform(), url -> new Failed("unreachable", "nothing answers", true));
            case Loaded.Bad bad ->
                throw new IllegalStateException(bad.problems().toString());
        };
    }
}
