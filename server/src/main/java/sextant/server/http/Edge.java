package sextant.server.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import sextant.engine.files.NoRoom;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;

/**
 * Where the framework ends: turns requests into {@link Call}s, runs the handlers, and has their {@link Response}s written. Takes the
 * raw query from the request line, since the note prints {@code {a,b}} unencoded and stricter parsers answer that with a page of
 * their own.
 */
public final class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST = -1000;

    /** In seconds: what is too much now is mostly over then. */
    private static final String SOON = "5";

    private final Executor virtualThreads;
    private final Consumer<Refusal> counted;
    private final Faults faults;
    private final Duration patience;
    private final ResponseWriter writer;
    private final AddressTree<Registered> addresses = new AddressTree<>();
    private final List<Registered> registered = new ArrayList<>();

    /**
     * An address of this server.
     *
     * @param methods {@code GET} includes {@code HEAD}; other methods are refused
     * @param path    steps between slashes; {@code :name} is any one step, {@link Call#variable}
     * @param faults  tells the client of refusals and bugs there
     */
    public record Registered(List<String> methods, String path, Handler handler, Handler.AtOnce atOnce, Faults faults) {

        public Registered {
            methods = List.copyOf(methods);
        }

        boolean takes(HttpMethod method) {
            return methods.contains(method.name()) || method == HttpMethod.HEAD && methods.contains("GET");
        }
    }

    /**
     * @param virtualThreads runs what may block
     * @param counted        told of every refusal, for the metrics
     * @param faults         tells the client of refusals and bugs
     * @param otherwise      answers every path that nothing else answers
     */
    public Edge(Router router, Executor virtualThreads, Consumer<Refusal> counted, Faults faults, Handler otherwise) {
        this(router, virtualThreads, counted, faults, otherwise, PATIENCE);
    }

    /** @param patience with a client that sends nothing */
    Edge(
            Router router,
            Executor virtualThreads,
            Consumer<Refusal> counted,
            Faults faults,
            Handler otherwise,
            Duration patience) {
        this.patience = patience;
        this.virtualThreads = virtualThreads;
        this.counted = counted;
        this.faults = faults;
        this.writer = new ResponseWriter(virtualThreads, (failure, call) -> fault(failure, call, faults));
        router.route().order(FIRST).handler(this::refuseTwoReadings).failureHandler(this::refuseHost);
        router.route().order(-1).handler(this::dispatch);
        var nothing = new Registered(List.of(), "", otherwise, _ -> Optional.empty(), faults);
        router.route().order(Integer.MAX_VALUE).handler(context -> run(context, Map.of(), nothing));
    }

    /** A handler for these methods of a path; {@code GET} includes {@code HEAD}; other methods are refused. */
    public void on(List<String> methods, String path, Handler handler) {
        onAtOnce(methods, path, handler, _ -> Optional.empty());
    }

    /** @param quick calls that never block and cost little: they are answered on the event loop */
    public void on(List<String> methods, String path, Handler handler, Predicate<Call> quick) {
        onAtOnce(
                methods,
                path,
                handler,
                call -> quick.test(call) ? Optional.of(handler.answer(call)) : Optional.empty());
    }

    /** @param atOnce asked first, if the request is a GET or HEAD without a body */
    public void onAtOnce(List<String> methods, String path, Handler handler, Handler.AtOnce atOnce) {
        register(new Registered(methods, path, handler, atOnce, faults));
    }

    /** @param told how clients of this address are told of refusals and bugs, which read nothing else */
    public void on(List<String> methods, String path, Handler handler, Faults told) {
        register(new Registered(methods, path, handler, _ -> Optional.empty(), told));
    }

    private void register(Registered added) {
        addresses.put(added.path(), added);
        registered.add(added);
    }

    /** Every address of this server, for the tests that must not forget one. */
    public List<Registered> registered() {
        return List.copyOf(registered);
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
        var reply = faults.refused(fault, call(context, Map.of()));
        ResponseWriter.write(context, reply.with("Connection", "close"));
        context.request().connection().close();
    }

    private void dispatch(RoutingContext context) {
        var found = addresses.find(context.normalizedPath());
        if (found.isEmpty()) {
            context.next();
            return;
        }
        var here = found.get().value();
        if (here.takes(context.request().method())) {
            run(context, found.get().variables(), here);
        } else {
            var call = call(context, found.get().variables());
            var reply = here.faults().refused(Problems.methodNotAllowed(call, here.methods()), call);
            ResponseWriter.write(context, reply.with("Allow", Problems.allowed(here.methods())));
        }
    }

    private void run(RoutingContext context, Map<String, String> variables, Registered here) {
        if (hasBody(context.request())) {
            runWithBody(context, variables, here);
            return;
        }
        var call = call(context, variables);
        var atOnce = atOnce(here, call);
        if (atOnce.isPresent()) {
            writer.write(context, call, atOnce.get(), false);
        } else {
            virtualThreads.execute(() -> writer.write(context, call, answer(here, call), true));
        }
    }

    /** What is left of the body after the handler is read and thrown away, so that the client sees the answer. */
    private void runWithBody(RoutingContext context, Map<String, String> variables, Registered here) {
        var body = new RequestBody(
                context.request(),
                patience.toMillis(),
                () -> refuse(context, OneReading.refusal("The chunks of the request's body are broken.")));
        var call = call(context, variables, body, true);
        virtualThreads.execute(() -> {
            var response = answer(here, call);
            if (response instanceof Reply reply) {
                ResponseWriter.write(context, reply);
                body.abandon();
            } else {
                body.abandon();
                writer.write(context, call, response, true);
            }
        });
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length != null && !length.equals("0") || request.getHeader("Transfer-Encoding") != null;
    }

    private static Call call(RoutingContext context, Map<String, String> variables) {
        return call(context, variables, InputStream.nullInputStream(), false);
    }

    private static Call call(RoutingContext context, Map<String, String> variables, InputStream body, boolean hasBody) {
        var request = context.request();
        var uri = request.uri();
        int question = uri.indexOf('?');
        return new Call(
                request.method().name(),
                context.normalizedPath(),
                question < 0 ? "" : uri.substring(question + 1),
                Map.copyOf(variables),
                name -> header(request, name),
                body,
                hasBody,
                remote(request.remoteAddress()));
    }

    private static String remote(SocketAddress address) {
        return Optional.ofNullable(address.hostAddress()).orElse("");
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        var values = request.headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** Only what reads: a request without a body may still be one that changes something, such as DELETE. */
    private Optional<? extends Response> atOnce(Registered here, Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Optional.empty();
        }
        try {
            return here.atOnce().answer(call);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            return Optional.of(fault(failure, call, here.faults()));
        }
    }

    private Response answer(Registered here, Call call) {
        try {
            return here.handler().answer(call);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            return fault(failure, call, here.faults());
        }
    }

    /** How a failure is answered: a refusal says why; a bug is a 500 with an id and nothing else. */
    private Reply fault(Throwable failure, Call call, Faults told) {
        return switch (failure) {
            case Refused refused -> {
                counted.accept(refused.refusal());
                var reply = told.refused(refused.refusal(), call);
                yield refused.refusal().kind().status() == 503 ? reply.with("Retry-After", SOON) : reply;
            }
            case RequestBody.Gone gone -> {
                LOG.debugf("%s %s: %s", call.method(), call.path(), gone.getMessage());
                yield Problems.connectionLost();
            }
            case NoRoom full -> {
                LOG.error(full.getMessage());
                yield fault(
                        RefusalKind.STORAGE_FULL
                                .because("There is no room left for what was sent.")
                                .suggest("Try again later, or tell the operator of this service.")
                                .refused(),
                        call,
                        told);
            }
            default -> {
                var id = UUID.randomUUID().toString();
                LOG.errorf(failure, "%s on %s %s", id, call.method(), call.path());
                yield told.bug(id, call);
            }
        };
    }
}
