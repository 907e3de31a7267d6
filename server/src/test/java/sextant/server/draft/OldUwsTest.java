package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.ServiceUnderTest.ALICE;
import static sextant.server.ServiceUnderTest.BOB;
import static sextant.server.draft.DraftClient.LIST;
import static sextant.server.draft.DraftClient.SLOW;
import static sextant.server.draft.DraftClient.TOOL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.uws.UwsTime;
import sextant.server.ServiceUnderTest;

/** What the draft leaves to the UWS of its time: on its own addresses as it was, and on those of UWS 1.1 where it does no harm. */
class OldUwsTest {

    /** How a client asks for the draft's document at an address of UWS. */
    private static final String PROFILE = "application/xml; profile=\"http://www.ivoa.net/xml/CEA/types/v1.0rc1\"";

    private ServiceUnderTest service;
    private DraftClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(folder);
        client = new DraftClient(service);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void theListHasTheCallersJobsAndTheirAddressesThere() throws Exception {
        var mine = client.create(TOOL, "Authorization", ALICE);
        var foreign = client.create(TOOL, "Authorization", BOB);

        assertThat(service.server.get(LIST, "Authorization", ALICE).body())
                .contains(
                        "<uws:jobList xmlns:uws=\"http://www.ivoa.net/xml/UWS/v0.9.2\"",
                        "xlink:href=\"" + service.server.address(LIST + "/" + mine) + "\"",
                        "<uws:phase>PENDING</uws:phase>")
                .doesNotContain(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/jobs"})
    void destructionIsSetByTime(String list) throws Exception {
        var job = client.create(TOOL);
        var soon = UwsTime.text(Instant.now().plus(Duration.ofDays(2)));

        assertThat(service.post(list + "/" + job + "/destruction", "TIME=" + soon)
                        .statusCode())
                .isEqualTo(303);
        assertThat(client.get(job, "/destruction").body()).contains(">" + soon + "</uws:destruction>");
    }

    /** UWS 1.1 comes first: where its own name is sent, TIME is nothing. */
    @Test
    void destructionByItsOwnNameWinsOverTime() throws Exception {
        var job = client.create(TOOL);
        var soon = UwsTime.text(Instant.now().plus(Duration.ofDays(2)));
        service.post("/jobs/" + job + "/destruction", "DESTRUCTION=" + soon + "&TIME=2999-01-01");
        assertThat(service.server.get("/jobs/" + job + "/destruction").body()).isEqualTo(soon);
    }

    @ParameterizedTest
    @CsvSource({"termination, TIME=tomorrow, 400", "destruction, TIME=tomorrow, 400", "termination, '', 400"})
    void aTimeThatIsNoneIsRefused(String what, String form, int status) throws Exception {
        var job = client.create(TOOL);
        assertThat(service.post(LIST + "/" + job + "/" + what, form).statusCode())
                .isEqualTo(status);
    }

    /** By then the run ends; the job stays. A time that is over leaves one second, since none would be no limit. */
    @Test
    void terminationLimitsTheRun() throws Exception {
        var job = client.create(SLOW);
        service.post(
                LIST + "/" + job + "/termination",
                "TIME=" + UwsTime.text(Instant.now().plusSeconds(7200)));
        var seconds = Long.parseLong(
                service.server.get("/jobs/" + job + "/executionduration").body());
        assertThat(seconds).isBetween(1L, 7200L);
        assertThat(client.get(job, "/termination").body()).contains("Z</uws:termination>");

        service.post(LIST + "/" + job + "/termination", "TIME=2007-10-30T11:44:00Z");
        assertThat(client.get(job, "/executionduration").body()).contains(">1</uws:executionDuration>");
    }

    @Test
    void executionDurationIsInSeconds() throws Exception {
        var job = client.create(TOOL);
        service.post(LIST + "/" + job + "/executionduration", "executionduration=60");
        assertThat(client.get(job, "/executionduration").body()).contains(">60</uws:executionDuration>");
        assertThat(client.get(job, "/quote").body()).contains("uws:quote");
    }

    @ParameterizedTest
    @CsvSource({"'', execution-summary", "/phase, message", "/results, result-list"})
    void atTheAddressesOfUwsTheDocumentsAreThereForWhoAsks(String suffix, String element) throws Exception {
        var job = client.completed(TOOL);
        var reply = service.server.get("/jobs/" + job + suffix, "Accept", PROFILE);

        DraftSchemas.validate(reply.body());
        assertThat(reply.body()).contains("<ceat:" + element + " ");
        assertThat(reply.headers().firstValue("Content-Type")).contains(PROFILE);
        assertThat(reply.headers().firstValue("Vary").orElseThrow()).contains("Accept");
        assertThat(service.server
                        .get("/apps/default/async/" + job + suffix, "Accept", PROFILE)
                        .body())
                .contains("<ceat:" + element + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "application/xml; profile=\"http://www.ivoa.net/xml/CEA/types/v1.1\"",
                "application/xml; profile=\"http://www.ivoa.net/xml/CEA/types/v1.0rc1\"; q=0",
                "text/html; profile=\"http://www.ivoa.net/xml/CEA/types/v1.0rc1\", */*"
            })
    void everybodyElseGetsUws(String accept) throws Exception {
        var job = client.create(TOOL);
        assertThat(service.server
                        .get("/jobs/" + job + "/phase", "Accept", accept)
                        .body())
                .isEqualTo("PENDING");
    }

    @Test
    void autorunRunsAToolAlsoThere() throws Exception {
        var created = client.post("/jobs?AUTORUN=true", "application/xml", TOOL);
        assertThat(created.statusCode()).isEqualTo(303);
        var location = ServiceUnderTest.location(created);
        assertThat(service.over(location.substring(location.lastIndexOf('/') + 1)))
                .contains("<uws:phase>COMPLETED<");
    }

    /** A form may be for an application that has a parameter of that name. */
    @Test
    void autorunIsNothingToAForm() throws Exception {
        assertThat(service.post("/apps/default/async", "in1=x&AUTORUN=true")
                        .headers()
                        .firstValue("X-Error-Kind"))
                .contains("parameter-name");
    }
}
