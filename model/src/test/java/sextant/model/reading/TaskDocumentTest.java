package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.model.reading.Documents.json;
import static sextant.model.reading.Documents.refusal;
import static sextant.model.reading.Documents.xml;
import static sextant.model.reading.Documents.yaml;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.task.DataReference;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

class TaskDocumentTest {

    @Test
    void theResourcesOfTheNoteAreRead() {
        var task = task("""
                tasktype: uri://any
                resources:
                  # Storage space (Gbytes)
                  minstore: 8G
                  maxstore: 10G
                  # CPU cores
                  mincores: 8
                  maxcores: 10
                  # Memory (Gbytes)
                  minmemory: 8G
                  maxmemory: 10G
                  # Startup time (s)
                  minstartup: 5s
                  maxstartup: 60s
                  # Execution time (duration)
                  minduration: 5m
                  maxduration: 10m
                """);

        assertThat(task.resources())
                .isEqualTo(new Resources(Map.of(
                        Resource.STORE, range(Resource.STORE, 8_000_000_000L, 10_000_000_000L),
                        Resource.CORES, range(Resource.CORES, 8_000, 10_000),
                        Resource.MEMORY, range(Resource.MEMORY, 8_000_000_000L, 10_000_000_000L),
                        Resource.STARTUP, range(Resource.STARTUP, 5_000, 60_000),
                        Resource.DURATION, range(Resource.DURATION, 300_000, 600_000))));
    }

    @Test
    void oneEndOfARangeIsEnough() {
        var task = task("tasktype: a\nresources: {mingpus: 1, maxmemory: 512Mi, mincores: }");

        assertThat(task.resources().of(Resource.GPUS).orElseThrow().max()).isEmpty();
        assertThat(task.resources().of(Resource.MEMORY).orElseThrow().min()).isEmpty();
        assertThat(task.resources().of(Resource.CORES)).isEmpty();
    }

    @Test
    void dataIsOneReferenceOrAList() {
        assertThat(task("tasktype: a\ndata: https://example.org/a").data())
                .containsExactly(new DataReference.Web("https://example.org/a"));
        assertThat(task("tasktype: a\ndata:\n  - test:file1\n  - {location: 's3://bucket/key'}")
                        .data())
                .containsExactly(
                        new DataReference.RucioIdentifier("test", "file1"),
                        new DataReference.S3Object("bucket", "key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasktype: a",
                "tasktype: a\ntaskinfo:\nresources:\ndata:\n",
                "tasktype: a\ntaskinfo: ''\nresources: {}\ndata: []\n",
            })
    void whatIsEmptyCountsAsNotSaid(String text) {
        var task = task(text);

        assertThat(task.general()).isTrue();
        assertThat(task.info()).isEqualTo(Fields.EMPTY);
        assertThat(task.resources().isEmpty()).isTrue();
        assertThat(task.data()).isEmpty();
    }

    @Test
    void theWholeDocumentIsKeptWithItsPositions() {
        var document = yaml("tasktype: a\ntaskinfo:\n  image: docker.io/example:1.0\n");

        var task = TaskDocument.task("a", document);

        assertThat(task.document()).isEqualTo(document);
        assertThat(task.document().at(Path.of("taskinfo", "image"))).contains(new Position(3, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taskinfo: x                      | type           | taskinfo            | 2 | 1",
                "taskinfo: [x]                    | type           | taskinfo            | 2 | 1",
                "taskinfo: 8                      | type           | taskinfo            | 2 | 1",
                "resources: [8G]                  | type           | resources           | 2 | 1",
                "resources: {minmemory: [8]}      | type           | resources.minmemory | 2 | 13",
                "resources: {minmemory: true}     | type           | resources.minmemory | 2 | 13",
                "resources: {minmemory: -1}       | quantity       | resources.minmemory | 2 | 13",
                "resources: {minmemory: 8Q}       | quantity       | resources.minmemory | 2 | 13",
                "resources: {minmemory: 1e400}    | quantity       | resources.minmemory | 2 | 13",
                "resources: {maxduration: PT-1S}  | quantity       | resources.maxduration | 2 | 13",
                "resources: {maxcores: 1, mincores: 2} | quantity  | resources.mincores  | 2 | 26",
                "resources: {minmemry: 8}         | parameter-path | resources.minmemry  | 2 | 13",
                "resources: {__proto__: 8}        | parameter-path | resources.__proto__ | 2 | 13",
                "resources: {minstore: ''}        | quantity       | resources.minstore  | 2 | 13",
                "taskinf: {}                      | parameter-path | taskinf             | 2 | 1",
                "data: 8                          | type           | data                | 2 | 1",
                "data: [a]                        | type           | data[0]             | 2 | 8",
                "data: {location: ftp://a/b}      | type           | data.location       | 2 | 8",
                "data: [x:y, {scope: a, nam: b}]  | parameter-path | data[1].nam         | 2 | 24",
                "data: {bucket: bbb, object: [c]} | type           | data.object         | 2 | 21",
            })
    void whatIsWrongIsNamedWithItsPathAndItsPlace(String line, String kind, String path, int row, int column) {
        var refusal = refusal(() -> task("tasktype: a\n" + line));

        assertThat(refusal.kind().word()).isEqualTo(kind);
        assertThat(refusal.path().map(Path::toString)).contains(path);
        assertThat(refusal.position()).contains(new Position(row, column));
        assertThat(refusal.got()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'taskinf: {}', taskinfo",
        "'task_info: {}', taskinfo",
        "'ressources: {}', resources",
        "'resources: {minmemry: 8}', minmemory",
        "'resources: {max_cores: 8}', maxcores",
    })
    void theNearestNameIsSuggested(String line, String nearest) {
        var refusal = refusal(() -> task("tasktype: a\n" + line));

        assertThat(refusal.suggest()).contains("Did you mean " + nearest + "?");
    }

    @Test
    void aNameThatIsLikeNoneMayHaveLostItsTaskinfoAndGetsTheList() {
        var refusal = refusal(() -> task("tasktype: a\nimage: example:1.0"));

        assertThat(refusal.suggest()).contains("Did you mean taskinfo.image?");
        assertThat(refusal.limit()).contains("tasktype, taskinfo, resources, data, reserve");
    }

    @Test
    void theSameTaskComesFromEverySyntax() {
        var yaml =
                TaskDocument.task("a", yaml("tasktype: a\ntaskinfo: {languages: [md, 8]}\nresources: {maxcores: 0.5}"));
        var json = TaskDocument.task(
                "a",
                json("{\"tasktype\":\"a\",\"taskinfo\":{\"languages\":[\"md\",8]},\"resources\":{\"maxcores\":0.5}}"));
        var xml = TaskDocument.task(
                "a",
                xml("<task><tasktype>a</tasktype><taskinfo><languages><item>md</item><item>8</item>"
                        + "</languages></taskinfo><resources><maxcores>0.5</maxcores></resources></task>"));

        assertThat(json.document().root()).isEqualTo(yaml.document().root());
        assertThat(xml.document().root()).isEqualTo(yaml.document().root());
        assertThat(json.resources()).isEqualTo(yaml.resources());
        assertThat(xml.info()).isEqualTo(yaml.info());
    }

    private static Task task(String yaml) {
        return TaskDocument.task("a", yaml(yaml));
    }

    private static Resources.Range range(Resource resource, long min, long max) {
        return new Resources.Range(
                Optional.of(new Quantity(resource.unit(), min)), Optional.of(new Quantity(resource.unit(), max)));
    }
}
