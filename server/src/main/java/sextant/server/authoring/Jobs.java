package sextant.server.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** The jobs of a server, as any client has them: by HTTP. */
final class Jobs {

    private static final Set<String> OVER = Set.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");
    private static final int LARGEST_DOCUMENT = 8 << 20;
    private static final Limits LIMITS = new Limits(LARGEST_DOCUMENT, LARGEST_DOCUMENT, 64, 200_000, 0, 100, 0, 0);
    private static final int WAIT = 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final URI server;
    private final Optional<String> token;

    /** @param server with a slash at its end */
    Jobs(URI server, Optional<String> token) {
        this.server = server;
        this.token = token;
    }

    /** One field of a form. */
    sealed interface Field {
        record Text(String name, String value) implements Field {}

        record File(String name, String fileName, byte[] content) implements Field {}
    }

    /** What a server said instead of what was asked for. */
    static final class Refusal extends Exception {
        Refusal(String message) {
            super(message);
        }
    }

    /** Creates a job and lets it run. @return its address */
    URI run(String application, List<Field> fields) throws Refusal {
        var all = new ArrayList<>(fields);
        all.add(new Field.Text("PHASE", "RUN"));
        var boundary = "sextant-" + UUID.randomUUID();
        var to = server.resolve("apps/" + application + "/async");
        var response = send(request(to)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body(all, boundary)));
        if (response.statusCode() == 303) {
            return to.resolve(response.headers().firstValue("Location").orElse(""));
        }
        throw refusal(response);
    }

    private static HttpRequest.BodyPublisher body(List<Field> fields, String boundary) {
        var parts = new ArrayList<HttpRequest.BodyPublisher>();
        for (var field : fields) {
            parts.add(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\""));
            switch (field) {
                case Field.Text(var name, var value) -> parts.add(text(name + "\"\r\n\r\n" + value));
                case Field.File(var name, var fileName, var content) -> {
                    parts.add(text(name + "\"; filename=\"" + fileName.replaceAll("[^A-Za-z0-9._-]", "_")
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
                    parts.add(BodyPublishers.ofByteArray(content));
                }
            }
            parts.add(text("\r\n"));
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new));
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The job once it is over. */
    Ended ended(URI job) throws Refusal {
        while (true) {
            var response = send(request(URI.create(job + "?WAIT=" + WAIT)).GET());
            if (response.statusCode() != 200) {
                throw refusal(response);
            }
            var document = document(response.body());
            if (OVER.contains(text(document, "phase"))) {
                return Ended.of(document);
            }
        }
    }

    byte[] fetch(URI address) throws Refusal {
        var response = send(request(address).GET());
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        return response.body();
    }

    private HttpRequest.Builder request(URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .header("Accept", "application/json, */*;q=0.5")
                .header("User-Agent", "sextant-test");
        token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Refusal refusal(HttpResponse<byte[]> response) {
        var problem = document(response.body());
        var why = (text(problem, "detail") + " " + text(problem, "suggest")).strip();
        return new Refusal(
                (why.isEmpty() ? "the server does not say why" : why) + " (HTTP " + response.statusCode() + ")");
    }

    private static Fields document(byte[] body) {
        try {
            return JsonDocuments.read(body, LIMITS).root() instanceof Fields fields ? fields : Fields.EMPTY;
        } catch (Refused _) {
            return Fields.EMPTY;
        }
    }

    private static String text(Fields fields, String name) {
        return fields.get(name).orElse(Scalar.NULL) instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL
                ? text
                : "";
    }

    /**
     * A job that is over.
     *
     * @param error what it says went wrong; empty if nothing did
     */
    record Ended(String phase, String error, List<Result> results) {

        record Result(String id, URI address, long size) {}

        private static Ended of(Fields job) {
            var error = job.get("errorSummary").orElse(Fields.EMPTY) instanceof Fields summary
                    ? text(summary, "message")
                    : "";
            var results = job.get("results").orElse(Fields.EMPTY) instanceof Fields list
                    ? list.get("results")
                    : job.get("results");
            return new Ended(
                    text(job, "phase"), error, results.map(Ended::results).orElse(List.of()));
        }

        private static List<Result> results(Node node) {
            return node instanceof Items(var items)
                    ? items.stream()
                            .filter(Fields.class::isInstance)
                            .map(Fields.class::cast)
                            .map(one -> new Result(
                                    text(one, "id"),
                                    URI.create(text(one, "href")),
                                    Long.parseLong("0" + text(one, "size"))))
                            .toList()
                    : List.of();
        }

        Optional<Result> result(String id) {
            return results.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
        }
    }
}
