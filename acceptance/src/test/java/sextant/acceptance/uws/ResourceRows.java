package sextant.acceptance.uws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import sextant.acceptance.http.Reply;
import sextant.acceptance.http.Request;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.jobs.JobDocument;

/** R1 to R22: resources and representations (UWS 1.1, 2.2.1). */
final class ResourceRows {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    static final String INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z";

    private static final List<String> ORDER = List.of(
            "jobId",
            "runId",
            "ownerId",
            "phase",
            "quote",
            "creationTime",
            "startTime",
            "endTime",
            "executionDuration",
            "destruction",
            "parameters",
            "results",
            "errorSummary",
            "jobInfo");

    private ResourceRows() {}

    static Stream<Row> all() {
        return Stream.concat(resources(), representations());
    }

    private static Stream<Row> resources() {
        return Stream.of(
                Row.of("R1", "the list", at -> {
                    at.anybody().create("say");
                    assertThat(at.anybody().document("/jobs").name()).isEqualTo("jobs");
                    assertThat(at.anybody().document("/apps/say/async").name()).isEqualTo("jobs");
                }),
                Row.of("R2", "the job", at -> {
                    var id = at.anybody().create("say");
                    assertThat(at.anybody().job(id).name()).isEqualTo("job");
                    assertThat(at.anybody().document("/apps/say/async/" + id).id())
                            .isEqualTo(id);
                }),
                Row.of("R3", "its phase", at -> {
                    var id = at.anybody().create("say");
                    assertThat(plain(at.anybody().get("/jobs/" + id + "/phase")))
                            .isEqualTo("PENDING");
                }),
                Row.of("R4", "its execution duration", at -> {
                    var id = at.anybody().create("say");
                    assertThat(plain(at.anybody().get("/jobs/" + id + "/executionduration")))
                            .matches("[0-9]+");
                }),
                Row.of("R5", "its destruction", at -> {
                    var id = at.anybody().create("say");
                    assertThat(plain(at.anybody().get("/jobs/" + id + "/destruction")))
                            .matches(INSTANT);
                }),
                Row.of("R6", "its error", at -> {
                    var id = at.anybody().run("say", "exit", "3");
                    at.anybody().ended(id);
                    var error = at.anybody().get("/jobs/" + id + "/error");
                    assertThat(error.status()).as("%s", error).isEqualTo(200);
                    assertThat(error.text()).isNotBlank();
                }),
                Row.of("R7", "its quote", at -> {
                    var id = at.anybody().create("say");
                    assertThat(plain(at.anybody().get("/jobs/" + id + "/quote")))
                            .matches("|" + INSTANT);
                }),
                Row.of("R8", "its results, also while there are none", at -> {
                    var id = at.anybody().create("say");
                    assertThat(at.anybody().document("/jobs/" + id + "/results").name())
                            .isEqualTo("results");
                }),
                Row.of("R9", "its parameters", at -> {
                    var id = at.anybody().create("say", "text", "a < b & c");
                    var parameters = at.anybody().document("/jobs/" + id + "/parameters");
                    assertThat(parameters.name()).isEqualTo("parameters");
                    assertThat(parameters.parameter("text")).contains("a < b & c");
                }),
                Row.of("R10", "its owner", at -> {
                    assertThat(plain(at.anybody().get("/jobs/" + at.anybody().create("say") + "/owner")))
                            .isEmpty();
                    var alice = at.user(Observatory.ALICE);
                    assertThat(plain(alice.get("/jobs/" + alice.create("say") + "/owner")))
                            .isEqualTo("alice");
                }),
                Row.of("R11", "a parameter that was uploaded", at -> {
                    var id = upload(at, "file");
                    var parameter = at.anybody().get("/jobs/" + id + "/parameters/file");
                    assertThat(parameter.text()).isEqualTo("some\0bytes");
                    assertThat(parameter.mediaType()).isEqualTo("application/x-bytes");
                }),
                Row.of("R12", "a result", at -> {
                    var id = at.anybody().run("say", "text", "well");
                    at.anybody().ended(id);
                    var result = at.anybody().result(id, "result");
                    assertThat(result.text()).isEqualTo("well\n");
                    assertThat(result.mediaType()).isEqualTo("text/plain");
                }));
    }

    private static Stream<Row> representations() {
        return Stream.of(
                Row.of("R13", "the id is the end of the address", at -> {
                    var reply = at.anybody().post("/apps/say/async");
                    var id = JobClient.id(reply);
                    assertThat(id).matches("[A-Za-z0-9._~-]+");
                    assertThat(at.anybody().document(JobClient.path(reply)).id())
                            .isEqualTo(id);
                }),
                Row.of("R14", "containers are XML, atoms are plain text", at -> {
                    var id = at.anybody().create("say");
                    for (var path : List.of(
                            "/jobs", "/jobs/" + id, "/jobs/" + id + "/results", "/jobs/" + id + "/parameters")) {
                        assertThat(at.anybody().get(path).mediaType()).as(path).isIn("text/xml", "application/xml");
                    }
                    for (var atom : List.of("phase", "executionduration", "destruction", "quote", "owner")) {
                        assertThat(at.anybody().get("/jobs/" + id + "/" + atom).mediaType())
                                .as(atom)
                                .isEqualTo("text/plain");
                    }
                }),
                Row.of("R15", "the elements of the schema in its order", at -> {
                    var id = at.anybody().run("say", "exit", "3", "RUNID", "mine");
                    var order = at.anybody().ended(id).order();
                    assertThat(ORDER).containsSubsequence(order);
                    assertThat(order)
                            .contains("ownerId", "phase", "creationTime", "startTime", "endTime", "executionDuration")
                            .contains("destruction", "results", "errorSummary");
                }),
                Row.of("R16", "version 1.1", at -> {
                    var id = at.anybody().create("say");
                    for (var path : List.of("/jobs", "/jobs/" + id)) {
                        assertThat(at.anybody().document(path).root().getAttribute("version"))
                                .as(path)
                                .isEqualTo("1.1");
                    }
                }),
                Row.of("R17", "instants with T and Z", at -> {
                    var id = at.anybody().run("say");
                    var job = at.anybody().ended(id);
                    for (var time : List.of("creationTime", "startTime", "endTime", "destruction")) {
                        assertThat(job.text(time)).as(time).matches(INSTANT);
                    }
                }),
                Row.of("R18", "what is not known is nil", at -> {
                    var job = at.anybody().job(at.anybody().create("say"));
                    assertThat(job.isNil("ownerId")).isTrue();
                    assertThat(job.isNil("startTime")).isTrue();
                    assertThat(job.isNil("endTime")).isTrue();
                    assertThat(job.child("quote").isEmpty()
                                    || job.isNil("quote")
                                    || job.text("quote").matches(INSTANT))
                            .isTrue();
                }),
                Row.of("R19", "XML unless somebody prefers HTML", at -> {
                    var id = at.anybody().create("say");
                    for (var path : List.of("/jobs", "/jobs/" + id)) {
                        assertThat(at.anybody().get(path).mediaType()).as(path).endsWith("/xml");
                        assertThat(at.anybody()
                                        .get(path, "Accept: application/xml,text/plain")
                                        .mediaType())
                                .as(path)
                                .endsWith("/xml");
                        assertThat(at.anybody().get(path, "Accept: */*").mediaType())
                                .as(path)
                                .endsWith("/xml");
                        assertThat(at.anybody()
                                        .get(path, "Accept: application/json")
                                        .mediaType())
                                .as(path)
                                .isEqualTo("application/json");
                        assertThat(at.anybody().get(path, BROWSER).mediaType())
                                .as(path)
                                .isEqualTo("text/html");
                    }
                }),
                Row.of("R20", "results with an id, a size and a type", at -> {
                    var job = at.anybody().ended(at.anybody().run("say", "text", "well"));
                    assertThat(job.results()).extracting(JobDocument.Result::id).containsExactly("result", "early");
                    var result = job.results().getFirst();
                    assertThat(result.size()).isEqualTo("5");
                    assertThat(result.mediaType()).isEqualTo("text/plain");
                    assertThat(at.anybody().get(JobClient.path(result.href())).text())
                            .isEqualTo("well\n");
                }),
                Row.of("R21", "a parameter that is no text is a reference", at -> {
                    var file = at.anybody().job(upload(at, "file")).parameters().stream()
                            .filter(parameter -> parameter.id().equals("file"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(file.byReference()).isTrue();
                    assertThat(at.anybody()
                                    .get(JobClient.path(file.value().strip()))
                                    .text())
                            .isEqualTo("some\0bytes");
                }),
                Row.of("R22", "what UWS has no place for is in jobInfo", at -> {
                    var job = at.anybody().job(at.anybody().create("say"));
                    assertThat(job.order()).last().isEqualTo("jobInfo");
                    assertThat(job.child("jobInfo").orElseThrow().getTextContent())
                            .contains("say");
                }));
    }

    static String upload(Observatory at, String part) {
        var request = Form.upload(
                "/apps/say/async",
                part,
                "../../etc/bytes",
                "application/x-bytes",
                "some\0bytes".getBytes(StandardCharsets.UTF_8),
                "text",
                "t");
        return accepted(at, request);
    }

    static String accepted(Observatory at, Request request) {
        var reply = at.anybody().send(request);
        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        return JobClient.id(reply);
    }

    private static String plain(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo("text/plain");
        return reply.text();
    }
}
