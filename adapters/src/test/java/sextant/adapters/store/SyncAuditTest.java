package sextant.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise P1, for a loss of power, which a kill does not show: before a change is acknowledged, the system has been asked to bring the
 * write-ahead log to the disk, after the change was written to it, and has said that it is there. Watched from outside, with strace.
 */
class SyncAuditTest {

    private static final String CALLS = "fsync,fdatasync,pwrite64,write";
    private static final int THREADS = 8;
    private static final int JOBS = 6;
    private static final int CHANGES_OF_A_JOB = 5;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgementComesAfterTheSyncOfItsWrite() throws Exception {
        var audit = audit(List.of(), "trace=" + CALLS);

        assertThat(audit.acknowledged()).hasSize(THREADS * JOBS * CHANGES_OF_A_JOB);
        assertThat(audit.tooEarly()).isEmpty();
    }

    @Test
    void aStoreThatAcknowledgesTooEarlyIsFoundOut() throws Exception {
        var audit = audit(List.of("sextant.planted-bug=acknowledge-before-commit"), "trace=" + CALLS);

        assertThat(audit.tooEarly()).isNotEmpty();
    }

    /** Once, at different moments of the program's life. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 25, 60})
    void aSyncThatFailsAcknowledgesNothing(int which) throws Exception {
        StoreProgram.open(folder.resolve("data").toString()).close();

        var audit = audit(List.of(), "trace=" + CALLS, "-e", "inject=fsync,fdatasync:error=EIO:when=" + which);

        assertThat(Files.readString(folder.resolve("trace"))).contains("INJECTED");
        assertThat(audit.acknowledged()).isNotEmpty();
        assertThat(audit.tooEarly()).isEmpty();
    }

    private SyncAudit audit(List<String> properties, String... what) throws Exception {
        var trace = folder.resolve("trace");
        var watched = new ArrayList<>(List.of(Programs.need("strace").toString(), "-f", "-qq", "-y", "-s", "9000"));
        watched.addAll(List.of("-e", "signal=none", "-o", trace.toString(), "-e"));
        watched.addAll(List.of(what));
        var child = ChildProgram.start(
                watched, properties, folder.resolve("data").toString(), String.valueOf(THREADS), String.valueOf(JOBS));
        child.inputReader().lines().forEach(_ -> {});
        assertThat(child.waitFor()).isZero();
        return SyncAudit.of(Files.readAllLines(trace));
    }
}
