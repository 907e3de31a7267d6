package sextant.server.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.server.ServiceUnderTest;

/** From the question to the job: what was planned is posted to the offer's endpoint, or the job is reserved with the answer. */
class PlanThenRunTest {

    private static final String TASK = """
            {"tasktype": "uri://cea-application",
             "taskinfo": {"application": "slow", "parameters": {"seconds": 3}}}
            """;
    private static final String GENERAL = "{\"tasktype\": \"uri://cea-application\"}";
    private static final String NOTEBOOK = "{\"tasktype\": \"uri://jupyter-notebook\"}";
    private static final String JSON = "application/json";

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service =
                new ServiceUnderTest(folder, ServiceUnderTest.LOCAL.replace("run: {process: {}, concurrency: 2}", """
                run: {process: {}, concurrency: 2}
                    accepts: [uri://cea-application]
                    limits: {reservations: {per-caller: 1}}
                """));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void theYesLeadsToTheListOfTheRouteAndTheSameBytesMakeAJobThere() throws Exception {
        var answer = ask("/accepts", TASK);
        var endpoint = value(answer, "endpoint");

        assertThat(answer.body()).contains("\"servicetype\": \"uri://cea-uws\"");
        assertThat(endpoint)
                .isEqualTo(service.server.address("/routes/here/jobs").toString());
        assertThat(value(answer, "application"))
                .isEqualTo(service.server.address("/apps/slow").toString());

        var created = service.send("POST", "/routes/here/jobs?PHASE=RUN", BodyPublishers.ofString(TASK), JSON);
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(ServiceUnderTest.location(created)).startsWith(endpoint + "/");
    }

    /** Before any run there is nothing to tell an end from; a place is free, so the start is now. */
    @Test
    void theEndIsToldOnlyWhenThereIsAHistory() throws Exception {
        assertThat(ask("/accepts", TASK).body()).contains("\"start\"").doesNotContain("\"end\"");

        var job = service.create("/routes/here/jobs", "APPLICATION=slow&seconds=3&PHASE=RUN");
        service.until("EXECUTING", job);
        service.end(job);
        service.over(job);

        assertThat(ask("/accepts", TASK).body()).contains("\"end\"");
    }

    @Test
    void aReservationIsAPendingJobOfTheCallerThatShowsUntilWhenItWaits() throws Exception {
        var answer = ask("/accepts?reserve=true", TASK, "Authorization", ServiceUnderTest.ALICE);
        var job = path(value(answer, "job"));

        var document =
                service.server.get(job, "Authorization", ServiceUnderTest.ALICE).body();
        assertThat(document)
                .contains("<uws:ownerId>alice</uws:ownerId>", "<uws:phase>PENDING</uws:phase>")
                .contains("<our:reservedUntil>" + value(answer, "expires").replaceFirst("Z$", ""));
        assertThat(service.server.get(job).statusCode()).isEqualTo(404);

        service.post(job + "/phase", "PHASE=RUN", "Authorization", ServiceUnderTest.ALICE);
        assertThat(service.server
                        .get(job, "Authorization", ServiceUnderTest.ALICE)
                        .body())
                .doesNotContain("reservedUntil", "PENDING");
    }

    @Test
    void theWishToReserveMayStandInTheDocument() throws Exception {
        var wish = TASK.replaceFirst("\\{", "{\"reserve\": true, ");

        assertThat(ask("/accepts", wish, "Authorization", ServiceUnderTest.ALICE)
                        .body())
                .contains("\"job\"");
        assertThat(ask("/accepts", wish.replace("true", "\"perhaps\""), "Authorization", ServiceUnderTest.BOB)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyReservesOnce() throws Exception {
        var first = reserve(TASK, "Idempotency-Key", "k1");
        var again = reserve(TASK, "Idempotency-Key", "k1");

        assertThat(value(again, "job")).isEqualTo(value(first, "job"));
    }

    @Test
    void whoHoldsEnoughIsToldSoInAWarning() throws Exception {
        reserve(TASK);

        assertThat(reserve(TASK).body())
                .contains("\"YES\"", "not-reserved", "You hold 1 reservations on the route here")
                .doesNotContain("\"job\"");
    }

    @Test
    void nothingIsReservedForWhomNobodyKnowsNorForWhatIsRunElsewhereNorForAGeneralQuestion() throws Exception {
        assertThat(ask("/accepts?reserve=true", TASK).body())
                .contains("\"YES\"", "not-reserved", "callers whom nobody knows")
                .doesNotContain("\"job\"");
        assertThat(reserve(NOTEBOOK).body()).contains("\"YES\"", "run by other services");
        assertThat(reserve(GENERAL).body()).contains("\"YES\"", "names no application yet");
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref ");
    }

    @Test
    void aGetOnlyAnswers() throws Exception {
        var reply = service.server.get("/accepts?tasktype=uri://cea-application&reserve=true");

        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.body()).contains("A job is reserved by POST");
    }

    @Test
    void aPageOfAnotherSiteReservesNothing() throws Exception {
        var reply = ask("/accepts?reserve=true", TASK, "Sec-Fetch-Site", "cross-site");

        assertThat(reply.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> reserve(String task, String... headers) throws Exception {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = ServiceUnderTest.ALICE;
        return ask("/accepts?reserve=true", task, all);
    }

    private HttpResponse<String> ask(String path, String task, String... headers) throws Exception {
        return service.send("POST", path, BodyPublishers.ofString(task), JSON, headers);
    }

    private static String value(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\": \"([^\"]+)\"").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private String path(String address) {
        return address.substring(service.server.address("").toString().length());
    }
}
