package sextant.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.jobs.JobClient;
import sextant.acceptance.running.Site;

/** What the operator writes into platform.yaml while jobs are there. */
@Timeout(120)
class OperatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROUTE = "concurrency: 4";
    private static final String ONE_SECOND = "sleep 1; echo done >result.txt";

    @Test
    void aRouteThatIsHeldAnswersRunWithHeldAndLaterTakesTheJobWhenItIsAskedAgain() {
        try (var site = Workshop.doing(ONE_SECOND, "", Map.of(ROUTE, "concurrency: 4, hold: true"))) {
            site.start();
            var id = client(site).run("work");
            assertThat(client(site).phase(id)).isEqualTo("HELD");

            site.platform(Workshop.platform(Map.of()));
            await().atMost(PATIENCE).until(() -> {
                client(site).phase(id, "RUN");
                return !client(site).phase(id).equals("HELD");
            });

            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aRouteThatIsSuspendedStopsItsProgramsAndTheyGoOnByThemselves() {
        try (var site = Workshop.doing("echo alive >&2; sleep 8; echo done >result.txt")) {
            site.start();
            var id = client(site).run("work");
            client(site).untilItSaid(id, "alive");

            site.platform(Workshop.platform(Map.of(ROUTE, "concurrency: 4, suspend: true")));
            client(site).reached(id, "SUSPENDED");
            site.platform(Workshop.platform(Map.of()));

            assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aJobIsArchivedWhenItsTimeHasCome() {
        try (var site = Workshop.doing("echo done >result.txt", "", Map.of("archive:", "keep: 1s\n  archive:"))) {
            site.start();
            var id = client(site).run("work");

            await().atMost(PATIENCE).until(() -> client(site).phase(id).equals("ARCHIVED"));

            assertThat(client(site).job(id).results()).isEmpty();
        }
    }

    @Test
    void whereNothingIsArchivedItIsForgotten() {
        try (var site =
                Workshop.doing("echo done >result.txt", "", Map.of("archive: P1D", "keep: 1s\n  archive: 0s"))) {
            site.start();
            var id = client(site).run("work");

            await().atMost(PATIENCE).until(() -> client(site).get("/jobs/" + id).status() == 404);
        }
    }

    @Test
    void oneRunsAfterTheOtherInTheOrderInWhichTheyCame() {
        try (var site = Workshop.doing("date +%s%N >result.txt", "", Map.of(ROUTE, "concurrency: 1"))) {
            site.start();
            var ids = java.util.stream.Stream.generate(() -> client(site).run("work"))
                    .limit(5)
                    .toList();

            var times = ids.stream()
                    .peek(id -> assertThat(client(site).ended(id).phase()).isEqualTo("COMPLETED"))
                    .map(id -> client(site).result(id, "result").text())
                    .toList();

            assertThat(times).isSorted();
        }
    }

    private static JobClient client(Site site) {
        return JobClient.of(site.server().uri());
    }
}
