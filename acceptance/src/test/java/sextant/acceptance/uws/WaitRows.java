package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import sextant.acceptance.http.Reply;

/**
 * W1 to W7: requests that wait (UWS 1.1, 2.2.1.2). That one comes at once is shown by asking for much longer than the whole test may
 * take; that one waits is shown by a lower bound.
 */
final class WaitRows {

    private static final Duration ALL = Duration.ofSeconds(Observatory.WAIT_AT_MOST);

    private WaitRows() {}

    static Stream<Row> all() {
        return Stream.of(
                Row.of("W1", "it waits until the phase changes", at -> {
                    var id = at.anybody().create("say", "seconds", "600");
                    var waiting =
                            CompletableFuture.supplyAsync(() -> at.anybody().document("/jobs/" + id + "?WAIT=-1"));
                    at.anybody().phase(id, "ABORT");
                    assertThat(waiting.join().phase()).isIn("PENDING", "ABORTED");
                    assertThat(at.anybody().document("/jobs/" + id + "?WAIT=-1").phase())
                            .isEqualTo("ABORTED");
                }),
                Row.of("W2", "not in a phase that is not active", at -> {
                    var held = at.anybody().run("later");
                    var completed = at.anybody().run("say");
                    at.anybody().ended(completed);
                    for (var id : List.of(held, completed)) {
                        assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=-1")))
                                .isLessThan(ALL);
                    }
                }),
                Row.of("W3", "WAIT=-1 ends at the server's own limit, with the job as it is", at -> {
                    var id = at.anybody().create("say");
                    assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=-1")))
                            .isGreaterThanOrEqualTo(ALL);
                    assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=86400")))
                            .isGreaterThanOrEqualTo(ALL);
                }),
                Row.of("W4", "it comes at once if the phase is another than the client believes", at -> {
                    var id = at.anybody().create("say");
                    for (var phase :
                            List.of("QUEUED", "EXECUTING", "COMPLETED", "ERROR", "HELD", "SUSPENDED", "ARCHIVED")) {
                        var query = "?WAIT=-1&PHASE=" + phase;
                        assertThat(took(() -> at.anybody().get("/jobs/" + id + query)))
                                .as(phase)
                                .isLessThan(ALL);
                    }
                    assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=-1&PHASE=PENDING")))
                            .isGreaterThanOrEqualTo(ALL);
                }),
                Row.of("W5", "WAIT=0 comes at once", at -> {
                    var id = at.anybody().create("say");
                    assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=0")))
                            .isLessThan(ALL);
                }),
                Row.of("W6", "WAIT=1 takes at least a second while nothing changes", at -> {
                    var id = at.anybody().create("say");
                    assertThat(took(() -> at.anybody().get("/jobs/" + id + "?WAIT=1")))
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                }),
                Row.of("W7", "a number that is none is refused", at -> {
                    var id = at.anybody().create("say");
                    for (var wait : List.of("long", "-2", "1.5", "")) {
                        assertThat(at.anybody()
                                        .get("/jobs/" + id + "?WAIT=" + wait)
                                        .status())
                                .as(wait)
                                .isEqualTo(400);
                    }
                }));
    }

    private static Duration took(java.util.function.Supplier<Reply> request) {
        long began = System.nanoTime();
        var reply = request.get();
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
