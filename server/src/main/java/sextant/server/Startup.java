package sextant.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sextant.engine.callbacks.Outcomes;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.server.files.ResourceFile;
import sextant.server.health.Health;
import sextant.server.http.Edge;
import sextant.server.openapi.OpenApi;
import sextant.server.planner.AcceptsResource;
import sextant.server.planner.AnswerCounter;
import sextant.server.platform.PlatformKeeper;
import sextant.server.registry.Publication;
import sextant.server.uws.Addresses;
import sextant.server.vosi.Availability;
import sextant.server.vosi.Capabilities;
import sextant.server.web.ErrorPages;
import sextant.server.web.HomePage;
import sextant.server.web.TypePages;

/** Puts the server together when the framework starts it, and takes it apart when it stops: every address and what answers there. */
@ApplicationScoped
public class Startup {

    /** How long the end of the server waits for what is being recorded. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private static final List<String> GET = List.of("GET");
    private static final List<String> GET_OR_POST = List.of("GET", "POST");

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("platform-watch").daemon().factory());

    private volatile boolean draining;
    private @Nullable JobHouse house;

    void routes(@Observes Router router, MeterRegistry metrics) {
        var settings = Settings.chosen();
        var clock = InstantSource.system();
        var keeper = new PlatformKeeper(
                settings.config(), Wiring.platformReader(), Wiring::egress, Wiring::tokens, Wiring::senders, clock);
        watch.scheduleWithFixedDelay(keeper::refreshQuietly, 1, 1, TimeUnit.SECONDS);

        Gauge.builder(
                        "sextant.configuration.rejected",
                        keeper,
                        kept -> kept.rejected().isPresent() ? 1 : 0)
                .description("1 while the newest platform.yaml cannot be used and an older one is in force")
                .register(metrics);

        var counter = new AnswerCounter(metrics);
        var reader = new TaskReader(Limits.DEFAULT);
        var errors = new ErrorPages(keeper);
        var edge =
                new Edge(router, Executors.newVirtualThreadPerTaskExecutor(), counter::count, errors, errors::notFound);

        var opened = JobHouse.open(settings, keeper, clock);
        house = opened;
        var accepts = new AcceptsResource(keeper, reader, opened.offers(), counter);
        edge.on(GET_OR_POST, "/accepts", accepts::ask, AcceptsResource::quick);
        edge.on(GET_OR_POST, "/accept", accepts::ask, AcceptsResource::quick);

        var types = new TypePages(keeper, Wiring.taskTypeDescriptions(), errors);
        edge.on(
                GET,
                "/",
                new HomePage(
                        keeper,
                        reader,
                        Wiring.taskTypeDescriptions(),
                        () -> Addresses.hosted(keeper.inForce().planner().platform())
                                .toList(),
                        opened.offers()::told,
                        counter::count,
                        counter::count,
                        counter::count)::show);
        edge.on(GET, "/types", types::list);
        edge.on(GET, "/types/:name", types::one);
        edge.on(GET, "/errors", errors::list);
        edge.on(GET, "/errors/:word", errors::one);
        edge.on(GET, "/sextant.css", new ResourceFile("/sextant.css", "text/css; charset=utf-8"));

        edge.on(GET, "/schemas/planner-1.xsd", new ResourceFile("/sextant/planner-1.xsd", "application/xml"));
        edge.on(GET, "/openapi.yaml", new OpenApi(keeper)::show);
        var capabilities = new Capabilities(keeper, Optional.empty());
        edge.on(GET, "/capabilities", capabilities::show);
        new Publication(keeper, capabilities, clock).register(edge);
        edge.on(GET, "/availability", new Availability(keeper, () -> draining, clock.instant())::show);

        opened.register(edge, counter::count, clock);
        callbacks(opened.told(), metrics);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("first-sign-of-the-end").unstarted(() -> {
                            draining = true;
                            opened.release();
                        }));

        var health = new Health(() -> true, () -> draining);
        edge.on(GET, "/healthz", health::live);
        edge.on(GET, "/readyz", health::ready);
        if (Yardstick.wanted()) {
            edge.on(GET_OR_POST, "/yardstick", Yardstick::answer, _ -> true);
        }
    }

    private static void callbacks(Outcomes told, MeterRegistry metrics) {
        callbacks("heard", told, Outcomes::heard, metrics);
        callbacks("failed", told, Outcomes::failed, metrics);
        callbacks("given-up", told, Outcomes::givenUp, metrics);
    }

    private static void callbacks(
            String outcome, Outcomes told, ToDoubleFunction<Outcomes> count, MeterRegistry metrics) {
        FunctionCounter.builder("sextant.callbacks", told, count)
                .description("Messages to listeners of jobs, by what came of them")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /**
     * The framework calls this only when every request is answered, or its patience is over; those that would wait for long have been
     * let go by then, at the first sign of the end.
     */
    void stop(@Observes ShutdownEvent event) {
        draining = true;
        watch.shutdownNow();
        if (house != null) {
            house.drain(DRAIN);
            house.close();
        }
    }
}
