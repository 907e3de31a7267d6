package sextant.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;

/**
 * A request must be readable in one way only: where two servers see different ends of it, or different hosts, one of them can be made
 * to answer what the other never saw (request smuggling). The HTTP parser refuses most of it; here is what it lets through.
 */
final class OneReading {

    private OneReading() {}

    /** What is wrong with the head of the request (RFC 9112, 3.2 and 6.1), if anything. */
    static Optional<Refusal> fault(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        var hosts = request.headers().getAll("Host").size();
        if (hosts > 1 || hosts == 0 && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(
                    refusal("The request needs one Host header, and has " + (hosts == 0 ? "none." : "several.")));
        }
        var codings = request.headers().getAll("Transfer-Encoding");
        return codings.isEmpty() || codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(refusal("The only Transfer-Encoding that is taken is chunked."));
    }

    static Refusal refusal(String text) {
        return RefusalKind.HTTP_SYNTAX.because(text).suggest("Leave these headers to an HTTP library.");
    }
}
