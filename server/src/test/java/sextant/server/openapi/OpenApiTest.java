package sextant.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;
import sextant.server.ServiceUnderTest;
import sextant.server.TestPlatform;

class OpenApiTest {

    private final String text = TestPlatform.text(
            new OpenApi(TestPlatform.of(TestPlatform.SMALL)).show(TestPlatform.get("/openapi.yaml", "", "", Map.of())));

    private final Node document =
            YamlDocuments.read(text, false, Limits.DEFAULT).root();

    @Test
    void theServerIsTheAddressOfThePlatform() {
        assertThat(new Path(List.of(new Path.Field("servers"), new Path.Item(0), new Path.Field("url"))).in(document))
                .contains(Scalar.text("https://small.example.org/sextant"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = values(document, "$ref");
        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                Path.of(reference.substring(2).split("/")).in(document))
                        .as(reference)
                        .isPresent());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(values(document, "operationId")).doesNotHaveDuplicates().contains("accepts", "acceptByPost", "home");
    }

    /** Below the lists of an application and of a route a job has the same addresses as below {@code /jobs}, which are described once. */
    @Test
    void everyAddressOfJobsAndApplicationsIsDescribedWithItsMethods(@TempDir java.nio.file.Path folder)
            throws Exception {
        try (var service = new ServiceUnderTest(folder)) {
            var addresses = service.server.edge.registered().stream()
                    .filter(address -> !address.path().matches("/(apps|routes)/.*/:job/.*"))
                    .toList();
            assertThat(addresses)
                    .hasSizeGreaterThan(25)
                    .allSatisfy(address -> assertThat(described(address.path()))
                            .as(address.path())
                            .containsAll(address.methods()));
        }
    }

    private List<String> described(String path) {
        var found = Path.of("paths", path.replaceAll(":(\\w+)", "{$1}")).in(document);
        assertThat(found).as(path).isPresent();
        return ((Fields) found.get())
                .values().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .toList();
    }

    private static List<String> values(Node node, String key) {
        var found = new ArrayList<String>();
        switch (node) {
            case Fields(var fields) ->
                fields.forEach((name, value) -> {
                    if (name.equals(key) && value instanceof Scalar(var text, var _)) {
                        found.add(text);
                    }
                    found.addAll(values(value, key));
                });
            case Items(var items) -> items.forEach(item -> found.addAll(values(item, key)));
            default -> {}
        }
        return found;
    }
}
