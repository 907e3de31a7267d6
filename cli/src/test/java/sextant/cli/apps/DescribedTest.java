package sextant.cli.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.tree.Fields;

/** How often a parameter can be sent, as the interface that is called says it. */
class DescribedTest {

    private static final String PROBE = """
            {"name": "probe",
             "parameters": [{"id": "ra", "type": "real", "least": 1, "most": 1}, {"id": "mode", "type": "text", "least": 1, "most": 1}],
             "interfaces": [{"id": "default", "parameters": ["ra", "mode"], "inputs": [
               {"parameter": "mode", "least": 1, "most": 2},
               {"group": "position", "least": 1, "inputs": [{"parameter": "ra", "least": 1, "most": 1}]}]}]}
            """;

    private final Described probe = new Described(
            (Fields) JsonDocuments.read(PROBE.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)
                    .root(),
            URI.create("http://localhost/apps/probe"));

    @Test
    void theInterfaceSaysHowManyValuesItTakes() {
        assertThat(probe.taken(probe.parameter("mode").orElseThrow(), Optional.empty()))
                .contains(2L);
    }

    @Test
    void ofWhatStandsInAGroupThatMayRepeatOnlyTheServerKnows() {
        assertThat(probe.taken(probe.parameter("ra").orElseThrow(), Optional.empty()))
                .isEmpty();
    }
}
