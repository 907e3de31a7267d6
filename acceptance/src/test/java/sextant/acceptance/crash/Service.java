package sextant.acceptance.crash;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.acceptance.crash.validation.Call;
import sextant.acceptance.crash.validation.FinalJob;
import sextant.acceptance.crash.validation.FinalJob.Fetched;
import sextant.acceptance.crash.validation.Operation;
import sextant.acceptance.crash.validation.Order;
import sextant.acceptance.crash.validation.Order.Source;
import sextant.acceptance.crash.validation.Uptime;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobDocument;

/** The job service as clients use it, wherever it is at the moment. Every call that may have been heard goes into the history. */
final class Service {

    private final HistoryFile history;
    private final Elsewhere elsewhere;
    private final Listening listening;
    private volatile Optional<URI> address = Optional.empty();

    Service(HistoryFile history, Elsewhere elsewhere, Listening listening) {
        this.history = history;
        this.elsewhere = elsewhere;
        this.listening = listening;
    }

    void isAt(Optional<URI> where) {
        address = where;
    }

    /** @return what came of it, or empty if the service certainly did not hear of it */
    Optional<Call> create(int client, Order order, boolean run) {
        var fields = new ArrayList<>(List.of(
                "token", order.token(),
                "tenths", Integer.toString(order.tenths()),
                "exit", Integer.toString(order.exit())));
        if (run) {
            fields.addAll(List.of("PHASE", "RUN"));
        }
        if (order.source() == Source.ELSEWHERE) {
            fields.addAll(List.of("UPLOAD", "input," + elsewhere.source(order), "result", elsewhere.target(order)));
        }
        var target = "/apps/" + (order.restartable() ? Payload.TWICE : Payload.ONCE) + "/async";
        var texts = fields.toArray(String[]::new);
        var request = order.source() == Source.FILE
                ? Form.upload(
                        target, "input", "input", "text/plain", order.token().getBytes(StandardCharsets.UTF_8), texts)
                : Form.post(target, texts);
        return call(
                client,
                run ? Operation.CREATE_AND_RUN : Operation.CREATE,
                order.token(),
                "",
                request.with("Idempotency-Key: " + order.token()));
    }

    Optional<Call> phase(int client, Operation operation, String token, String job, String phase) {
        return call(client, operation, token, job, Form.post("/jobs/" + job + "/phase", "PHASE", phase));
    }

    Optional<Call> listen(int client, Order order, String job) {
        return call(
                client,
                Operation.LISTEN,
                order.token(),
                job,
                Form.post("/jobs/" + job + "/listeners", "ENDPOINT", listening.address(order)));
    }

    Optional<Call> delete(int client, String token, String job) {
        return call(
                client,
                Operation.DELETE,
                token,
                job,
                Request.get("/jobs/" + job).method("DELETE"));
    }

    Optional<Call> destroyNow(int client, String token, String job) {
        var now = Instant.now().plusMillis(500).toString();
        return call(
                client, Operation.DESTROY, token, job, Form.post("/jobs/" + job + "/destruction", "DESTRUCTION", now));
    }

    Optional<Call> limit(int client, String token, String job, int seconds) {
        return call(
                client,
                Operation.LIMIT,
                token,
                job,
                Form.post("/jobs/" + job + "/executionduration", "EXECUTIONDURATION", Integer.toString(seconds)));
    }

    Optional<Call> read(int client, String token, String job) {
        return call(client, Operation.READ, token, job, Request.get("/jobs/" + job + "/phase"));
    }

    Optional<Call> fetch(int client, String token, String job) {
        return call(client, Operation.FETCH, token, job, Request.get("/jobs/" + job + "/results/result"));
    }

    private Optional<Call> call(int client, Operation operation, String token, String job, Request request) {
        var where = address;
        if (where.isEmpty()) {
            return Optional.empty();
        }
        long invoked = Uptime.now();
        Optional<Reply> reply;
        try {
            reply = Optional.of(request.to(where.get()));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return Optional.empty();
            }
            reply = Optional.empty();
        } catch (AssertionError _) {
            // Half an answer.
            reply = Optional.empty();
        }
        long completed = Uptime.now();
        var seen = reply.filter(answer -> answer.status() == 200)
                .map(answer -> seen(operation, answer))
                .orElse("");
        var id = job.isEmpty() ? reply.flatMap(Service::location).orElse("") : job;
        var call = new Call(
                client,
                operation,
                token,
                id,
                invoked,
                completed,
                reply.map(Reply::status).orElse(0),
                seen);
        history.add(call);
        return Optional.of(call);
    }

    private static String seen(Operation operation, Reply reply) {
        return switch (operation) {
            case READ -> reply.text();
            case FETCH -> Order.digest(reply.body());
            default -> "";
        };
    }

    private static Optional<String> location(Reply reply) {
        return reply.header("Location").map(location -> location.substring(location.lastIndexOf('/') + 1));
    }

    /** Not in the history. The phase, empty if there is no such job; nothing at all if the service does not answer. */
    Optional<String> phaseOf(String job) {
        try {
            return address.map(where -> Request.get("/jobs/" + job + "/phase").to(where))
                    .filter(reply -> reply.status() == 200 || reply.status() == 404)
                    .map(reply -> reply.status() == 200 ? reply.text() : "");
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** Every job of every phase. */
    List<FinalJob> everything() {
        var jobs = new ArrayList<FinalJob>();
        for (var list : List.of("/jobs", "/jobs?PHASE=ARCHIVED")) {
            for (var reference : JobDocument.of(get(list).body()).references()) {
                var reply = get("/jobs/" + reference.id());
                if (reply.status() == 200) {
                    jobs.add(job(JobDocument.of(reply.body())));
                }
            }
        }
        return jobs;
    }

    private FinalJob job(JobDocument job) {
        var token = job.parameter("token").orElse("0-0-once-0-0");
        return new FinalJob(job.id(), token, job.phase(), job.error(), result(job));
    }

    private Fetched result(JobDocument job) {
        return job.results().stream()
                .filter(result -> result.id().equals("result"))
                .findFirst()
                .map(result -> {
                    var order = Order.of(job.parameter("token").orElseThrow());
                    if (order.source() == Source.ELSEWHERE && job.phase().equals("COMPLETED")) {
                        var there = elsewhere.delivered(order);
                        return new Fetched(result.size(), result.sha256(), 200, there.length, Order.digest(there));
                    }
                    var reply = get("/jobs/" + job.id() + "/results/result");
                    return new Fetched(
                            result.size(),
                            result.sha256(),
                            reply.status(),
                            reply.body().length,
                            Order.digest(reply.body()));
                })
                .orElse(Fetched.NONE);
    }

    private Reply get(String target) {
        return Request.get(target).with("Accept: application/xml, */*;q=0.1").to(address.orElseThrow());
    }
}
