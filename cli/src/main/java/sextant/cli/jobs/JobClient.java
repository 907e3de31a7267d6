package sextant.cli.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.ExitCode;
import sextant.cli.server.Address;
import sextant.cli.server.Silence;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;

/** Asks a server about one job and changes its phase (UWS 1.1). */
final class JobClient {

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final Limits LIMITS = new Limits(LARGEST_ANSWER, LARGEST_ANSWER, 64, 200_000, 0, 100, 0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final JobAddress job;

    JobClient(JobAddress job) {
        this.job = job;
    }

    Told get() {
        return told(request(job.uri()).GET());
    }

    /** The job when its phase has changed, or after so many seconds. */
    Told await(int seconds) {
        return told(request(job.waiting(seconds)).GET());
    }

    /** @param phase {@code RUN}, {@code ABORT} or {@code SUSPEND} */
    Told post(String phase) {
        return told(request(job.phase())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("PHASE=" + phase)));
    }

    private Told told(HttpRequest.Builder request) {
        try {
            return told(request.build(), 0);
        } catch (UnresolvedAddressException _) {
            return new Told.Not(ExitCode.NETWORK, "There is no such host.");
        } catch (IOException cause) {
            var silence = Silence.of(cause);
            return new Told.Not(silence.code(), silence.why());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Told.Not(ExitCode.TIMEOUT, "Interrupted.");
        }
    }

    private Told told(HttpRequest request, int redirects) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (ELSEWHERE.contains(response.statusCode())) {
                return follow(request.uri(), response, redirects);
            }
            var bytes = body.readNBytes(LARGEST_ANSWER + 1);
            return bytes.length > LARGEST_ANSWER
                    ? new Told.Not(ExitCode.NETWORK, "The answer is larger than " + LARGEST_ANSWER + " bytes.")
                    : told(response.statusCode(), object(bytes));
        }
    }

    /** After a change the server leads to the job. Nowhere else is followed: an id or a token is nobody else's business. */
    private Told follow(URI from, HttpResponse<?> response, int redirects) throws IOException, InterruptedException {
        var location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException _) {
            return new Told.Not(ExitCode.NETWORK, "It leads to something that is no address: " + location);
        }
        if (response.statusCode() != 303 && response.request().method().equals("POST")
                || !Address.origin(to).equals(Address.origin(from))
                || redirects >= MOST_REDIRECTS) {
            return new Told.Not(ExitCode.NETWORK, "It leads to an address that is not followed: " + to);
        }
        return told(request(to).GET().build(), redirects + 1);
    }

    private HttpRequest.Builder request(URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "sextant-jobs");
        job.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static Told told(int status, Optional<Fields> body) {
        if (status == 200) {
            return body.filter(job -> !Told.text(job, "phase").isEmpty())
                    .<Told>map(Told.Job::new)
                    .orElse(new Told.Not(ExitCode.NETWORK, "What it says is no job."));
        }
        var problem = body.orElse(Fields.EMPTY);
        var said = (Told.text(problem, "detail") + " " + Told.text(problem, "suggest")).strip();
        var why = said.isEmpty() ? "It does not say why" : said;
        return new Told.Not(code(status, Told.text(problem, "kind")), why + " (HTTP " + status + ").");
    }

    private static ExitCode code(int status, String kind) {
        return switch (status) {
            case 401, 407 -> ExitCode.AUTHENTICATION;
            case 403 -> kind.equals("job-phase") ? ExitCode.REFUSED : ExitCode.AUTHENTICATION;
            case 404, 410 -> ExitCode.NOT_FOUND;
            default -> status >= 400 && status < 500 ? ExitCode.USAGE : ExitCode.NETWORK;
        };
    }

    private static Optional<Fields> object(byte[] body) {
        try {
            return JsonDocuments.read(body, LIMITS).root() instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (Refused _) {
            return Optional.empty();
        }
    }
}
