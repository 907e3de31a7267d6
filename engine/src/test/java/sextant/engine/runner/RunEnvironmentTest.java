package sextant.engine.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunEnvironmentTest {

    private static final Path WORK = Path.of("/data/run/work");

    @Test
    void everyProgramHasAHomeAndAPlaceForTemporaryFilesInItsFolder() {
        assertThat(RunEnvironment.of(WORK, Map.of()))
                .containsOnly(
                        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
                        Map.entry("LANG", "C.UTF-8"),
                        Map.entry("HOME", "/data/run/work"),
                        Map.entry("TMPDIR", "/data/run/work"));
    }

    @Test
    void anApplicationAddsAndMayNameAnotherPath() {
        assertThat(RunEnvironment.of(WORK, Map.of("PATH", "/opt/tool/bin", "THREADS", "1")))
                .containsEntry("PATH", "/opt/tool/bin")
                .containsEntry("THREADS", "1")
                .containsEntry("HOME", "/data/run/work");
    }
}
