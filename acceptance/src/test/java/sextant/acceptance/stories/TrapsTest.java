package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** What went wrong in the first implementation of the Common Execution Architecture, one test for each mistake that shows on the wire. */
@Timeout(60)
class TrapsTest {

    private static Site site;

    @BeforeAll
    static void start() {
        site = Workshop.doing("case $1 in fail) exit 3;; sleep) echo up >&2; sleep 600;; esac; echo done >result.txt");
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** 1: jobs that never ran could not be deleted, nor destroyed. */
    @Test
    void aJobThatNeverRanCanBeDeletedAndDestroyed() {
        var never = client().create("work");
        var aborted = client().create("work");
        client().phase(aborted, "ABORT");
        for (var id : List.of(never, aborted)) {
            assertThat(client().delete("/jobs/" + id).status()).isEqualTo(303);
            assertThat(client().get("/jobs/" + id).status()).isEqualTo(404);
        }
        var destroyed = client().create("work");
        client().post(
                        "/jobs/" + destroyed + "/destruction",
                        "DESTRUCTION",
                        Instant.now().plusMillis(100).toString());
        while (!client().phase(destroyed).equals("ARCHIVED")) {
            client().get("/jobs/" + client().create("work") + "?WAIT=1");
        }
    }

    /** 3: a parameter could name any file of the server. */
    @Test
    void aValueIsNeverReadAsAFile() {
        var id = client().run("work", "word", "file:///etc/passwd");
        assertThat(client().ended(id).parameter("word")).contains("file:///etc/passwd");
        assertThat(client().result(id, "result").text()).isEqualTo("done\n");
    }

    /** 4: every time of destruction became now. */
    @Test
    void theTimeOfDestructionIsTheOneThatWasAskedFor() {
        var id = client().create("work");
        var wanted = Instant.now().plus(Duration.ofDays(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        client().post("/jobs/" + id + "/destruction", "DESTRUCTION", wanted.toString());
        assertThat(Instant.parse(client().get("/jobs/" + id + "/destruction").text()))
                .isEqualTo(wanted);
        assertThat(client().phase(id)).isEqualTo("PENDING");
    }

    /** 5: ABORTED was overwritten by the error that the abort made. */
    @Test
    void anAbortedJobStaysAborted() {
        var id = client().run("work", "word", "sleep");
        client().untilItSaid(id, "up");
        client().phase(id, "ABORT");
        assertThat(client().ended(id).phase()).isEqualTo("ABORTED");
        client().get("/jobs/" + id + "?WAIT=2");
        assertThat(client().phase(id)).isEqualTo("ABORTED");
    }

    /** 6: seconds times a thousand in 32 bits: more than 24.8 days overflowed. */
    @Test
    void aMonthIsMoreThanAnHour() {
        var id = client().create("work");
        var path = "/jobs/" + id + "/executionduration";
        client().post(path, "EXECUTIONDURATION", "600000");
        assertThat(client().get(path).text()).isEqualTo("600000");
        client().post(path, "EXECUTIONDURATION", "2678400");
        assertThat(Long.parseLong(client().get(path).text())).isBetween(600_000L, 2_678_400L);
        client().post(path, "EXECUTIONDURATION", "4294967297");
        assertThat(Long.parseLong(client().get(path).text())).isGreaterThan(3600L);
    }

    /** 8: leaving out what may be left out was a crash. */
    @Test
    void whatMayBeLeftOutMayBeLeftOut() {
        assertThat(client().ended(client().run("work")).phase()).isEqualTo("COMPLETED");
    }

    /** 9: results were empty until the job was archived, and clients' mistakes were 500 with a stack trace. */
    @Test
    void resultsAreThereAsSoonAsTheJobIsOverAndMistakesAreTheClients() {
        var id = client().run("work");
        client().ended(id);
        assertThat(client().document("/jobs/" + id + "/results").results()).hasSize(1);

        var mistake = client().post("/jobs/" + id + "/phase", "PHASE", "EXPLODE");
        assertThat(mistake.status()).isEqualTo(400);
        assertThat(mistake.text()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    /** 12 (2320, 2077): of a job that failed nothing is passed off as its result, and what it said can be read. */
    @Test
    void aJobThatFailedHasAnErrorAndNoResult() {
        var id = client().run("work", "word", "fail");
        var job = client().ended(id);
        assertThat(job.phase()).isEqualTo("ERROR");
        assertThat(job.error()).contains("3");
        assertThat(job.results()).noneMatch(result -> result.id().equals("result"));
    }

    private static JobClient client() {
        return JobClient.of(site.server().uri());
    }
}
