package sextant.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.server.draft.DraftClient.LIST;
import static sextant.server.draft.DraftClient.TOOL;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.server.ServiceUnderTest;
import sextant.server.http.Edge.Registered;

/** The draft: after its termination time "it is not possible any longer to retrieve any metadata about or results from the job". */
class AfterItsTimeTest {

    private static final String ARCHIVING = ServiceUnderTest.LOCAL.replace("jobs: {", "jobs: {archive: P1D, ");
    private static final String PROFILE = "application/xml; profile=\"http://www.ivoa.net/xml/CEA/types/v1.0rc1\"";

    @Test
    void theDraftKnowsAJobNoMoreThatUwsShowsAsArchived(@TempDir Path folder) throws Exception {
        try (var service = new ServiceUnderTest(folder, ARCHIVING)) {
            var client = new DraftClient(service);
            var job = archived(service, client);

            for (var address : addresses(service)) {
                for (var method : address.methods()) {
                    var path = address.path().replace(":job", job).replace(":name", "out");
                    assertThat(service.server
                                    .send(method, path, BodyPublishers.noBody())
                                    .statusCode())
                            .as("%s %s", method, path)
                            .isEqualTo(404);
                }
            }
            assertThat(service.server.get(LIST).body()).doesNotContain(job);
            assertThat(service.server.get(LIST + "?PHASE=ARCHIVED").body()).doesNotContain(job);
            for (var suffix : Set.of("", "/phase", "/results")) {
                assertThat(service.server
                                .get("/jobs/" + job + suffix, "Accept", PROFILE)
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(service.server.get("/jobs/" + job).body()).contains("<uws:phase>ARCHIVED<");
        }
    }

    private static Set<Registered> addresses(ServiceUnderTest service) {
        return service.server.edge.registered().stream()
                .filter(address -> address.path().startsWith(LIST + "/:job"))
                .collect(Collectors.toSet());
    }

    /** Its time comes while another job is waited for, which does not change. */
    private static String archived(ServiceUnderTest service, DraftClient client) throws Exception {
        var job = client.completed(TOOL);
        var waiting = client.create(TOOL);
        service.post(LIST + "/" + job + "/destruction", "TIME=" + Instant.now());
        while (!service.server.get("/jobs/" + job + "/phase").body().equals("ARCHIVED")) {
            service.server.get("/jobs/" + waiting + "?WAIT=1");
        }
        return job;
    }
}
