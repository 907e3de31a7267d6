package sextant.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.List;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.configuration.ConfigurationFile;
import sextant.model.application.execution.Execution;

/** The reader of CEA's definitions against any bytes. A normal test run replays the seeds; {@code JAZZER_FUZZ=1} looks for more. */
class DefinitionsFuzzTest {

    @FuzzTest
    void anyDocumentIsReadOrRefused(byte[] document) {
        var read = Definitions.read(document);
        assertThat(read.applications().isEmpty() && read.problems().isEmpty())
                .as("nothing read and nothing said")
                .isFalse();
        for (var tree : read.applications()) {
            var file = ConfigurationFile.of(tree);
            var application = new ApplicationReader(Path.of("/opt/tools")).read(file);
            if (read.problems().isEmpty() && file.problems().isEmpty()) {
                assertThat(application.execution()).isNotEqualTo(new Execution.Command(List.of()));
            }
        }
    }
}
