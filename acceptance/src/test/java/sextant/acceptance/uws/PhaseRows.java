package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import sextant.acceptance.jobs.JobClient;

/** P1 to P17: phases, times, errors (UWS 1.1, 2.1). UNKNOWN, and a suspension by the operator, take more than requests: see the stories. */
final class PhaseRows {

    private PhaseRows() {}

    static Stream<Row> all() {
        return Stream.concat(phases(), consequences());
    }

    private static Stream<Row> phases() {
        return Stream.of(
                Row.of("P1", "a new job is PENDING", at -> {
                    assertThat(at.anybody().phase(at.anybody().create("say"))).isEqualTo("PENDING");
                }),
                Row.of("P2", "QUEUED has no results yet", at -> {
                    var all = Stream.generate(() -> at.anybody().run("say", "seconds", "600"))
                            .limit(9)
                            .toList();
                    var last = at.anybody().job(all.getLast());
                    assertThat(last.phase()).isEqualTo("QUEUED");
                    assertThat(last.results()).isEmpty();
                    all.forEach(id -> at.anybody().delete("/jobs/" + id));
                }),
                Row.of("P3", "EXECUTING: it runs", at -> {
                    var id = at.anybody().run("say", "seconds", "600");
                    assertThat(at.anybody().reached(id, "EXECUTING").text("startTime"))
                            .matches(ResourceRows.INSTANT);
                    at.anybody().delete("/jobs/" + id);
                }),
                Row.of("P4", "COMPLETED: the results are there", at -> {
                    var job = at.anybody().ended(at.anybody().run("say"));
                    assertThat(job.phase()).isEqualTo("COMPLETED");
                    assertThat(job.results()).isNotEmpty();
                }),
                Row.of("P5", "ERROR: it failed", at -> {
                    assertThat(at.anybody()
                                    .ended(at.anybody().run("say", "exit", "1"))
                                    .phase())
                            .isEqualTo("ERROR");
                }),
                Row.of("P6", "ABORTED: somebody ended it", at -> {
                    var id = at.anybody().create("say");
                    at.anybody().phase(id, "ABORT");
                    assertThat(at.anybody().phase(id)).isEqualTo("ABORTED");
                }),
                Row.of("P7", "UNKNOWN is a phase to filter by", at -> {
                    assertThat(at.anybody().document("/jobs?PHASE=UNKNOWN").references())
                            .isEmpty();
                }),
                Row.of("P8", "HELD: it must be asked again", at -> {
                    var id = at.anybody().run("later");
                    assertThat(at.anybody().phase(id)).isEqualTo("HELD");
                    assertThat(at.anybody().phase(id, "RUN").status()).isEqualTo(303);
                    assertThat(at.anybody().phase(id)).isEqualTo("HELD");
                }),
                Row.of("P9", "SUSPENDED by its client, it goes on when its client says so", at -> {
                    var id = at.anybody().run("say", "seconds", "4");
                    at.anybody().reached(id, "EXECUTING");
                    assertThat(at.anybody().phase(id, "SUSPEND").status()).isEqualTo(303);
                    at.anybody().reached(id, "SUSPENDED");
                    assertThat(at.anybody().phase(id, "RUN").status()).isEqualTo(303);
                    assertThat(at.anybody().ended(id).phase()).isEqualTo("COMPLETED");
                }),
                Row.of("P10", "ARCHIVED: its results are gone, what is known of it stays", at -> {
                    var id = archived(at.anybody());
                    assertThat(at.anybody().job(id).results()).isEmpty();
                    assertThat(at.anybody().result(id, "result").status()).isEqualTo(404);
                    assertThat(at.anybody().job(id).text("startTime")).matches(ResourceRows.INSTANT);
                }));
    }

    private static Stream<Row> consequences() {
        return Stream.of(
                Row.of("P11", "from every phase that is not final there is a way to ABORTED", at -> {
                    var pending = at.anybody().create("say");
                    var held = at.anybody().run("later");
                    var executing = at.anybody().run("say", "seconds", "600");
                    at.anybody().reached(executing, "EXECUTING");
                    var suspended = at.anybody().run("say", "seconds", "600");
                    at.anybody().reached(suspended, "EXECUTING");
                    at.anybody().phase(suspended, "SUSPEND");
                    for (var id : new String[] {pending, held, executing, suspended}) {
                        assertThat(at.anybody().phase(id, "ABORT").status()).isEqualTo(303);
                        assertThat(at.anybody().ended(id).phase()).isEqualTo("ABORTED");
                    }
                }),
                Row.of("P12", "a job that takes too long is ABORTED", at -> {
                    var id = at.anybody().create("say", "seconds", "600");
                    at.anybody().post("/jobs/" + id + "/executionduration", "EXECUTIONDURATION", "1");
                    at.anybody().phase(id, "RUN");
                    var job = at.anybody().ended(id);
                    assertThat(job.phase()).as(job.error()).isEqualTo("ABORTED");
                    assertThat(at.anybody().result(id, "early").text()).isEqualTo("early\n");
                }),
                Row.of("P13", "destruction ends a job that runs", at -> {
                    var id = at.anybody().run("say", "seconds", "600");
                    at.anybody().reached(id, "EXECUTING");
                    destroyNow(at.anybody(), id);
                    untilArchived(at.anybody(), id);
                    assertThat(at.anybody().job(id).results()).isEmpty();
                }),
                Row.of(
                        "P14",
                        "a job that runs has a quote if its application ran before, and one that does not run has none",
                        at -> {
                            at.anybody().ended(at.anybody().run("say"));
                            var pending =
                                    at.anybody().get("/jobs/" + at.anybody().create("say") + "/quote");
                            assertThat(pending.status()).isEqualTo(200);
                            assertThat(pending.text()).isEmpty();
                            var id = at.anybody().run("say", "seconds", "600");
                            at.anybody().reached(id, "EXECUTING");
                            var running = at.anybody().get("/jobs/" + id + "/quote");
                            assertThat(running.text()).matches(ResourceRows.INSTANT);
                        }),
                Row.of("P15", "an error has a summary, and its detail where the summary says so", at -> {
                    var id = at.anybody().run("say", "exit", "3");
                    var job = at.anybody().ended(id);
                    var summary = job.child("errorSummary").orElseThrow();
                    assertThat(summary.getAttribute("type")).isIn("transient", "fatal");
                    assertThat(job.error()).isNotBlank();
                    if (summary.getAttribute("hasDetail").equals("true")) {
                        assertThat(at.anybody().get("/jobs/" + id + "/error").text())
                                .contains("started");
                    }
                }),
                Row.of("P16", "RUNID comes back as it was", at -> {
                    var id = at.anybody().create("say", "RUNID", " a <b> \u00e9 ");
                    assertThat(at.anybody().job(id).child("runId").orElseThrow().getTextContent())
                            .isEqualTo(" a <b> \u00e9 ");
                }),
                Row.of("P17", "no start before it runs, no end before it ends", at -> {
                    var id = at.anybody().create("say");
                    assertThat(at.anybody().job(id).isNil("startTime")).isTrue();
                    at.anybody().phase(id, "ABORT");
                    var aborted = at.anybody().job(id);
                    assertThat(aborted.text("endTime")).matches(ResourceRows.INSTANT);
                    var failed = at.anybody().ended(at.anybody().run("say", "exit", "1"));
                    assertThat(failed.text("startTime")).matches(ResourceRows.INSTANT);
                    assertThat(Instant.parse(failed.text("endTime")))
                            .isAfterOrEqualTo(Instant.parse(failed.text("startTime")));
                }));
    }

    /** A job that has run, whose time has come. */
    static String archived(JobClient client) {
        var id = client.run("say");
        client.ended(id);
        destroyNow(client, id);
        untilArchived(client, id);
        return id;
    }

    /** It is ABORTED on the way, and a request with WAIT does not wait in that phase. */
    private static void untilArchived(JobClient client, String id) {
        var waiting = client.create("say");
        while (!client.phase(id).equals("ARCHIVED")) {
            client.get("/jobs/" + waiting + "?WAIT=1");
        }
        client.delete("/jobs/" + waiting);
    }

    private static void destroyNow(JobClient client, String id) {
        var now = Instant.now().plusMillis(100).toString();
        var reply = client.post("/jobs/" + id + "/destruction", "DESTRUCTION", now);
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
    }
}
