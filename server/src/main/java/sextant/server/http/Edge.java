package sextant.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.Refused;

/**
 * Where the framework ends: turns requests into {@link Call}s, runs the handlers, and writes their {@link Reply}s. Takes the raw
 * query from the request line, since the note prints {@code {a,b}} unencoded and stricter parsers answer that with a page of
 * their own.
 */
public final class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final long PATIENCE_MILLIS = 30_000;
    private static final int FIRST = -1000;

    private final Router router;
    private final Executor virtualThreads;
    private final Consumer<Refusal> counted;
    private final Faults faults;

    /**
     * @param virtualThreads runs what may block
     * @param counted        told of every refusal, for the metrics
     * @param faults         tells the client of refusals and bugs
     * @param otherwise      answers every path that nothing else answers
     */
    public Edge(Router router, Executor virtualThreads, Consumer<Refusal> counted, Faults faults, Handler otherwise) {
        this.router = router;
        this.virtualThreads = virtualThreads;
        this.counted = counted;
        this.faults = faults;
        router.route().order(FIRST).handler(this::refuseTwoReadings).failureHandler(this::refuseHost);
        router.route().order(Integer.MAX_VALUE).handler(context -> run(context, otherwise, _ -> false));
    }

    /** A handler for these methods of a path; {@code GET} includes {@code HEAD}; other methods are refused. */
    public void on(List<String> methods, String path, Handler handler) {
        on(methods, path, handler, _ -> false);
    }

    /**
     * @param quick calls that never block and cost little: they are answered on the event loop, which spares two changes of thread
     */
    public void on(List<String> methods, String path, Handler handler, Predicate<Call> quick) {
        router.route(path).order(-1).handler(context -> {
            var method = context.request().method();
            if (methods.contains(method.name()) || method == HttpMethod.HEAD && methods.contains("GET")) {
                run(context, handler, quick);
            } else {
                var call = call(context, InputStream.nullInputStream(), false);
                var reply = faults.refused(Problems.methodNotAllowed(call, methods), call)
                        .with("Allow", Problems.allowed(methods));
                write(context, reply, () -> {});
            }
        });
    }

    private void refuseTwoReadings(RoutingContext context) {
        OneReading.fault(context.request()).ifPresentOrElse(fault -> refuse(context, fault), context::next);
    }

    /** The router itself refuses a Host header that is missing or no name, before any handler. */
    private void refuseHost(RoutingContext context) {
        if (context.statusCode() == 400) {
            refuse(context, OneReading.refusal("The request needs one Host header with a name in it."));
        } else {
            context.next();
        }
    }

    /** Says what is wrong and closes: nobody can tell where the next request on this connection would start. */
    private void refuse(RoutingContext context, Refusal fault) {
        counted.accept(fault);
        var reply = faults.refused(fault, call(context, InputStream.nullInputStream(), false));
        write(
                context,
                reply.with("Connection", "close"),
                () -> context.request().connection().close());
    }

    private void run(RoutingContext context, Handler handler, Predicate<Call> quick) {
        if (hasBody(context.request())) {
            var body = new RequestBody(
                    context.request(),
                    PATIENCE_MILLIS,
                    () -> refuse(context, OneReading.refusal("The chunks of the request's body are broken.")));
            var call = call(context, body, true);
            virtualThreads.execute(() -> write(context, answer(handler, call), body::abandon));
            return;
        }
        var call = call(context, InputStream.nullInputStream(), false);
        if (quick.test(call)) {
            write(context, answer(handler, call), () -> {});
        } else {
            virtualThreads.execute(() -> write(context, answer(handler, call), () -> {}));
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length != null && !length.equals("0") || request.getHeader("Transfer-Encoding") != null;
    }

    private static Call call(RoutingContext context, InputStream body, boolean hasBody) {
        var request = context.request();
        var uri = request.uri();
        int question = uri.indexOf('?');
        return new Call(
                request.method().name(),
                context.normalizedPath(),
                question < 0 ? "" : uri.substring(question + 1),
                Map.copyOf(context.pathParams()),
                name -> header(request, name),
                body,
                hasBody);
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        var values = request.headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private Reply answer(Handler handler, Call call) {
        try {
            return (Reply) handler.answer(call);
        } catch (Refused refused) {
            counted.accept(refused.refusal());
            return faults.refused(refused.refusal(), call);
        } catch (IOException gone) {
            LOG.debugf("%s %s: %s", call.method(), call.path(), gone.getMessage());
            return Problems.connectionLost();
        } catch (RuntimeException | StackOverflowError bug) {
            var id = UUID.randomUUID().toString();
            LOG.errorf(bug, "%s on %s %s", id, call.method(), call.path());
            return faults.bug(id, call);
        }
    }

    /** The answer goes out at once; what is left of the request's body is read and thrown away, so that the client sees the answer. */
    private static void write(RoutingContext context, Reply reply, Runnable afterwards) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.headWritten()) {
            afterwards.run();
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader("X-Content-Type-Options", "nosniff");
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(reply.body().length));
            response.end();
        } else {
            response.end(Buffer.buffer(reply.body()));
        }
        afterwards.run();
    }
}
