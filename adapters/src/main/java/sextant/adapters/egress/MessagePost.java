package sextant.adapters.egress;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import sextant.adapters.egress.address.Gate;
import sextant.adapters.egress.address.NotFetched;

/**
 * The POST of one small message. Whatever the other side does, it is over within the deadline; of its answer little is read, and no
 * redirect is followed. Used once.
 */
final class MessagePost {

    private static final int MOST_READ = 64 << 10;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final String url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Gate gate;
    private final Wire wire;

    MessagePost(String url, Map<String, String> headers, byte[] body, Gate gate, Wire wire) {
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.gate = gate;
        this.wire = wire;
    }

    Posted within(Duration deadline) {
        var task = new FutureTask<>(this::posted);
        Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be posted by a fault of its own", e.getCause());
        } finally {
            wire.cut();
        }
    }

    private static Posted late() {
        return new Posted.Failed("too-slow", "The address answers too slowly to be waited for.", true);
    }

    private Posted posted() {
        try (wire) {
            var place = gate.admit(url);
            var request = Answer.request(Method.POST, place.target());
            request.setEntity(new ByteArrayEntity(body, null));
            request.setHeader("Content-Length", body.length);
            headers.forEach(request::setHeader);
            var response = wire.send(place, request);
            passOver(response);
            return new Posted.Answered(response.getCode(), retryAfter(response));
        } catch (NotFetched e) {
            var failed = e.failed();
            return new Posted.Failed(failed.kind(), failed.text(), failed.later());
        }
    }

    /** Somebody who is cut off while writing a short answer may take the message for lost. */
    private static void passOver(ClassicHttpResponse response) {
        var entity = response.getEntity();
        if (entity == null) {
            return;
        }
        try {
            entity.getContent().readNBytes(MOST_READ);
        } catch (IOException cutShort) {
            // The head of the answer said all that counts.
        }
    }

    private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
        return Answer.values(response, "Retry-After").stream()
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .findFirst();
    }
}
