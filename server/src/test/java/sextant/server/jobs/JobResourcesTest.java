package sextant.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.OPERATOR;
import static sextant.server.ServiceUnderTest.location;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.uws.UwsTime;
import sextant.server.ServiceUnderTest;

/** The checklist of UWS 1.1, over a socket. */
class JobResourcesTest {

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void aJobIsCreatedPendingRunsWhenItIsToldToAndLeavesItsResult() throws Exception {
        var job = service.create("/apps/default/async", "in1=hello&IN2=world&RUNID=my%20label");

        assertThat(get(job, "/phase")).isEqualTo("PENDING");
        var run = service.post("/jobs/" + job + "/phase", "PHASE=RUN");
        assertThat(run.statusCode()).isEqualTo(303);
        assertThat(location(run))
                .isEqualTo(service.server.address("/jobs/" + job).toString());

        assertThat(service.over(job))
                .contains(
                        "<uws:phase>COMPLETED</uws:phase>",
                        "<uws:runId>my label</uws:runId>",
                        "<uws:parameter id=\"in2\">world</uws:parameter>",
                        "<uws:result id=\"out\" xlink:type=\"simple\" xlink:href=\""
                                + service.server.address("/jobs/" + job) + "/results/out\"");
        assertThat(get(job, "/results/out")).isEqualTo("hello world 0");
        assertThat(get(job, "/stdout")).isEqualTo("hello world 0");
        assertThat(get(job, "/stderr")).isEmpty();
        assertThat(get(job, "/error")).isEmpty();
    }

    /** The first document after RUN must not say PENDING. */
    @ParameterizedTest
    @ValueSource(strings = {"/apps/slow/async?PHASE=RUN|seconds=1", "/apps/slow/async|phase=RUN&seconds=1"})
    void aJobMayRunFromItsCreation(String request) throws Exception {
        var parts = request.split("\\|");
        var location = location(service.post(parts[0], parts[1]));
        var job = location.substring(location.lastIndexOf('/') + 1);

        assertThat(get(job, "/phase")).isIn("QUEUED", "EXECUTING");
    }

    @ParameterizedTest
    @CsvSource({
        "/phase, PENDING",
        "/executionduration, 86400",
        "/quote, ''",
        "/owner, alice",
        "/error, ''",
        "/stdout, ''",
        "/parameters/SECONDS, 5"
    })
    void anAtomicResourceIsExactlyTheText(String path, String text) throws Exception {
        var job = service.create("/apps/slow/async", "seconds=5", "Authorization", ALICE);
        var reply = service.server.get("/jobs/" + job + path, "Authorization", ALICE);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(text);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void theOwnerOfAnAnonymousJobIsTheEmptyText() throws Exception {
        assertThat(get(service.create("/apps/slow/async", ""), "/owner")).isEmpty();
    }

    @Test
    void theTimeOfDestructionIsSetWithinTheLimitsOfTheOperator() throws Exception {
        var job = service.create("/apps/slow/async", "");
        var soon = UwsTime.text(Instant.now().plus(Duration.ofDays(2)));

        assertThat(service.post("/jobs/" + job + "/destruction", "DESTRUCTION=" + soon)
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(job, "/destruction")).isEqualTo(soon);

        service.post("/jobs/" + job + "/destruction", "destruction=2999-01-01");
        assertThat(Instant.parse(get(job, "/destruction")))
                .isBefore(Instant.now().plus(31, ChronoUnit.DAYS))
                .isAfter(Instant.now().plus(29, ChronoUnit.DAYS));
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "0, 604800", "2147483648, 604800", "100000000000000000000, 604800"})
    void anExecutionDurationIsReadBackAsItWasGranted(String asked, String granted) throws Exception {
        var job = service.create("/apps/slow/async", "");

        assertThat(service.post("/jobs/" + job + "/executionduration", "EXECUTIONDURATION=" + asked)
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(job, "/executionduration")).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({
        "/destruction, DESTRUCTION=tomorrow, 400, time",
        "/destruction, DESTRUCTION=%2B999999999-01-01, 400, time",
        "/destruction, X=1, 400, parameter-missing",
        "/executionduration, EXECUTIONDURATION=-1, 400, time",
        "/executionduration, EXECUTIONDURATION=1e9, 400, time",
        "/phase, PHASE=SLEEP, 400, parameter-value",
        "/phase, X=1, 400, parameter-missing",
        "'', ACTION=EXPLODE, 400, parameter-value",
        "'', seconds=soon, 400, parameter-type",
        "'', secnods=5, 400, parameter-name",
        "/phase, PHASE=SUSPEND, 403, job-phase"
    })
    void whatIsWrongIsRefusedAndChangesNothing(String path, String form, int status, String kind) throws Exception {
        var job = service.create("/apps/slow/async", "seconds=5");
        var before = get(job, "");
        var reply = service.post("/jobs/" + job + path, form);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("X-Error-Kind")).contains(kind);
        assertThat(get(job, "")).isEqualTo(before);
    }

    @Test
    void aRunningJobIsAbortedAndKeepsWhatItWrote() throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN");
        service.until("EXECUTING", job);

        assertThat(service.post("/jobs/" + job + "/phase", "PHASE=ABORT").statusCode())
                .isEqualTo(303);
        assertThat(service.over(job)).contains("<uws:phase>ABORTED</uws:phase>").doesNotContain("<uws:endTime xsi:nil");
        assertThat(get(job, "/stdout")).isEqualTo("so far");
        assertThat(service.post("/jobs/" + job + "/phase", "PHASE=RUN").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSuspendedJobGoesOnWhenItIsToldToRun() throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN");
        service.until("EXECUTING", job);

        service.post("/jobs/" + job + "/phase", "PHASE=SUSPEND");
        assertThat(get(job, "/phase")).isEqualTo("SUSPENDED");
        assertThat(get(job, "")).contains("<our:suspendedBy>client</our:suspendedBy>");
        service.post("/jobs/" + job + "/phase", "PHASE=RUN");
        assertThat(get(job, "/phase")).isEqualTo("EXECUTING");
    }

    /** V16: the request did not fail. */
    @Test
    void aJobThatFailedIsAnOrdinaryDocumentThatSaysSo() throws Exception {
        var job = service.create("/apps/fail/async", "PHASE=RUN&message=no%20stars%20%3Cb%3E");

        assertThat(service.over(job))
                .contains("<uws:phase>ERROR</uws:phase>", "<uws:errorSummary type=\"fatal\" hasDetail=\"true\">");
        assertThat(get(job, "/error")).contains("no stars <b>");
        var table = service.server.get("/jobs/" + job + "/error", "Accept", "application/x-votable+xml");
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).contains("<INFO name=\"QUERY_STATUS\" value=\"ERROR\">", "no stars &lt;b&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "ACTION=DELETE"})
    void aDeletedJobIsGoneAndTheListThatFollowsIsShort(String how) throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN");
        var reply = how.equals("DELETE")
                ? service.delete("/apps/slow/async/" + job)
                : service.post("/apps/slow/async/" + job, how);

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(location(reply))
                .isEqualTo(service.server.address("/apps/slow/async").toString() + "?LAST=100");
        assertThat(service.server.get("/jobs/" + job).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/jobs/JOB/phase", "/jobs/JOB/results", "/jobs/JOB/quote", "/apps", "/apps/slow"})
    void deleteElsewhereIsNotAllowed(String path) throws Exception {
        var job = service.create("/apps/slow/async", "");
        var reply = service.delete(path.replace("JOB", job));

        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow").orElseThrow()).startsWith("GET, HEAD");
    }

    @Test
    void parametersAreReplacedWhileTheJobIsPending() throws Exception {
        var job = service.create("/apps/default/async", "in1=a&in2=b");

        service.post("/jobs/" + job, "IN1=c");
        service.post("/jobs/" + job + "/parameters", "in3=0");
        var put = service.send("PUT", "/jobs/" + job + "/parameters/in2", BodyPublishers.ofString("d e"), "text/plain");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(303);

        assertThat(get(job, "/parameters"))
                .contains(">c</uws:parameter>", ">d e</uws:parameter>")
                .doesNotContain(">a<", ">b<");
        service.post("/jobs/" + job + "/phase", "PHASE=RUN");
        service.over(job);
        assertThat(get(job, "/results/out")).isEqualTo("c d e 0");
        assertThat(service.post("/jobs/" + job, "in1=late").statusCode()).isEqualTo(403);
    }

    @Test
    void anUploadIsShownByReferenceAndComesBackAsItWas() throws Exception {
        var body = "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"sky.fits\"\r\n"
                + "Content-Type: application/fits\r\n\r\nSIMPLE  =\r\n--b--\r\n";
        var created = service.send(
                "POST",
                "/apps/source-extractor/async",
                BodyPublishers.ofString(body),
                "multipart/form-data; boundary=b");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
        var job = location(created).substring(location(created).lastIndexOf('/') + 1);

        assertThat(get(job, ""))
                .contains("<uws:parameter id=\"image\" byReference=\"true\">" + service.server.address("/jobs/" + job)
                        + "/parameters/image</uws:parameter>");
        var file = service.server.get("/jobs/" + job + "/parameters/image", "Range", "bytes=0-5");
        assertThat(file.statusCode()).isEqualTo(206);
        assertThat(file.body()).isEqualTo("SIMPLE");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/fits");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '\"phase\": \"PENDING\"'",
        "application/yaml, 'phase: PENDING'",
        "text/xml, '<uws:phase>PENDING</uws:phase>'",
        "text/html, '<!doctype html>'"
    })
    void aJobComesInTheFormThatIsAskedFor(String accept, String content) throws Exception {
        var job = service.create("/apps/slow/async", "");
        var reply = service.server.get("/jobs/" + job, "Accept", accept);

        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith(accept);
        assertThat(reply.body()).containsIgnoringCase(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/results/nothing", "/parameters/nothing", "/nothing"})
    void whatAJobDoesNotHaveIsNotFound(String path) throws Exception {
        var job = service.create("/apps/slow/async", "");

        assertThat(service.server.get("/jobs/" + job + path).statusCode()).isEqualTo(404);
    }

    @Test
    void anOperatorEndsAJobButDoesNotReadIt() throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN", "Authorization", ALICE);
        service.until("EXECUTING", job, "Authorization", ALICE);

        assertThat(service.server
                        .get("/jobs/" + job + "/stdout", "Authorization", OPERATOR)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post("/jobs/" + job + "/phase", "PHASE=ABORT", "Authorization", OPERATOR)
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/json", "application/yaml", "text/html"})
    void anOperatorSeesTheNamesOfParametersAndNoContent(String accept) throws Exception {
        var job = service.create("/apps/default/async", "in1=secret&PHASE=RUN", "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);

        for (var path : new String[] {"", "/parameters", "/results", "/error"}) {
            var told = service.server.get("/jobs/" + job + path, "Authorization", OPERATOR, "Accept", accept);
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.body()).doesNotContain("secret", "results/out");
        }
        var owner = service.server.get("/jobs/" + job, "Authorization", ALICE, "Accept", accept);
        assertThat(owner.body()).contains("secret", "results/out");
    }

    @Test
    void anOperatorReadsTheMessageOfAnErrorAndNotItsDetail() throws Exception {
        var job = service.create("/apps/fail/async", "PHASE=RUN", "Authorization", ALICE);
        service.over(job, "Authorization", ALICE);

        var owner = service.server
                .get("/jobs/" + job + "/error", "Authorization", ALICE)
                .body();
        var operator = service.server
                .get("/jobs/" + job + "/error", "Authorization", OPERATOR)
                .body();
        assertThat(owner).startsWith(operator).hasSizeGreaterThan(operator.length());
        assertThat(operator).isNotEmpty();
    }

    @Test
    void aTextMayComeAsAFile() throws Exception {
        var body = "--b\r\nContent-Disposition: form-data; name=\"in1\"; filename=\"hostname\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\nhere\n\r\n--b--\r\n";
        var created = service.send(
                "POST", "/apps/default/async", BodyPublishers.ofString(body), "multipart/form-data; boundary=b");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
        var job = location(created).substring(location(created).lastIndexOf('/') + 1);

        assertThat(get(job, "/parameters/in1")).isEqualTo("here\n");
    }

    @ParameterizedTest
    @CsvSource({
        "source-extractor, image, text/plain, true",
        "default, in1, application/octet-stream, false",
        "default, in1, text/plain, false"
    })
    void whatIsPutIsWhatTheParameterTakes(String application, String name, String type, boolean file) throws Exception {
        var job = service.create("/apps/" + application + "/async", "");
        var put = service.send("PUT", "/jobs/" + job + "/parameters/" + name, BodyPublishers.ofString("content"), type);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(303);

        assertThat(get(job, "/parameters/" + name)).isEqualTo("content");
        assertThat(get(job, "").contains("byReference=\"true\"")).isEqualTo(file);
    }

    @Test
    void aFileMayBePutWithoutSayingWhatItIs() throws Exception {
        var job = service.create("/apps/source-extractor/async", "");
        var put = service.server.send("PUT", "/jobs/" + job + "/parameters/image", BodyPublishers.ofString("SIMPLE"));

        assertThat(put.statusCode()).as(put.body()).isEqualTo(303);
        assertThat(get(job, "/parameters/image")).isEqualTo("SIMPLE");
    }

    @Test
    void termsAndPhaseMayBeSentToTheJobItself() throws Exception {
        var job = service.create("/apps/slow/async", "");

        assertThat(service.post("/jobs/" + job, "EXECUTIONDURATION=77&DESTRUCTION=2026-12-01&seconds=3&PHASE=RUN")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(job, "/executionduration")).isEqualTo("77");
        assertThat(get(job, "/parameters/seconds")).isEqualTo("3");
        assertThat(get(job, "/phase")).isIn("QUEUED", "EXECUTING");
        service.post("/jobs/" + job, "PHASE=ABORT");
        assertThat(service.over(job)).contains("ABORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNID=new", "", "RESPONSEFORMAT=votable", "PHASE=FLY", "PHASE=RUN&EXECUTIONDURATION=long"})
    void whatChangesNothingOfAJobIsRefused(String form) throws Exception {
        var job = service.create("/apps/slow/async", "RUNID=old");
        var before = get(job, "");

        assertThat(service.post("/jobs/" + job, form).statusCode()).isEqualTo(400);
        assertThat(get(job, "")).isEqualTo(before);
    }

    @Test
    void whatDaliLetsClientsSendToEveryServiceIsPassedOver() throws Exception {
        service.create("/apps/default/async", "in1=x&REQUEST=doQuery&ResponseFormat=text&maxrec=5&LANG=ADQL&VERSION=1");
    }

    /** DALI 1.1, 3.4.3: a service should fail rather than answer in another format. */
    @ParameterizedTest
    @ValueSource(
            strings = {"RESPONSEFORMAT=votable", "responseformat=text/csv", "RESPONSEFORMAT=text&RESPONSEFORMAT=text"})
    void aFormatThatTheApplicationDoesNotHaveIsRefused(String format) throws Exception {
        var reply = service.post("/apps/default/async", "in1=x&" + format);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    @Test
    void whoWaitsIsAnsweredWhenThePhaseChanges() throws Exception {
        var job = service.create("/apps/slow/async", "PHASE=RUN");
        service.until("EXECUTING", job);
        var waiting = Thread.ofVirtual().start(() -> service.end(job));

        assertThat(service.over(job)).contains("<uws:phase>COMPLETED</uws:phase>");
        waiting.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAIT=0", "WAIT=20&PHASE=EXECUTING", "PHASE=PENDING"})
    void whoHasNothingToWaitForIsAnsweredAtOnce(String query) throws Exception {
        var job = service.create("/apps/slow/async", "");

        assertThat(service.server.get("/jobs/" + job + "?" + query).body()).contains("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAIT=-2", "WAIT=NaN", "WAIT=", "WAIT=5&PHASE=ASLEEP"})
    void aWaitThatIsNoneIsRefused(String query) throws Exception {
        var job = service.create("/apps/slow/async", "");

        assertThat(service.server.get("/jobs/" + job + "?" + query).statusCode())
                .isEqualTo(400);
    }

    private String get(String job, String path) throws Exception {
        HttpResponse<String> reply = service.server.get("/jobs/" + job + path);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
