package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;

/** V1 to V21: what is done to jobs (UWS 1.1, 2.2.3). */
final class VerbRows {

    private static final String FAR = "2999-01-01T00:00:00Z";

    private VerbRows() {}

    static Stream<Row> all() {
        return Stream.of(making(), ending(), changing(), refusing()).flatMap(rows -> rows);
    }

    private static Stream<Row> making() {
        return Stream.of(
                Row.of("V1", "POST to the list makes a job", at -> {
                    var reply = at.anybody().post("/apps/say/async", "text", "t");
                    assertThat(reply.status()).isEqualTo(303);
                    assertThat(at.anybody().document(JobClient.path(reply)).phase())
                            .isEqualTo("PENDING");
                }),
                Row.of("V1", "a list of all applications takes the name of one", at -> {
                    var reply = at.anybody().post("/routes/here/jobs", "text", "t", "APPLICATION", "say");
                    assertThat(reply.status()).as("%s", reply).isEqualTo(303);
                }),
                Row.of("V2", "what cannot be run is refused, and is not there", at -> {
                    var before = at.anybody().document("/jobs").references().size();
                    var reply = at.anybody().post("/apps/say/async", "seconds", "some");
                    assertThat(reply.status()).as("%s", reply).isBetween(400, 499);
                    assertThat(at.anybody().document("/jobs").references()).hasSize(before);
                }),
                Row.of("V3", "PHASE=RUN in the form runs it", at -> {
                    var id = at.anybody().run("say");
                    assertThat(at.anybody().phase(id)).isNotEqualTo("PENDING");
                    assertThat(at.anybody().ended(id).phase()).isEqualTo("COMPLETED");
                }),
                Row.of("V3", "and in the query", at -> {
                    var reply = at.anybody().post("/apps/say/async?PHASE=RUN", "text", "t");
                    assertThat(reply.status()).as("%s", reply).isEqualTo(303);
                    assertThat(at.anybody().ended(JobClient.id(reply)).phase()).isEqualTo("COMPLETED");
                }));
    }

    private static Stream<Row> ending() {
        return Stream.of(
                Row.of("V4", "DELETE ends it and forgets it", at -> {
                    var id = at.anybody().run("say", "seconds", "600");
                    at.anybody().reached(id, "EXECUTING");
                    var reply = at.anybody().delete("/jobs/" + id);
                    assertThat(reply.status()).as("%s", reply).isEqualTo(303);
                    assertThat(JobClient.path(reply)).startsWith("/jobs");
                    assertThat(at.anybody().get("/jobs/" + id).status()).isEqualTo(404);
                }),
                Row.of("V5", "ACTION=DELETE does the same", at -> {
                    var id = at.anybody().create("say");
                    assertThat(at.anybody()
                                    .post("/jobs/" + id, "ACTION", "DELETE")
                                    .status())
                            .isEqualTo(303);
                    assertThat(at.anybody().get("/jobs/" + id).status()).isEqualTo(404);
                }),
                Row.of("V6", "nothing else can be deleted", at -> {
                    var id = at.anybody().create("say");
                    for (var part : List.of("/phase", "/results", "/parameters", "/destruction", "/error", "/owner")) {
                        assertThat(at.anybody().delete("/jobs/" + id + part).status())
                                .as(part)
                                .isIn(403, 405);
                    }
                    assertThat(at.anybody().delete("/jobs").status()).isIn(403, 405);
                    assertThat(at.anybody().phase(id)).isEqualTo("PENDING");
                }));
    }

    private static Stream<Row> changing() {
        return Stream.of(
                Row.of("V7", "DESTRUCTION is taken within the operator's limits", at -> {
                    var id = at.anybody().create("say");
                    var path = "/jobs/" + id + "/destruction";
                    var first = at.anybody().get(path).text();
                    assertThat(toTheJob(id, at.anybody().post(path, "DESTRUCTION", FAR)))
                            .isTrue();
                    assertThat(at.anybody().get(path).text())
                            .isGreaterThan(first)
                            .isLessThan(FAR);
                }),
                Row.of("V8", "EXECUTIONDURATION is taken within the operator's limits", at -> {
                    var id = at.anybody().create("say");
                    var path = "/jobs/" + id + "/executionduration";
                    assertThat(toTheJob(id, at.anybody().post(path, "EXECUTIONDURATION", "77")))
                            .isTrue();
                    assertThat(at.anybody().get(path).text()).isEqualTo("77");
                    at.anybody().post(path, "EXECUTIONDURATION", "9999999999999");
                    assertThat(Long.parseLong(at.anybody().get(path).text())).isBetween(78L, 2147483647L);
                }),
                Row.of("V9", "PHASE=RUN runs it", at -> {
                    var id = at.anybody().create("say");
                    assertThat(toTheJob(id, at.anybody().phase(id, "RUN"))).isTrue();
                    assertThat(at.anybody().ended(id).phase()).isEqualTo("COMPLETED");
                }),
                Row.of("V10", "PHASE=ABORT ends it, and what it made is kept", at -> {
                    var id = at.anybody().run("say", "seconds", "600");
                    at.anybody().untilItSaid(id, "started");
                    assertThat(toTheJob(id, at.anybody().phase(id, "ABORT"))).isTrue();
                    assertThat(at.anybody().ended(id).phase()).isEqualTo("ABORTED");
                    assertThat(at.anybody().result(id, "early").text()).isEqualTo("early\n");
                }),
                Row.of("V11", "parameters are replaced while it is PENDING", at -> {
                    var id = at.anybody().create("say", "text", "one");
                    assertThat(toTheJob(id, at.anybody().post("/jobs/" + id + "/parameters", "TEXT", "two")))
                            .isTrue();
                    assertThat(at.anybody().job(id).parameter("text")).contains("two");
                    assertThat(toTheJob(id, at.anybody().post("/jobs/" + id, "text", "three")))
                            .isTrue();
                    at.anybody().phase(id, "RUN");
                    at.anybody().ended(id);
                    assertThat(at.anybody().result(id, "result").text()).isEqualTo("three\n");
                }),
                Row.of("V12", "a part is the value of the parameter that names it", at -> {
                    for (var naming : List.of(
                            new String[] {"file", "param:other"}, new String[] {"UPLOAD", "file,param:other"})) {
                        var request = Form.upload(
                                "/apps/say/async",
                                "other",
                                "name",
                                "application/x-bytes",
                                "uploaded".getBytes(StandardCharsets.UTF_8),
                                naming[0],
                                naming[1],
                                "PHASE",
                                "RUN");
                        var id = ResourceRows.accepted(at, request);
                        at.anybody().ended(id);
                        assertThat(at.anybody().result(id, "result").text()).isEqualTo("hello\nuploaded");
                        assertThat(at.anybody()
                                        .get("/jobs/" + id + "/parameters/file")
                                        .text())
                                .isEqualTo("uploaded");
                    }
                }));
    }

    private static Stream<Row> refusing() {
        return Stream.of(
                Row.of("V13", "404 for what is not there", at -> {
                    var id = at.anybody().create("say");
                    for (var path : List.of(
                            "/jobs/aaaaaaaaaaaaaaaaaaaaaaaaaa",
                            "/jobs/nonsense",
                            "/jobs/" + id + "/nonsense",
                            "/jobs/" + id + "/results/nonsense",
                            "/jobs/" + id + "/parameters/nonsense",
                            "/apps/nonsense/async")) {
                        assertThat(at.anybody().get(path).status()).as(path).isEqualTo(404);
                    }
                }),
                Row.of("V14", "403 for what its phase does not allow", at -> {
                    var id = at.anybody().run("say", "text", "hello");
                    at.anybody().ended(id);
                    assertThat(at.anybody().phase(id, "RUN").status()).isEqualTo(403);
                    assertThat(at.anybody()
                                    .post("/jobs/" + id + "/parameters", "text", "late")
                                    .status())
                            .isEqualTo(403);
                    assertThat(at.anybody().job(id).parameter("text")).contains("hello");
                }),
                Row.of("V15", "500 is for us, and nothing that clients send makes one", at -> {
                    var id = at.anybody().create("say");
                    for (var field : List.of("PHASE", "DESTRUCTION", "EXECUTIONDURATION")) {
                        for (var value : List.of("", "\0", "-1", "NaN", "99999999999999999999", "\uD83D\uDE00")) {
                            var path = "/jobs/" + id + "/" + field.toLowerCase(java.util.Locale.ROOT);
                            assertThat(at.anybody().post(path, field, value).status())
                                    .as("%s=%s", field, value)
                                    .isLessThan(500);
                        }
                    }
                }),
                Row.of("V16", "a job that failed is 200", at -> {
                    var id = at.anybody().run("say", "exit", "3");
                    assertThat(at.anybody().ended(id).phase()).isEqualTo("ERROR");
                    assertThat(at.anybody().get("/jobs/" + id).status()).isEqualTo(200);
                }),
                Row.of("V17", "the job of somebody else is as one that is missing", at -> {
                    var id = at.user(Observatory.ALICE).create("say");
                    var foreign = at.user(Observatory.BOB).get("/jobs/" + id);
                    var missing = at.user(Observatory.BOB).get("/jobs/" + "a".repeat(id.length()));
                    assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
                    assertThat(foreign.text().replace(id, ""))
                            .isEqualTo(missing.text().replace("a".repeat(id.length()), ""));
                }),
                Row.of("V18", "a field of another resource is none of this one", at -> {
                    var id = at.anybody().create("say");
                    assertThat(at.anybody()
                                    .post("/jobs/" + id + "/phase", "DESTRUCTION", FAR)
                                    .status())
                            .isBetween(400, 499);
                    assertThat(at.anybody().job(id).text("destruction")).isLessThan(FAR);
                }),
                Row.of("V19", "names in any case, values as they are", at -> {
                    var id = at.anybody().create("say", "TeXt", "MixeD");
                    assertThat(at.anybody().job(id).parameter("text")).contains("MixeD");
                    assertThat(at.anybody()
                                    .post("/jobs/" + id + "/phase", "phase", "run")
                                    .status())
                            .isEqualTo(400);
                    assertThat(at.anybody()
                                    .post("/jobs/" + id + "/phase", "phase", "RUN")
                                    .status())
                            .isEqualTo(303);
                }),
                Row.of("V20", "every address is absolute", at -> {
                    var reply = at.anybody().post("/apps/say/async");
                    assertThat(reply.header("Location").orElseThrow())
                            .startsWith("http://")
                            .doesNotContainPattern("[^:]//");
                    assertThat(at.anybody().document("/jobs").references())
                            .allMatch(reference -> reference.href().startsWith("http://"));
                }),
                Row.of("V21", "400 for values that are none", at -> {
                    var id = at.anybody().create("say");
                    for (var row : List.of(
                            new String[] {"destruction", "tomorrow"},
                            new String[] {"destruction", "2026-13-01T00:00:00Z"},
                            new String[] {"executionduration", "-1"},
                            new String[] {"executionduration", "long"},
                            new String[] {"phase", "GO"})) {
                        var field = row[0].toUpperCase(java.util.Locale.ROOT);
                        assertThat(at.anybody()
                                        .post("/jobs/" + id + "/" + row[0], field, row[1])
                                        .status())
                                .as("%s=%s", field, row[1])
                                .isEqualTo(400);
                    }
                }));
    }

    private static boolean toTheJob(String id, sextant.acceptance.http.Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        return JobClient.path(reply).endsWith("/" + id);
    }
}
