package sextant.acceptance.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.http.Reply;
import sextant.acceptance.jobs.Form;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.WebDav;

/** Inputs that are somewhere else, and outputs that go somewhere else. */
@Timeout(180)
class StagingTest {

    private static final String PLATFORM = """
            platform: {name: Copying, url: "http://localhost:PORT"}
            applications: applications
            identity: {tokens: tokens.yaml}
            egress: {open: ["127.0.0.0/8"], ports: [OPEN]}
            jobs:
              list-anonymous: true
              archive: P1D
              process: {sandbox: none, grace: 1s}
            routes:
              - name: here
                run: {process: {applications: [copy]}, concurrency: 4}
            """;

    private static final String TOKENS = """
            - {token: token-of-anna-0123456789abcdef0123, subject: anna}
            - {token: token-of-ben-00123456789abcdef0123, subject: ben}
            """;

    /** Copies its input, and says so in a file that it does not own, each time that it runs. */
    private static final String APPLICATION = """
            name: copy
            identifier: ivo://example.org/copy
            command: [/bin/sh, "{home}/copy.sh", "{file}"]
            parameters:
              file: {type: binary}
            outputs:
              result: {file: copy.dat, type: binary}
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            set -eu
            echo once >>"$(dirname "$0")/runs"
            cp "$1" copy.dat
            """;

    private static Site site(int... open) {
        var ports = String.join(
                ", ", Arrays.stream(open).mapToObj(Integer::toString).toList());
        var site = Site.of(
                PLATFORM.replace("OPEN", ports.isEmpty() ? "80" : ports),
                Map.of("copy.yaml", APPLICATION, "copy.sh", SCRIPT));
        site.folder().write("tokens.yaml", TOKENS);
        site.start();
        return site;
    }

    private static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }

    private static JobClient anna(Site site) {
        return client(site).with("Authorization: Bearer token-of-anna-0123456789abcdef0123");
    }

    private static long runs(Site site) {
        return site.folder().text("applications/runs").lines().count();
    }

    private static String copied(JobClient client, String text) {
        var reply = client.send(Form.upload(
                "/apps/copy/async",
                "file",
                "in.dat",
                "application/octet-stream",
                text.getBytes(UTF_8),
                "PHASE",
                "RUN"));
        return client.ended(JobClient.id(reply)).id();
    }

    @Test
    void theResultOfOneJobIsTheInputOfTheNext() {
        try (var site = site()) {
            var anna = anna(site);
            var first = anna.job(copied(anna, "from hand to hand"));
            var address = first.results().getFirst().href();

            var second = anna.ended(anna.run("copy", "UPLOAD", "file," + address));
            assertThat(second.phase()).as(second.error()).isEqualTo("COMPLETED");
            assertThat(anna.result(second.id(), "result").text()).isEqualTo("from hand to hand");

            var ben = client(site).with("Authorization: Bearer token-of-ben-00123456789abcdef0123");
            var foreign = ben.post("/apps/copy/async", "UPLOAD", "file," + address);
            var missing = ben.post(
                    "/apps/copy/async", "UPLOAD", "file," + address.replace(first.id(), "abcdefghijklmnopqrstuvwxyz"));
            assertThat(foreign.status()).isEqualTo(400);
            assertThat(foreign.text().replace(first.id(), ""))
                    .isEqualTo(missing.text().replace("abcdefghijklmnopqrstuvwxyz", ""));
        }
    }

    @Test
    void anOutputIsSentToAWebDavServerAndFetchedFromThere() throws IOException {
        try (var dav = WebDav.start();
                var site = site(dav.port())) {
            Files.writeString(dav.files().resolve("in.dat"), "across the network");
            var target = dav.url("out.dat");

            var sent = client(site)
                    .ended(client(site).run("copy", "UPLOAD", "file," + dav.url("in.dat"), "result", target));
            assertThat(sent.phase()).as(sent.error()).isEqualTo("COMPLETED");
            assertThat(client(site)
                            .get("/jobs/" + sent.id() + "/results", "Accept: application/xml")
                            .text())
                    .contains("sent=\"" + target + "\"");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(dav.files().resolve("out.dat")).hasContent("across the network"));

            var fetched = client(site).ended(client(site).run("copy", "UPLOAD", "file," + target));
            assertThat(client(site).result(fetched.id(), "result").text()).isEqualTo("across the network");
            Files.writeString(dav.files().resolve("in.dat"), "something else");
            var refused = client(site)
                    .ended(client(site).run("copy", "UPLOAD", "file," + dav.url("in.dat"), "result", target));
            assertThat(refused.phase()).isEqualTo("ERROR");
            assertThat(refused.error()).contains("Something else stands at the address");
            assertThat(refused.results()).as("it is kept here").hasSize(1);
            assertThat(dav.files().resolve("out.dat")).hasContent("across the network");
        }
    }

    @Test
    void whatIsClosedIsRefusedByNameAndNothingIsCreated() {
        try (var site = site()) {
            assertThat(refused(site, "vos://example.org!vospace/in"))
                    .contains("scheme-not-allowed", "vos:", "http, https");
            assertThat(refused(site, "file:///etc/passwd")).contains("scheme-not-allowed");
            assertThat(refused(site, "http://169.254.169.254/")).contains("address-not-allowed");
            assertThat(refused(site, "http://127.0.0.1:5432/")).contains("port-not-allowed");
            assertThat(client(site).document("/jobs").references()).isEmpty();
        }
    }

    private static String refused(Site site, String address) {
        Reply reply = client(site)
                .send(Form.post("/apps/copy/async", "UPLOAD", "file," + address).with("Accept: application/json"));
        assertThat(reply.status()).isEqualTo(400);
        return reply.text();
    }

    @Test
    void aJobThatFetchesIsAbortedAndDeletedAtOnce() throws Exception {
        try (var origin = new Origin();
                var site = site(origin.port())) {
            var client = client(site);
            var aborted = client.run("copy", "UPLOAD", "file," + origin.url());
            var deleted = client.run("copy", "UPLOAD", "file," + origin.url());
            origin.awaitRequests(2);

            client.phase(aborted, "ABORT");
            assertThat(client.ended(aborted).phase()).isEqualTo("ABORTED");
            assertThat(client.delete("/jobs/" + deleted).status()).isEqualTo(303);
            assertThat(client.get("/jobs/" + deleted).status()).isEqualTo(404);
            origin.awaitDepartures(2);
            assertThat(runs(site)).isZero();
        }
    }

    @Test
    void aServerThatIsKilledWhileItFetchesFetchesAgainAndStartsOnce() throws Exception {
        try (var origin = new Origin();
                var site = site(origin.port())) {
            var id = client(site).run("copy", "UPLOAD", "file," + origin.url());
            origin.awaitRequests(1);
            site.kill();
            origin.answer("whole at last");

            site.start();

            var job = client(site).ended(id);
            assertThat(job.phase()).as(job.error()).isEqualTo("COMPLETED");
            assertThat(client(site).result(id, "result").text()).isEqualTo("whole at last");
            assertThat(runs(site)).isEqualTo(1);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(inputs(site, id))
                            .as("what was fetched is dropped, and nothing but its folder is left")
                            .containsExactly(""));
        }
    }

    private static List<String> inputs(Site site, String id) {
        return Folder.files(site.folder().path("data/jobs/" + id.substring(0, 2) + "/" + id + "/in"));
    }
}
