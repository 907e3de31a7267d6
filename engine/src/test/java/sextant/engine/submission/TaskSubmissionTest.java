package sextant.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Task;
import sextant.model.tree.Position;

class TaskSubmissionTest {

    @Test
    void saysWhatIsRunWithWhichValuesAndWhereToItsOutputsGo() {
        var submission = submission("""
                tasktype: uri://cea-application
                taskinfo:
                  application: source-extractor
                  interface: simple
                  parameters:
                    threshold: 2.50
                    band: [g, r]
                    deblend: true
                    image: {indirect: true, value: "https://example.org/m51.fits"}
                    note: {value: hello}
                  outputs:
                    result: https://example.org/put/here
                """);
        assertThat(submission.application()).contains("source-extractor");
        assertThat(submission.interfaceId()).contains("simple");
        assertThat(submission.route()).contains("batch");
        assertThat(submission.run()).isFalse();
        assertThat(submission.parameters())
                .containsExactly(
                        new ParameterValue.Text("threshold", "2.50"),
                        new ParameterValue.Text("band", "g"),
                        new ParameterValue.Text("band", "r"),
                        new ParameterValue.Text("deblend", "true"),
                        new ParameterValue.Indirect("image", "https://example.org/m51.fits"),
                        new ParameterValue.Text("note", "hello"));
        assertThat(submission.targets()).containsExactly(new OutputTarget("result", "https://example.org/put/here"));
    }

    @Test
    void mayLeaveEverythingOut() {
        var submission = submission("tasktype: uri://cea-application\n");
        assertThat(submission.application()).isEmpty();
        assertThat(submission.interfaceId()).isEmpty();
        assertThat(submission.parameters()).isEmpty();
        assertThat(submission.targets()).isEmpty();
        assertThat(submission.executionDuration()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxduration: PT2H                     | 7200
            minduration: PT1H                     | 3600
            {minduration: PT1H, maxduration: PT2H} | 7200
            minduration: 1500ms                   | 2
            minduration: PT0S                     | 1
            """)
    void runsAsLongAsItsResourcesSay(String resources, long seconds) {
        var submission = submission("tasktype: uri://cea-application\nresources:\n  " + resources + "\n");
        assertThat(submission.executionDuration()).hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {aplication: x}                                       | PARAMETER_PATH  | taskinfo.aplication
            {application: [x]}                                    | TYPE            | taskinfo.application
            {parameters: [x]}                                     | TYPE            | taskinfo.parameters
            {parameters: {a: [[1]]}}                              | TYPE            | taskinfo.parameters.a[0]
            {parameters: {a: [1, null]}}                          | TYPE            | taskinfo.parameters.a[1]
            {parameters: {a: {direct: true, value: 1}}}           | PARAMETER_PATH  | taskinfo.parameters.a.direct
            {parameters: {a: {indirect: 'yes', value: 'ftp:x'}}}  | TYPE            | taskinfo.parameters.a.indirect
            {parameters: {a: {indirect: true}}}                   | TYPE            | taskinfo.parameters.a.value
            {parameters: {a: {indirect: true, value: m51.fits}}}  | PARAMETER_VALUE | taskinfo.parameters.a.value
            {outputs: {result: here}}                             | PARAMETER_VALUE | taskinfo.outputs.result
            {outputs: {result: ['http://a/', 'http://b/']}}       | TYPE            | taskinfo.outputs.result
            """)
    void whatIsWrongIsNamedWithItsPath(String info, RefusalKind kind, String path) {
        var refusal = refusal("tasktype: uri://cea-application\ntaskinfo: " + info + "\n");
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.path().map(Object::toString)).contains(path);
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceAndWhatWasMeant() {
        var refusal = refusal("tasktype: uri://cea-application\ntaskinfo:\n  aplication: x\n");
        assertThat(refusal.position()).contains(new Position(3, 3));
        assertThat(refusal.suggest()).contains("Did you mean application?");
    }

    private static Refusal refusal(String yaml) {
        return catchThrowableOfType(Refused.class, () -> submission(yaml)).refusal();
    }

    private static Submission submission(String yaml) {
        return TaskSubmission.of(task(yaml), Optional.of("batch"));
    }

    private static Task task(String yaml) {
        try {
            var body = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
            var question = new TaskReader(Limits.DEFAULT)
                    .fromBody(Optional.of("application/yaml"), body, TaskSubmission.TYPE::equals);
            return ((TaskReader.Asked) question).task();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
