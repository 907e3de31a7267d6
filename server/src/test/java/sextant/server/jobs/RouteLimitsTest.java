package sextant.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.server.ServiceUnderTest;

/** The limits of a route hold for jobs that are posted as for Tasks that are planned. */
class RouteLimitsTest {

    private ServiceUnderTest service;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        service = new ServiceUnderTest(
                folder,
                ServiceUnderTest.LOCAL.replace(
                        "concurrency: 2}", "concurrency: 2}\n    limits: {duration: 5m, memory: 512M}"));
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
    }

    @Test
    void noJobRunsLongerThanItsRouteLetsAnythingRun() throws Exception {
        var job = service.create("/jobs", "APPLICATION=slow&seconds=1&EXECUTIONDURATION=86400");
        assertThat(service.server.get("/jobs/" + job + "/executionduration").body())
                .isEqualTo("300");

        service.post("/jobs/" + job + "/executionduration", "EXECUTIONDURATION=86400");
        assertThat(service.server.get("/jobs/" + job + "/executionduration").body())
                .isEqualTo("300");
    }

    @Test
    void whatNeedsMoreThanTheRouteHasIsNotRunThere() throws Exception {
        var reply = service.post("/jobs", "APPLICATION=table-filter&PHASE=RUN");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.headers().firstValue("X-Error-Kind")).contains("not-admitted");
        assertThat(reply.body()).contains("needs more memory than the route here has");
    }
}
