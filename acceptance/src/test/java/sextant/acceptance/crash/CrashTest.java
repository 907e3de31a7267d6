package sextant.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.acceptance.crash.validation.Fault;
import sextant.acceptance.crash.validation.Validator;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Folder;

/** Some dozen kills, so that nothing of it breaks unseen; {@code bench/crash/run} does any number. */
@Timeout(600)
class CrashTest {

    /** One that is not chosen with care: any must do. */
    private static final long SEED = 20261120;

    private static final int KILLS = Checkout.LONG ? 60 : 8;

    static Stream<List<String>> points() {
        return Plan.groups().stream();
    }

    @ParameterizedTest
    @MethodSource("points")
    void nothingIsLostByACrashAtAPointWhereItWouldBeWorst(List<String> points) {
        try (var folder = Folder.create()) {
            var evidence = Round.play(folder.root(), Plan.at(points, SEED));

            var verdict = Validator.judge(evidence);
            assertThat(verdict.violations()).as("%s", verdict).isEmpty();
            assertThat(evidence.faults()).extracting(Fault::what).isEqualTo(points);
        }
    }

    @Test
    void nothingIsLostByKillsAtRandomInstants() {
        try (var folder = Folder.create()) {
            var evidence = Round.play(folder.root(), Plan.random(SEED, KILLS));

            var verdict = Validator.judge(evidence);
            assertThat(verdict.violations()).as("%s", verdict).isEmpty();
            assertThat(verdict.acknowledged()).as("the clients were at work").isGreaterThan(KILLS);
            assertThat(evidence.faults())
                    .as("something was alive in most kills")
                    .filteredOn(fault -> !fault.alive().isEmpty())
                    .hasSizeGreaterThan(KILLS / 2);
        }
    }
}
