package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.model.uws.ExampleJobs.LINKS;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.writing.DocumentFormat;

class UwsTreeTest {

    @Test
    void aJobInJsonHasTheNamesOfTheXmlDocument() {
        assertThat(json(JobView.of(ExampleJobs.pending()))).isEqualToIgnoringNewLines("""
                {
                  "version": "1.1",
                  "jobId": "abcdefghijklmnopqrstuvwxy2",
                  "href": "https://example.org/sextant/jobs/abcdefghijklmnopqrstuvwxy2",
                  "ownerId": null,
                  "phase": "PENDING",
                  "quote": null,
                  "creationTime": "2026-11-20T12:00:00.123Z",
                  "startTime": null,
                  "endTime": null,
                  "executionDuration": 0,
                  "destruction": null,
                  "parameters": [],
                  "results": [],
                  "jobInfo": {
                    "application": "slow",
                    "interface": "default",
                    "route": "local",
                    "attempt": 0
                  }
                }
                """);
    }

    @Test
    void allThatAJobCanHaveIsThere() {
        assertThat(json(JobView.of(ExampleJobs.failed())))
                .contains(
                        "\"runId\": \"<img src=x onerror=alert(1)>\"",
                        "\"value\": \"1.5 < 2 & \\\"more\\\"\\r\\nlast\"",
                        "\"byReference\": true",
                        "\"mime-type\": \"application/fits\"",
                        "\"sha256\": \"" + "ab".repeat(32) + "\"",
                        "\"executionDuration\": 2147483647",
                        "\"type\": \"transient\"",
                        "\"message\": \"It ended with 3.\"",
                        "/stderr\"");
        assertThat(json(ExampleJobs.running())).contains("\"progress\": 42,", "\"progressText\": \"half way\"");
        assertThat(json(ExampleJobs.queued())).contains("\"place\": 3");
        assertThat(json(ExampleJobs.suspended())).contains("\"suspendedBy\": \"client\"");
    }

    @Test
    void theYamlTwinIsTheSameTree() {
        var tree = UwsTree.job(JobView.of(ExampleJobs.failed()), LINKS);
        var yaml = new String(DocumentFormat.YAML.write(tree, "job"), StandardCharsets.UTF_8);

        assertThat(YamlDocuments.read(yaml, false, Limits.DEFAULT).root()).isEqualTo(tree);
    }

    private static String json(JobView view) {
        return new String(DocumentFormat.JSON.write(UwsTree.job(view, LINKS), "job"), StandardCharsets.UTF_8);
    }
}
