package sextant.server.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.location;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.server.ServiceUnderTest;

/** What can be run, and running it in one request. */
class AppsTest {

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '\"name\": \"default\"'",
        "application/xml, <name>default</name>",
        "text/yaml, 'name: default'",
        "text/html, '<h1'"
    })
    void theListOfApplicationsComesInTheFormThatIsAskedFor(String accept, String content) throws Exception {
        var reply = service.server.get("/apps", "Accept", accept);

        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith(accept);
        assertThat(reply.body()).contains(content);
    }

    @Test
    void anApplicationSaysWhatGoesInAndWhatComesOutButNotHowItIsRunHere() throws Exception {
        assertThat(service.server.get("/apps/source-extractor").body())
                .contains(
                        "\"async\": \"" + service.server.address("/apps/source-extractor/async") + "\"",
                        "\"id\": \"image\"",
                        "\"type\": \"FITS\"",
                        "\"id\": \"result\"")
                .doesNotContain("extract.sh", "{image}", "/applications");
    }

    @Test
    void anApplicationThatThereIsNotIsNotFound() throws Exception {
        assertThat(service.server.get("/apps/nothing").statusCode()).isEqualTo(404);
        assertThat(service.server.get("/apps", "Accept", "image/png").statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void oneRequestLeadsToTheResult(String method) throws Exception {
        var reply = method.equals("GET")
                ? service.server.get("/apps/default/sync?in1=hello&in2=sync")
                : service.post("/apps/default/sync", "in1=hello&in2=sync");
        reply = followed(reply);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello sync 0");
        assertThat(service.server.get("/jobs").body()).contains("COMPLETED");
    }

    /** Each turn has an address of its own, since clients take one that comes back for a loop. */
    @Test
    void aLongWaitGoesOnAtAnotherAddress(@TempDir Path folder) throws Exception {
        try (var impatient =
                new ServiceUnderTest(folder, ServiceUnderTest.LOCAL.replace("jobs: {", "jobs: {wait-at-most: 0s, "))) {
            var first = location(impatient.post("/apps/slow/sync", ""));
            var second = location(impatient.server.get(URI.create(first).getPath() + "?TURN=1"));

            assertThat(first).endsWith("?TURN=1");
            assertThat(second).isEqualTo(first.replace("TURN=1", "TURN=2"));
        }
    }

    @Test
    void anEarlierJobOfTheSameKeyThatWasNotToldToRunIsRun() throws Exception {
        var job = service.create("/apps/default/async", "in1=once", "Idempotency-Key", "k");
        var reply = followed(service.post("/apps/default/sync", "in1=once", "Idempotency-Key", "k"));

        assertThat(reply.body()).isEqualTo("once  0");
        assertThat(service.server.get("/jobs/" + job + "/phase").body()).isEqualTo("COMPLETED");
    }

    @Test
    void whoOnlyLooksStartsNothing() throws Exception {
        var reply = service.server.send("HEAD", "/apps/default/sync?in1=x", BodyPublishers.noBody());

        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    @Test
    void aJobThatFailedIsToldAsAVotable() throws Exception {
        var reply = followed(service.post("/apps/fail/sync", "message=no%20stars"));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/x-votable+xml");
        assertThat(reply.body()).contains("<INFO name=\"QUERY_STATUS\" value=\"ERROR\">");
    }

    @Test
    void aRefusalIsAVotableUnlessSomethingElseIsAskedFor() throws Exception {
        var table = service.server.get("/apps/slow/sync?secnods=1");
        var problem = service.server.get("/apps/slow/sync?secnods=1", "Accept", "application/json");

        assertThat(table.statusCode()).isEqualTo(400);
        assertThat(table.headers().firstValue("X-Error-Kind")).contains("parameter-name");
        assertThat(table.body()).contains("value=\"ERROR\">");
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(service.server.refusals).hasSize(2);
    }

    /** This GET changes something, so it is treated as what it does. */
    @Test
    void aPageOfAnotherSiteCannotMakeABrowserRunAnything() throws Exception {
        var reply = service.server.get("/apps/default/sync", "Sec-Fetch-Site", "cross-site");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    /** The quick launch of CEA: one link that runs a program. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void oneLinkMakesAJobThatRuns(String method) throws Exception {
        var reply = method.equals("GET")
                ? service.server.get("/app/default?in1=quick&IN2=launch")
                : service.post("/app/default", "in1=quick&IN2=launch");

        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(location(reply))
                .startsWith(service.server.address("/apps/default/async/").toString());
        var job = location(reply).substring(location(reply).lastIndexOf('/') + 1);
        assertThat(service.over(job)).contains("<uws:phase>COMPLETED<");
        assertThat(service.server.get("/jobs/" + job + "/results/out").body()).isEqualTo("quick launch 0");
    }

    @Test
    void theOldAddressOfTheSynchronousResourceLeadsToTheResult() throws Exception {
        var reply = followed(service.server.get("/sync/default?in1=as&in2=ever"));

        assertThat(reply.body()).isEqualTo("as ever 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/default?in1=x", "/sync/default?in1=x"})
    void noPageOfAnotherSiteAndNobodyWhoOnlyLooksLaunchesAnything(String address) throws Exception {
        var head = service.server.send("HEAD", address, BodyPublishers.noBody());
        var foreign = service.server.get(address, "Sec-Fetch-Site", "cross-site");

        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    @Test
    void aLaunchThatCannotBeIsRefusedAndMakesNoJob() throws Exception {
        assertThat(service.server.get("/app/slow?secnods=1").statusCode()).isEqualTo(400);
        assertThat(service.server.get("/app/nothing").statusCode()).isEqualTo(404);
        assertThat(service.server.get("/jobs").body()).doesNotContain("jobref");
    }

    /** As a client would that follows redirects. */
    private HttpResponse<String> followed(HttpResponse<String> first) throws Exception {
        var reply = first;
        while (reply.statusCode() == 303) {
            var to = URI.create(location(reply));
            reply = service.server.get(to.getQuery() == null ? to.getPath() : to.getPath() + "?" + to.getQuery());
        }
        return reply;
    }
}
