package sextant.adapters.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sextant.adapters.calling.Service;
import sextant.engine.applications.CallFailure;
import sextant.engine.applications.WebRequest;
import sextant.engine.runner.Observation;
import sextant.engine.runner.Program;
import sextant.engine.runner.RunEnd.Cause;
import sextant.engine.runner.RunRequest;
import sextant.engine.runner.Runs;

/** The call of a web service is a run like any other. */
class CallTest extends WithProcessRunner {

    RunRequest run(Program.Call call) {
        var any = runs.of("true");
        return new RunRequest(
                any.name(),
                call,
                any.environment(),
                any.work(),
                any.stdout(),
                any.stderr(),
                List.of(),
                any.limits(),
                any.deadline());
    }

    @Test
    void itEndsWellWithTheBodyInItsWorkFolder() {
        try (var service = Service.answering(200, "text/xml", "<VOTABLE/>")) {
            var request = run(service.call(service.get("/sia", "POS=1,2")));

            assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(0));

            assertThat(request.work().resolve("body")).hasContent("<VOTABLE/>");
            assertThat(Runs.text(request.stderr())).isEmpty();
            assertThat(service.asked()).containsExactly("GET /sia?POS=1,2");
        }
    }

    @Test
    void itSaysWhyItFailed() {
        try (var service = Service.answering(404, "text/plain", "no such collection")) {
            var request = run(service.call(service.get("/", "")));

            assertThat(runs.run(runner, request).cause()).isEqualTo(new Cause.Exited(1));

            assertThat(CallFailure.of(Runs.text(request.stderr())))
                    .contains(new CallFailure(
                            "http-status", "The service answered with status 404. It says: no such collection", false));
        }
    }

    @Test
    void itCanBeCancelledWhileTheServiceThinks() throws InterruptedException {
        var asked = new CountDownLatch(1);
        try (var service = Service.that(exchange -> {
            asked.countDown();
            try {
                Thread.currentThread().join();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        })) {
            var request = run(service.call(service.get("/", "")));
            runner.submit(request);
            asked.await();

            runner.cancel(request.name());

            assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Cancelled());
        }
    }

    /** For longer than the service may be silent, which is a second here. */
    @Test
    void itGoesOnAfterItWasSuspended() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var resumed = new CountDownLatch(1);
        try (var service = Service.that(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                asked.countDown();
            } while (!isOpen(resumed));
            exchange.getResponseBody().write("<VOTABLE/>".getBytes(StandardCharsets.US_ASCII));
        })) {
            var request = run(service.call(patient(service.get("/", ""), Duration.ofSeconds(1))));
            runner.submit(request);
            asked.await();
            runner.suspend(request.name());
            Runs.await(
                    () -> runner.observe(request.name()) instanceof Observation.Running running && running.suspended(),
                    "it is suspended");
            long since = System.nanoTime();
            Runs.await(() -> System.nanoTime() - since > Duration.ofSeconds(3).toNanos(), "its patience has passed");

            runner.resume(request.name());
            resumed.countDown();

            assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(0));
            assertThat(service.asked()).hasSize(1);
        }
    }

    private static boolean isOpen(CountDownLatch latch) {
        try {
            return latch.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static WebRequest patient(WebRequest of, Duration timeout) {
        return new WebRequest(
                of.origin(),
                of.path(),
                of.query(),
                of.method(),
                of.form(),
                of.mediaType(),
                of.body(),
                of.most(),
                timeout,
                of.attempts());
    }

    @Test
    void itGoesOnWhileTheServerIsAway() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var restarted = new CountDownLatch(1);
        try (var service = Service.that(exchange -> {
            asked.countDown();
            try {
                restarted.await();
            } catch (InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
            Service.answer(exchange, 200, "text/xml", "<VOTABLE/>");
        })) {
            var request = run(service.call(service.get("/", "")));
            runner.submit(request);
            asked.await();
            runner.close();
            open();
            runner.submit(request);
            restarted.countDown();

            assertThat(runs.end(runner, request.name()).cause()).isEqualTo(new Cause.Exited(0));
            assertThat(service.asked()).hasSize(1);
        }
    }
}
