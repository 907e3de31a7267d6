package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Processes;
import sextant.acceptance.running.Site;
import sextant.acceptance.running.Supervisor;

/** The server goes away while a program runs, in the good way and in the bad one; and what watches over programs goes away. */
@Timeout(120)
class KilledServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Runs until somebody makes the file {@code go} in the folder that is given to it, then ends with the status that stands there. */
    private static final String UNTIL_GO = """
            echo "$$" >&2
            while [ ! -e "$1/go" ]; do sleep 0.1; done
            echo done >result.txt
            touch "$1/gone"
            exit "$(cat "$1/go")"
            """;

    @Test
    void aProgramThatEndsWhileTheServerIsDeadIsNotRunAgain() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            site.kill();
            let(site, "0");
            await().atMost(PATIENCE).until(() -> Files.exists(site.folder().path("gone")));

            site.start();

            var job = client(site).ended(id);
            assertThat(job.phase()).as(job.error()).isEqualTo("COMPLETED");
            assertThat(client(site).result(id, "result").text()).isEqualTo("done\n");
        }
    }

    @Test
    void itsExitStatusIsTheRightOne() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            site.kill();
            let(site, "77");
            await().atMost(PATIENCE).until(() -> Files.exists(site.folder().path("gone")));

            site.start();

            var job = client(site).ended(id);
            assertThat(job.phase()).isEqualTo("ERROR");
            assertThat(job.error()).contains("77");
        }
    }

    @Test
    void aProgramThatStillRunsIsTakenOver() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            var pid = pid(site, id);
            var started = client(site).job(id).text("startTime");
            site.kill();

            site.start();

            assertThat(client(site).phase(id)).isEqualTo("EXECUTING");
            assertThat(pid(site, id)).isEqualTo(pid);
            assertThat(client(site).job(id).text("startTime")).isEqualTo(started);
            let(site, "0");
            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void sigtermEndsTheServerInBoundedTimeAndTheProgramsRunOn() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            var pid = pid(site, id);

            site.stop();

            assertThat(Processes.begun(pid)).as("the program is alive").isPresent();
            site.start();
            assertThat(client(site).phase(id)).isEqualTo("EXECUTING");
            let(site, "0");
            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
        }
    }

    /** F22. */
    @Test
    void aProgramWhoseSupervisorIsKilledIsEndedAndItsJobSaysWhy() {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            var pid = pid(site, id);

            Processes.kill(site.supervisor());

            var job = client(site).ended(id);
            assertThat(job.phase()).isEqualTo("ERROR");
            assertThat(job.child("jobInfo").orElseThrow().getTextContent()).contains("supervisor-lost");
            assertThat(Processes.begun(pid)).as("nothing is left").isEmpty();
            var next = running(site);
            assertThat(client(site).phase(next)).as("there is a new supervisor").isEqualTo("EXECUTING");
        }
    }

    @Test
    void bothAreKilledAndTheNextServerEndsWhatIsLeft() {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);
            var pid = pid(site, id);
            var supervisor = site.supervisor();
            site.kill();
            Processes.kill(supervisor);

            site.start();

            assertThat(client(site).ended(id).phase()).isEqualTo("ERROR");
            assertThat(Processes.begun(pid)).as("nothing is left").isEmpty();
        }
    }

    @Test
    void aJobThatMayBeRunTwiceIsRunAgain() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO, "restartable: true")) {
            site.start();
            var id = running(site);
            var first = pid(site, id);
            Processes.kill(site.supervisor());
            await().atMost(PATIENCE).until(() -> {
                var pids = client(site).get("/jobs/" + id + "/stderr").text().strip();
                return !pids.isEmpty() && !pids.equals(Long.toString(first));
            });

            let(site, "0");

            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aSupervisorThatStandsStillMakesTheJobUnknownUntilItGoesOn() throws Exception {
        try (var site = Workshop.doing(UNTIL_GO, "limits: {duration: 2s}")) {
            site.start();
            var id = running(site);
            var supervisor = site.supervisor();

            Processes.signal("STOP", supervisor);
            client(site).reached(id, "UNKNOWN");
            Processes.signal("CONT", supervisor);

            var job = client(site).ended(id);
            assertThat(job.phase()).as(job.error()).isEqualTo("ABORTED");
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheFirstGoesOn() {
        try (var site = Workshop.doing(UNTIL_GO)) {
            site.start();
            var id = running(site);

            var second = sextant.acceptance.running.Finished.sextant(
                    "serve",
                    "--config",
                    site.folder().path("platform.yaml").toString(),
                    "--port",
                    "0",
                    "--data",
                    site.folder().path("data").toString());

            assertThat(second.status()).as("%s", second).isNotZero();
            assertThat(second.error()).contains(site.folder().path("data").toString());
            assertThat(client(site).phase(id)).isEqualTo("EXECUTING");
        }
    }

    @Test
    void theSupervisorGoesWhenThereIsNothingLeftToWatch() {
        try (var site = Workshop.doing("echo done >result.txt")) {
            site.start();
            client(site).ended(client(site).run("work"));
            site.stop();

            await().atMost(PATIENCE)
                    .until(() -> Supervisor.find(site.folder().path("data")).isEmpty());
        }
    }

    private static String running(Site site) {
        var id = client(site).run("work", "word", site.folder().root().toString());
        client(site).reached(id, "EXECUTING");
        client(site).untilItSaid(id, "\n");
        return id;
    }

    /** As the program itself wrote it. */
    private static long pid(Site site, String id) {
        return Long.parseLong(client(site).get("/jobs/" + id + "/stderr").text().strip());
    }

    private static void let(Site site, String status) throws Exception {
        var ready = site.folder().write("going", status);
        Files.move(ready, site.folder().path("go"));
    }

    private static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }
}
