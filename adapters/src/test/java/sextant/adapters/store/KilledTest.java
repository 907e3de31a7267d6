package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.engine.fault.FaultPoint;
import sextant.engine.store.JobStore;

/** Promise P1: what was acknowledged is there after a kill -9 at any moment. */
class KilledTest {

    private static final int KILLS = Boolean.getBoolean("sextant.long") ? 100 : 5;
    private static final String FOR_EVER = String.valueOf(Integer.MAX_VALUE);

    @TempDir
    Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLostInSqlite() throws Exception {
        var heard = kill(folder.toString(), KILLS, List.of());

        assertThat(heard.changes).isGreaterThan(KILLS);
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void nothingThatWasAcknowledgedIsLostInPostgres() throws Exception {
        try (var postgres = RunningPostgres.start()) {
            var heard = kill(postgres.url(), 2, List.of());

            assertThat(heard.changes).isGreaterThan(2);
            assertThat(heard.lost).isEmpty();
        }
    }

    @Test
    void aStoreThatAcknowledgesTooEarlyIsFoundOut() throws Exception {
        var heard = kill(folder.toString(), 3, List.of("sextant.planted-bug=acknowledge-before-commit"));

        assertThat(heard.lost).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            mode = EnumSource.Mode.MATCH_ALL,
            names = ".*_(CREATE|FINISH|ABORT|ARCHIVE|DELETE)_COMMIT")
    void whoeverIsKilledAroundACommitFindsTheChangeWholeOrNotAtAll(FaultPoint point) throws Exception {
        var child =
                ChildProgram.start(List.of(), List.of("sextant.fault=" + point + ":2"), folder.toString(), "1", "10");
        var heard = Acknowledged.hear(child.inputReader(), 0, () -> {});

        assertThat(child.waitFor()).as("killed at %s", point).isEqualTo(137);
        try (var store = StoreProgram.open(folder.toString())) {
            assertThat(heard.lost(store)).isEmpty();
            assertThat(store.span().newest())
                    .as("changes on disk, of %d acknowledged", heard.changes())
                    .isEqualTo(heard.changes() + (point.name().startsWith("AFTER") ? 1 : 0));
        }
    }

    private record Heard(int changes, List<String> lost) {}

    private static Heard kill(String where, int kills, List<String> properties) throws Exception {
        var random = new Random(20261120);
        int changes = 0;
        var lost = new ArrayList<String>();
        for (int n = 0; n < kills; n++) {
            var child = ChildProgram.start(List.of(), properties, where, "8", FOR_EVER);
            try (var lines = child.inputReader()) {
                var heard = Acknowledged.hear(lines, 1 + random.nextInt(300), () -> {
                    LockSupport.parkNanos(random.nextInt(3_000_000));
                    child.toHandle().destroyForcibly();
                });
                child.waitFor();
                changes += heard.changes();
                try (JobStore store = StoreProgram.open(where)) {
                    lost.addAll(heard.lost(store));
                }
            }
        }
        return new Heard(changes, lost);
    }
}
