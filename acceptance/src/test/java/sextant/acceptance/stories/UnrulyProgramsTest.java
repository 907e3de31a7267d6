package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Processes;
import sextant.acceptance.running.Site;

/** Programs that do not do as they are told. The numbers are those of the fault model. */
@Timeout(120)
class UnrulyProgramsTest {

    /** F25: neither asking, nor ending the group, nor ending the session would be enough. */
    @Test
    void aProgramThatIgnoresSigtermAndHidesItsChildrenIsEndedAsAWhole() {
        var script = """
                trap '' TERM HUP INT
                setsid sh -c 'trap "" TERM HUP; echo "$$" >&2; while :; do sleep 1; done' &
                (setsid sh -c '(trap "" TERM HUP; echo "$(cut -d" " -f4 /proc/self/stat)" >&2; exec sleep 600) &' &)
                echo "$$" >&2
                while :; do sleep 1; done
                """;
        try (var site = Workshop.doing(script)) {
            site.start();
            var id = client(site).run("work");
            client(site).reached(id, "EXECUTING");
            while (client(site).get("/jobs/" + id + "/stderr").text().lines().count() < 3) {
                client(site).get("/jobs/" + id + "?WAIT=1");
            }

            client(site).phase(id, "ABORT");

            assertThat(client(site).ended(id).phase()).isEqualTo("ABORTED");
            assertThat(left(site, id))
                    .as("processes that are left when the job is ABORTED")
                    .isEmpty();
        }
    }

    /** F25 with DELETE: the address is gone at once, the processes soon. */
    @Test
    void aJobThatIsDeletedLeavesNothingBehind() {
        try (var site = Workshop.doing("trap '' TERM; echo up >&2; while :; do sleep 1; done")) {
            site.start();
            var id = client(site).run("work");
            client(site).untilItSaid(id, "up");

            client(site).delete("/jobs/" + id);

            assertThat(client(site).get("/jobs/" + id).status()).isEqualTo(404);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> left(site, id).isEmpty());
        }
    }

    /** F28: it takes more than it may, but never so much that it could harm where nothing holds it. */
    @Test
    void aProgramThatTakesTooMuchMemoryIsEndedAndSaysSo() {
        try (var site = Workshop.doing(
                "head -c 300M /dev/zero | tail -n 1 >/dev/null && echo all >result.txt", "limits: {memory: 64Mi}")) {
            site.start();
            var job = client(site).ended(client(site).run("work"));

            assertThat(job.phase()).as(job.error()).isEqualTo("ERROR");
            assertThat(job.results()).isEmpty();
        }
    }

    /** F28: a disk filler is held by the largest file that it may write. */
    @Test
    void aProgramThatWritesTooMuchIsEndedAndSaysSo() {
        try (var site = Workshop.doing(
                "head -c 100000000 /dev/zero >result.txt || { echo full >&2; exit 9; }", "limits: {file-size: 1M}")) {
            site.start();
            var job = client(site).ended(client(site).run("work"));

            assertThat(job.phase()).isEqualTo("ERROR");
        }
    }

    /** F29, small: what is more than its output may be is thrown away, with a mark, and the program does not notice. */
    @Test
    void endlessOutputIsCutAndMarked() {
        try (var site = Workshop.doing(
                "head -c 3000000 /dev/zero | tr '\\\\0' x; echo done >result.txt", "limits: {output: 100k}")) {
            site.start();
            var id = client(site).run("work");

            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
            var stdout = client(site).get("/jobs/" + id + "/stdout").text();
            assertThat(stdout.length()).isBetween(100_000, 110_000);
            assertThat(stdout.stripTrailing()).doesNotEndWith("x");
        }
    }

    /** F31. */
    @ParameterizedTest
    @CsvSource({"exit 1,1", "exit 127,127", "exit 255,255", "kill -SEGV $$,SEGV", "kill -KILL $$,KILL"})
    void theErrorSaysHowItEnded(String script, String said) {
        try (var site = Workshop.doing(script)) {
            site.start();
            var job = client(site).ended(client(site).run("work"));

            assertThat(job.phase()).isEqualTo("ERROR");
            assertThat(job.error()).contains(said);
        }
    }

    /** F32: what cannot be started is an ERROR at once, and never executing for ever. */
    @ParameterizedTest
    @CsvSource({"/no/such/program", "'{home}/work.yaml'", "'{home}/empty'"})
    void whatCannotBeStartedIsAnError(String program) {
        var application = """
                name: work
                identifier: ivo://example.org/work
                command: ["PROGRAM"]
                outputs:
                  result: {stdout: true}
                """.replace("PROGRAM", program);
        try (var site = Site.of(Workshop.platform(Map.of()), Map.of("work.yaml", application, "empty", ""))) {
            site.start();
            var job = client(site).ended(client(site).run("work"));

            assertThat(job.phase()).isEqualTo("ERROR");
            assertThat(job.child("jobInfo").orElseThrow().getTextContent()).contains("cannot-start");
        }
    }

    /** F32: one argument that no kernel takes is refused when it is asked for, or is an ERROR. */
    @Test
    void anArgumentThatIsTooLongIsRefused() {
        try (var site = Workshop.doing("true")) {
            site.start();
            var reply = client(site).post("/apps/work/async", "word", "x".repeat(200_000), "PHASE", "RUN");

            assertThat(reply.status()).as("%s", reply).isBetween(400, 499);
        }
    }

    private static java.util.List<Processes.Seen> left(Site site, String id) {
        return Processes.about(site.folder().path("data")).stream()
                .filter(process -> process.folder().contains(id))
                .toList();
    }

    private static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }
}
