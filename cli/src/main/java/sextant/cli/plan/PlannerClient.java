package sextant.cli.plan;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.ExitCode;
import sextant.cli.server.Address;
import sextant.cli.server.Connections;
import sextant.cli.server.Silence;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;
import sextant.model.writing.AnswerTree;

/** Asks one planner. Blocks; the caller minds the time by interrupting. */
final class PlannerClient {

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final Limits LIMITS = new Limits(LARGEST_ANSWER, LARGEST_ANSWER, 64, 200_000, 0, 100, 0, 0);

    private final Connections connections;

    PlannerClient(Duration timeout) {
        connections = new Connections(timeout);
    }

    Outcome ask(Server server, Question question) throws InterruptedException {
        try {
            return ask(server, question, server.asked(), 0);
        } catch (UnresolvedAddressException _) {
            return unreachable(server, "There is no such host.");
        } catch (IOException cause) {
            var silence = Silence.of(cause);
            return new Outcome.Silent(server.name(), silence.code(), silence.why());
        }
    }

    private Outcome ask(Server server, Question question, URI address, int redirects)
            throws IOException, InterruptedException {
        var response = connections.to(address).send(request(server, question, address), BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var next = redirect(response);
            if (next.isPresent()) {
                return follow(server, question, address, next.get(), redirects);
            }
            var bytes = body.readNBytes(LARGEST_ANSWER + 1);
            return bytes.length > LARGEST_ANSWER
                    ? unreachable(server, "The answer is larger than " + LARGEST_ANSWER + " bytes.")
                    : outcome(server, response.statusCode(), bytes);
        }
    }

    /** The question goes to where the planner sends it; its token stays with the planner that it belongs to. */
    private Outcome follow(Server server, Question question, URI from, String location, int redirects)
            throws IOException, InterruptedException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException _) {
            return unreachable(server, "It leads to something that is no address: " + location);
        }
        var scheme = String.valueOf(to.getScheme());
        var downgrade = from.getScheme().equals("https") && !scheme.equals("https");
        if (downgrade || !scheme.equals("http") && !scheme.equals("https") || to.getHost() == null) {
            return unreachable(server, "It leads to an address that is not followed: " + to);
        }
        return redirects >= MOST_REDIRECTS
                ? unreachable(server, "It leads from one address to the next without end.")
                : ask(server, question, to, redirects + 1);
    }

    private static HttpRequest request(Server server, Question question, URI address) {
        var request =
                HttpRequest.newBuilder().header("Accept", "application/json").header("User-Agent", "sextant-plan");
        server.token()
                .filter(_ -> Address.origin(address).equals(Address.origin(server.asked())))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        var type = question.task().get("tasktype").orElse(Scalar.NULL);
        if (question.task().values().size() == 1
                && question.files().isEmpty()
                && type instanceof Scalar(var uri, var _)) {
            var query =
                    "tasktype=" + URLEncoder.encode(uri, StandardCharsets.UTF_8).replace("+", "%20");
            return request.uri(address.getRawQuery() == null ? URI.create(address + "?" + query) : address)
                    .GET()
                    .build();
        }
        var body = Body.of(question);
        return request.uri(address)
                .header("Content-Type", body.contentType())
                .POST(body.publisher())
                .build();
    }

    private static Outcome outcome(Server server, int status, byte[] body) {
        return switch (status) {
            case 200 -> answer(server, body);
            case 401, 403, 407 ->
                problem(body)
                        .<Outcome>map(problem -> new Outcome.Refused(server.name(), status, problem))
                        .orElseGet(() ->
                                silent(server, ExitCode.AUTHENTICATION, "It does not let this caller in", status));
            case 404, 410 -> silent(server, ExitCode.NOT_FOUND, "There is no planner at this address", status);
            default ->
                status >= 400 && status < 500
                        ? new Outcome.Refused(
                                server.name(), status, problem(body).orElse(Fields.EMPTY))
                        : silent(server, ExitCode.NETWORK, "It does not work at the moment", status);
        };
    }

    private static Outcome answer(Server server, byte[] body) {
        try {
            return JsonDocuments.read(body, LIMITS).root() instanceof Fields wire
                    ? new Outcome.Answered(server.name(), wire, AnswerTree.read(wire))
                    : unreachable(server, "What it says is no answer of a planner.");
        } catch (Refused refused) {
            return unreachable(
                    server,
                    "What it says is no answer of a planner. "
                            + refused.refusal().text());
        }
    }

    private static Optional<Fields> problem(byte[] body) {
        try {
            return JsonDocuments.read(body, LIMITS).root() instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    private static Optional<String> redirect(HttpResponse<?> response) {
        return Set.of(301, 302, 307, 308).contains(response.statusCode())
                ? response.headers().firstValue("Location")
                : Optional.empty();
    }

    private static Outcome silent(Server server, ExitCode code, String why, int status) {
        return new Outcome.Silent(server.name(), code, why + " (HTTP " + status + ").");
    }

    private static Outcome unreachable(Server server, String why) {
        return new Outcome.Silent(server.name(), ExitCode.NETWORK, why);
    }
}
