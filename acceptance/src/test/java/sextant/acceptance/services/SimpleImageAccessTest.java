package sextant.acceptance.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Archive;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Parts;
import sextant.acceptance.running.Site;

/**
 * "CEA as a meta-standard": a Simple Image Access service that is described as an application of CEA is such a service again at {@code
 * /apps/sia/sync}, for clients that know nothing of CEA.
 */
@Timeout(180)
class SimpleImageAccessTest {

    private static final String PLATFORM = """
            platform: {name: Observatory, url: "http://localhost:PORT"}
            applications: applications
            jobs: {list-anonymous: true, wait-at-most: 2s}
            routes: [{name: here, run: {process: {}, concurrency: 2}}]
            """;

    private static Archive archive;
    private static Site site;
    private static JobClient client;

    @BeforeAll
    static void start() throws IOException {
        archive = Archive.start().with("pleiades.fits", 56.75, 24.12).with("m31.fits", 10.6847, 41.269);
        var shipped = Files.readString(Checkout.ROOT.resolve("applications/sia.yaml"));
        assertThat(shipped).contains("http://localhost:8099/sia");
        site = Site.of(PLATFORM, Map.of("sia.yaml", shipped.replace("http://localhost:8099/sia", archive.url())));
        client = JobClient.of(site.start().uri());
    }

    @AfterAll
    static void stop() {
        site.close();
        archive.close();
    }

    @Test
    void pyvoTakesItForAnyOtherArchive() {
        var python = Parts.needPython("pyvo");
        try (var folder = Folder.create()) {
            var script = folder.write("script.py", """
                    import sys
                    from pyvo.dal import DALQueryError, SIAService
                    service = SIAService(sys.argv[1] + 'apps/sia/sync')
                    found = service.search(pos=(56.75, 24.12), size=(0.5, 0.5), format='image/fits')
                    assert len(found) == 1, found.to_table()
                    image = found[0]
                    assert image.title == 'pleiades.fits', image.title
                    assert image.format == 'image/fits', image.format
                    assert abs(image.pos.ra.deg - 56.75) < 1e-5, image.pos
                    assert image.getdataset().read(9) == b'SIMPLE  ='
                    assert len(service.search(pos=(120, -30), size=0.1)) == 0
                    try:
                        service.search(pos=(56.75, 24.12), size=0.1, intersect='NEARLY')
                        assert False, 'it was taken'
                    except DALQueryError as wrong:
                        assert 'INTERSECT' in str(wrong), wrong
                    """);
            var done = Finished.run(
                    folder.root(),
                    Map.of(),
                    List.of(
                            python.toString(),
                            "-W",
                            "ignore",
                            script.toString(),
                            site.server().uri().toString()));

            assertThat(done.status()).as("%s", done).isZero();
        }
    }

    @Test
    void itIsAJobToo() {
        var job = client.ended(client.run("sia", "pos", "10.68,41.27", "SIZE", "1,2"));

        assertThat(job.phase()).as("%s", job.error()).isEqualTo("COMPLETED");
        assertThat(client.result(job.id(), "result").text())
                .contains("m31.fits")
                .doesNotContain("pleiades.fits");
    }

    @Test
    void whatIsNoPositionIsRefusedHere() {
        var reply = client.post("/apps/sia/async", "POS", "56.75");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("POS");
    }
}
