package sextant.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many seeds, each a story of some minutes in which the server dies several times. One that fails is told by its seed: {@code
 * -Dsextant.seed=SEED} plays it again, {@code -Dsextant.seeds=N} plays more.
 */
class SimulationTest {

    private final Logger log = Logger.getLogger("sextant.jobs");
    private final List<LogRecord> faults = new ArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                faults.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** A fault that the service survives by trying again is still a fault. */
    @BeforeEach
    void listen() {
        log.addHandler(listening);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(listening);
        log.setUseParentHandlers(true);
    }

    @Test
    void whateverHappensThePromisesAreKept() {
        long only = Long.getLong("sextant.seed", -1);
        long seeds = Long.getLong("sextant.seeds", 500);
        int deaths = 0;
        for (long seed = only < 0 ? 0 : only; seed < (only < 0 ? seeds : only + 1); seed++) {
            var simulation = new Simulation(seed);
            try {
                simulation.run();
                assertThat(faults).extracting(LogRecord::getThrown).isEmpty();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
            deaths += simulation.deaths();
        }
        if (only < 0) {
            assertThat(deaths).as("deaths of the server").isGreaterThan((int) seeds);
        }
    }
}
