package sextant.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Writes what handlers answer. */
final class ResponseWriter {

    private static final Logger LOG = Logger.getLogger(ResponseWriter.class);

    private final Executor virtualThreads;
    private final BiFunction<Throwable, Call, Reply> faults;

    /** @param faults how a failure is answered */
    ResponseWriter(Executor virtualThreads, BiFunction<Throwable, Call, Reply> faults) {
        this.virtualThreads = virtualThreads;
        this.faults = faults;
    }

    /** @param mayBlock whether this thread may be held while the client is slow */
    void write(RoutingContext context, Call call, Response response, boolean mayBlock) {
        switch (response) {
            case Reply reply -> write(context, reply);
            case Later later -> await(context, call, later);
            case Streamed streamed when mayBlock -> stream(context, call, streamed);
            case Streamed streamed -> virtualThreads.execute(() -> stream(context, call, streamed));
        }
    }

    static void write(RoutingContext context, Reply reply) {
        var response = context.response();
        if (response.closed() || response.headWritten()) {
            return;
        }
        head(response, reply.status(), reply.headers());
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(reply.body().length));
            response.end();
        } else {
            response.end(Buffer.buffer(reply.body()));
        }
    }

    private void await(RoutingContext context, Call call, Later later) {
        var awaited = later.response().toCompletableFuture();
        if (!awaited.isDone()) {
            cancelIfClientGoes(context, awaited);
        }
        awaited.whenComplete((response, failure) -> {
            if (failure == null) {
                write(context, call, response, false);
            } else if (!context.response().closed()) {
                write(context, faults.apply(cause(failure), call));
            }
        });
    }

    /** Looks once more after it listens, since a client may have gone in between. */
    private static void cancelIfClientGoes(RoutingContext context, Future<?> awaited) {
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                awaited.cancel(false);
            }
        });
        if (context.response().closed()) {
            awaited.cancel(false);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private void stream(RoutingContext context, Call call, Streamed streamed) {
        var response = context.response();
        try (var content = streamed.content()) {
            if (response.closed()) {
                return;
            }
            head(response, streamed.status(), streamed.headers());
            streamed.length().ifPresent(length -> response.putHeader("Content-Length", Long.toString(length)));
            if (context.request().method() == HttpMethod.HEAD) {
                response.end();
                return;
            }
            response.setChunked(streamed.length().isEmpty());
            var body = new ResponseBody(response, streamed.length());
            content.writeTo(body);
            body.finish();
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            fail(context, call, failure);
        }
    }

    /** Before the first byte went out there is still time to say what is wrong; after it the client must see that the body has no end. */
    private void fail(RoutingContext context, Call call, Throwable failure) {
        var response = context.response();
        if (response.closed()) {
            LOG.debugf("%s %s: %s", call.method(), call.path(), failure.getMessage());
        } else if (response.headWritten()) {
            LOG.warnf(failure, "%s %s was cut off", call.method(), call.path());
            context.request().connection().close();
        } else {
            response.headers().clear();
            response.setChunked(false);
            write(context, faults.apply(failure, call));
        }
    }

    private static void head(HttpServerResponse response, int status, Map<String, String> headers) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("X-Content-Type-Options", "nosniff");
    }
}
