package sextant.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.model.tree.Fields;

/**
 * Speaks HTTP with one server. Its token goes to its origin and nowhere else; redirects are followed only there, and after a change
 * only to look.
 */
public final class ServerClient {

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECTING = Duration.ofSeconds(30);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final Connections connections;
    private final URI subject;
    private final Optional<String> token;
    private final Duration patience;

    /**
     * @param subject  what is talked about, for messages; its origin is the server's
     * @param patience how long an answer may take
     */
    ServerClient(URI subject, Optional<String> token, Duration patience) {
        this.subject = subject;
        this.token = token;
        this.patience = patience;
        this.connections = new Connections(patience.compareTo(CONNECTING) < 0 ? patience : CONNECTING);
    }

    /** Whether anybody on the way can read the token. */
    public boolean showsToken() {
        return token.isPresent() && Address.isReadableOnTheWay(subject);
    }

    /** A request for a JSON document, to be sent by {@link #ask}. */
    public HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Accept", "application/json")
                .header("User-Agent", "sextant");
    }

    /** @throws Stopped if there is no JSON mapping */
    public Fields get(URI address) {
        var said = ask(request(address).GET());
        return said.object().orElseThrow(() -> stopped(ExitCode.NETWORK, "What it says is nothing that is known."));
    }

    /** @throws Stopped if the answer is not 2xx */
    public Said ask(HttpRequest.Builder request) {
        var said = reply(request);
        if (said.status() / 100 != 2) {
            throw refused(said);
        }
        return said;
    }

    /** The answer whatever it is. @throws Stopped if there is none */
    public Said reply(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException cause) {
            throw silent(cause);
        }
    }

    /** As {@link #reply}, for who knows what to do when the connection fails. */
    public Said send(HttpRequest.Builder request) throws IOException {
        return send(request, 0);
    }

    /** An answer of any length, to be closed. The redirects of a server within itself are followed. */
    public HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException {
        for (int redirects = 0; ; redirects++) {
            var response = sent(request);
            if (!ELSEWHERE.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            request.uri(next(response, redirects));
        }
    }

    /** What stops the tool after this answer. */
    public Stopped refused(Said said) {
        return stopped(said.exitCode(), said.why());
    }

    /** What stops the tool where no answer came. */
    public Stopped silent(IOException cause) {
        var silence = Silence.of(cause);
        return stopped(silence.code(), silence.why());
    }

    public Stopped stopped(ExitCode code, String why) {
        return new Stopped(code, subject + ": " + why);
    }

    /** Reads the answer to the end, at most so much as an answer may have. */
    public Said read(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw stopped(ExitCode.NETWORK, "The answer is larger than " + LARGEST_ANSWER + " bytes.");
            }
            return new Said(response.statusCode(), response.uri(), response.headers(), bytes);
        }
    }

    private Said send(HttpRequest.Builder request, int redirects) throws IOException {
        var response = sent(request);
        if (!ELSEWHERE.contains(response.statusCode())) {
            return read(response);
        }
        response.body().close();
        return send(request(next(response, redirects)).GET(), redirects + 1);
    }

    private HttpResponse<InputStream> sent(HttpRequest.Builder request) throws IOException {
        var address = request.build().uri();
        if (Address.origin(address).equals(Address.origin(subject))) {
            token.ifPresent(secret -> request.setHeader("Authorization", "Bearer " + secret));
        }
        try {
            return connections.to(address).send(request.build(), BodyHandlers.ofInputStream());
        } catch (UnresolvedAddressException _) {
            throw stopped(ExitCode.NETWORK, "There is no such host.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw stopped(ExitCode.TIMEOUT, "Interrupted.");
        }
    }

    /** After a change the server leads to what was changed. Nowhere else is followed: an id or a token is nobody else's business. */
    private URI next(HttpResponse<?> response, int redirects) {
        var location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = response.uri().resolve(location);
        } catch (IllegalArgumentException _) {
            throw stopped(ExitCode.NETWORK, "It leads to something that is no address: " + location);
        }
        var isRepeated =
                response.statusCode() != 303 && !response.request().method().equals("GET");
        if (isRepeated || !Address.origin(to).equals(Address.origin(response.uri())) || redirects >= MOST_REDIRECTS) {
            throw stopped(ExitCode.NETWORK, "It leads to an address that is not followed: " + to);
        }
        return to;
    }
}
