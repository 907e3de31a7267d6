package sextant.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import sextant.model.application.Estimate;

/** When a job starts, from what is before it. Runs of the application {@code ten} take ten seconds; of others nobody knows. */
class AheadTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void withAPlaceFreeItStartsNowWhateverElseRuns() {
        assertThat(start(2, List.of(running("unknown", 5)), List.of())).contains(NOW);
    }

    @Test
    void eachThatWaitsTakesTheFirstPlaceThatIsFree() {
        var running = List.of(running("ten", 4), running("ten", 8));

        assertThat(start(2, running, List.of())).contains(NOW.plusSeconds(2));
        assertThat(start(2, running, List.of(waiting("ten")))).contains(NOW.plusSeconds(6));
        assertThat(start(2, running, List.of(waiting("ten"), waiting("ten")))).contains(NOW.plusSeconds(12));
    }

    @Test
    void whatTakesLongerThanExpectedMayEndAtAnyMoment() {
        assertThat(start(1, List.of(running("ten", 60)), List.of())).contains(NOW);
    }

    @Test
    void whatStandsStillKeepsItsPlace() {
        var still = new Load("ten", OptionalLong.of(0), Optional.of(NOW.minusSeconds(3)), true);

        assertThat(start(2, List.of(still, running("ten", 4)), List.of(waiting("ten"))))
                .contains(NOW.plusSeconds(16));
        assertThat(start(1, List.of(still), List.of())).isEmpty();
    }

    @Test
    void aPlaceThatTheOperatorTookAwayIsNotGivenAgain() {
        assertThat(start(1, List.of(running("ten", 8), running("ten", 4)), List.of()))
                .contains(NOW.plusSeconds(6));
    }

    @Test
    void whatNobodyKnowsIsNotTold() {
        assertThat(start(1, List.of(running("unknown", 5)), List.of())).isEmpty();
        assertThat(start(1, List.of(running("ten", 5)), List.of(waiting("unknown"))))
                .isEmpty();
    }

    @Test
    void whatItsAuthorThinksCountsUntilThereIsAHistory() {
        var forecast = new Forecast(
                name -> name.equals("new") ? List.of() : List.of(Duration.ofSeconds(3)),
                _ -> Optional.of(new Estimate(2, 0.5)));

        assertThat(forecast.length("new", OptionalLong.of(4_000_000))).contains(Duration.ofSeconds(4));
        assertThat(forecast.length("new", OptionalLong.empty()))
                .as("inputs of unknown size")
                .isEmpty();
        assertThat(forecast.length("old", OptionalLong.empty())).contains(Duration.ofSeconds(3));
    }

    private static Optional<Instant> start(int places, List<Load> running, List<Load> waiting) {
        return new Ahead(places, running, waiting)
                .start(
                        NOW,
                        load -> Optional.of(Duration.ofSeconds(10))
                                .filter(_ -> load.application().equals("ten")));
    }

    private static Load running(String application, int seconds) {
        return new Load(application, OptionalLong.of(0), Optional.of(NOW.minusSeconds(seconds)), false);
    }

    private static Load waiting(String application) {
        return new Load(application, OptionalLong.of(0), Optional.empty(), false);
    }
}
