package sextant.model.uws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static sextant.model.uws.ExampleJobs.LINKS;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.Phase;
import sextant.model.reading.JsonDocuments;
import sextant.model.reading.Limits;
import sextant.model.reading.YamlDocuments;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.writing.DocumentFormat;

class JobListWriterTest {

    private static final List<JobSummary> TWO =
            List.of(ExampleJobs.pending().summary(), ExampleJobs.failed().summary());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aListInXmlIsValidByTheSchemaOfUws(int length) {
        assertThatCode(() -> UwsSchema.validate(written(DocumentFormat.XML, TWO.subList(0, length))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(DocumentFormat.class)
    void eachJobHasItsAddressPhaseOwnerAndTime(DocumentFormat format) {
        assertThat(new String(written(format, TWO), StandardCharsets.UTF_8))
                .contains(
                        "https://example.org/sextant/jobs/abcdefghijklmnopqrstuvwxy2",
                        "PENDING",
                        "ERROR",
                        "2026-11-20T12:00:00.123Z",
                        "1.1",
                        "alert(1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aListThatWasWrittenInPiecesIsOneDocumentInJsonAndInYaml(int length) {
        var jobs = TWO.subList(0, length);
        var expected = Fields.of("version", Scalar.text("1.1"))
                .with(
                        "jobs",
                        new Items(jobs.stream()
                                .<Node>map(job -> UwsTree.summary(job, LINKS))
                                .toList()));

        assertThat(JsonDocuments.read(written(DocumentFormat.JSON, jobs), Limits.DEFAULT)
                        .root())
                .isEqualTo(expected);
        assertThat(YamlDocuments.read(text(DocumentFormat.YAML, jobs), false, Limits.DEFAULT)
                        .root())
                .isEqualTo(expected);
    }

    private static String text(DocumentFormat format, List<JobSummary> jobs) {
        return new String(written(format, jobs), StandardCharsets.UTF_8);
    }

    private static byte[] written(DocumentFormat format, List<JobSummary> jobs) {
        var out = new ByteArrayOutputStream();
        var writer = new JobListWriter(format, LINKS);
        out.writeBytes(writer.start());
        jobs.forEach(job -> out.writeBytes(writer.item(job)));
        out.writeBytes(writer.end());
        return out.toByteArray();
    }

    @Test
    void aLabelIsTextAndNothingElseInEveryFormat() {
        var odd = new JobSummary(
                ExampleJobs.ID,
                Optional.of(new Owner("tokens", "a\"b\\c")),
                Phase.ERROR,
                Optional.of("é \ud83d\udd2d </x> \u2028\ufeff\ud800 - {a: b}"),
                ExampleJobs.CREATED);
        var read = "é \ud83d\udd2d </x> \u2028\ufeff\ufffd - {a: b}";

        assertThat(JsonDocuments.read(written(DocumentFormat.JSON, List.of(odd)), Limits.DEFAULT)
                        .root())
                .isEqualTo(YamlDocuments.read(text(DocumentFormat.YAML, List.of(odd)), false, Limits.DEFAULT)
                        .root())
                .isEqualTo(Fields.of("version", Scalar.text("1.1"))
                        .with("jobs", Items.of(UwsTree.summary(odd, LINKS).with("runId", read))));
    }
}
