package sextant.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;

/** {@code sextant explain}: how a Task would be answered, by which route and which line of it. */
@Timeout(120)
class ExplainTest {

    private static final int NO = 3;

    private static final String PLATFORM = """
            platform: {name: Explained, url: "http://localhost:8080"}
            routes:
              - name: batch
                accepts: [uri://docker-container]
                for: 'caller.groups.exists(g, g == "escape")'
                limits: {cores: 16}
                offer: {servicetype: uri://docker-uws, endpoint: "http://uws.example.org/docker"}
            """;

    private static Folder folder;

    @BeforeAll
    static void start() {
        folder = Folder.create();
        folder.write("platform.yaml", PLATFORM);
        folder.write("task.yaml", "tasktype: uri://docker-container\n");
        folder.write("large.yaml", "tasktype: uri://docker-container\nresources: {mincores: 17}\n");
        folder.write("other.yaml", "tasktype: uri://nobody\n");
    }

    @AfterAll
    static void stop() {
        folder.close();
    }

    @Test
    void saysYesToWhoeverIsAllowed() {
        var explained = explain("task.yaml", "--as", "jane:escape");

        assertThat(explained.status()).as("%s", explained).isZero();
        assertThat(explained.output()).contains("batch");
    }

    @Test
    void namesTheRuleThatSaysNo() {
        var explained = explain("task.yaml");

        assertThat(explained.status()).as("%s", explained).isEqualTo(NO);
        assertThat(explained.output()).contains("batch").contains("escape");
    }

    @Test
    void namesTheLimitThatIsTooLow() {
        var explained = explain("large.yaml", "--as", "jane:escape");

        assertThat(explained.status()).as("%s", explained).isEqualTo(NO);
        assertThat(explained.output()).contains("batch").contains("cores").contains("16");
    }

    @Test
    void saysThatNobodyTakesTheType() {
        var explained = explain("other.yaml");

        assertThat(explained.status()).as("%s", explained).isEqualTo(NO);
        assertThat(explained.output()).contains("uri://nobody").contains("uri://docker-container");
    }

    private static Finished explain(String task, String... as) {
        var command = new ArrayList<>(List.of(
                "explain",
                folder.path(task).toString(),
                "--config",
                folder.path("platform.yaml").toString()));
        command.addAll(List.of(as));
        return Finished.sextant(command.toArray(String[]::new));
    }
}
