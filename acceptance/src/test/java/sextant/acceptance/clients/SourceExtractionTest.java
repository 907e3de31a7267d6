package sextant.acceptance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Sky;

/**
 * What a newcomer does: finds the sources in a real FITS image, by REST, with curl and with pyvo; the server is killed in the middle,
 * is started again, and the table is there.
 */
@Timeout(300)
class SourceExtractionTest {

    /** More than run at the same time: while one is executing, some of them have not ended, whatever the speed of the machine. */
    private static final int JOBS = 6;

    @Test
    void byRestInOneStep() {
        try (var site = Demo.site()) {
            site.start();
            var id = Demo.extract(site, Sky.pleiades());
            var job = Demo.client(site).ended(id);

            assertThat(job.phase()).as(job.error()).isEqualTo("COMPLETED");
            assertThat(job.results().getFirst().id()).isEqualTo("result");
            var table = Demo.client(site).result(id, "result");
            assertThat(table.mediaType()).isEqualTo("application/x-votable+xml");
            assertThat(table.text()).contains("<VOTABLE").contains("<TR>");
        }
    }

    @Test
    void withCurlByHand() {
        try (var site = Demo.site()) {
            site.start();
            var at = site.folder().root();
            var made = Demo.run(
                    at,
                    "curl",
                    "-sS",
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{http_code} %{redirect_url}",
                    "-F",
                    "image=@" + Sky.pleiades(),
                    site.server().uri() + "apps/source-extractor/async");
            assertThat(made.output()).startsWith("303 http://");
            var job = made.output().substring(4);

            assertThat(Demo.run(at, "curl", "-sS", job + "/phase").output()).isEqualTo("PENDING");
            Demo.run(at, "curl", "-sS", "-d", "PHASE=RUN", job + "/phase");
            String phase;
            do {
                Demo.run(at, "curl", "-sS", job + "?WAIT=5");
                phase = Demo.run(at, "curl", "-sS", job + "/phase").output();
            } while (phase.equals("QUEUED") || phase.equals("EXECUTING"));
            assertThat(phase).isEqualTo("COMPLETED");
            assertThat(Demo.run(at, "curl", "-sSL", job + "/results/result").output())
                    .contains("<VOTABLE");
            assertThat(Demo.run(at, "curl", "-sS", "-X", "DELETE", "-o", "/dev/null", "-w", "%{http_code}", job)
                            .output())
                    .isEqualTo("303");
        }
    }

    @Test
    void theServerIsKilledInTheMiddleAndTheTablesAreThereAfterwards() {
        try (var site = Demo.site()) {
            site.start();
            var ids = Stream.generate(() -> Demo.extract(site, Sky.large()))
                    .limit(JOBS)
                    .toList();
            untilOneRuns(Demo.client(site));

            site.kill();
            site.start();

            for (var id : ids) {
                var fetched = Demo.python("""
                        import sys
                        from pyvo.dal import AsyncTAPJob
                        job = AsyncTAPJob(sys.argv[1]).wait()
                        assert len(job.fetch_result().to_table()) > 200
                        """, Demo.address(site, id));
                assertThat(fetched.status()).as("%s", fetched).isZero();
            }
        }
    }

    /** Until one of the jobs is seen executing; if all were over before one was seen, there was no middle to be killed in. */
    private static void untilOneRuns(JobClient client) {
        while (!client.get("/jobs?PHASE=EXECUTING").text().contains("jobref")) {
            assertThat(client.get("/jobs?PHASE=QUEUED&PHASE=EXECUTING").text())
                    .as("some job has not ended")
                    .contains("jobref");
        }
    }
}
