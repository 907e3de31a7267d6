package sextant.model.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import sextant.model.job.AbsoluteUri;
import sextant.model.reading.Limits;
import sextant.model.refusal.Refused;
import sextant.model.xml.ElementReader;

/** The reader of tool documents against any bytes. A normal test run replays the seeds; {@code JAZZER_FUZZ=1} looks for more. */
class ToolReaderFuzzTest {

    @FuzzTest
    void anyDocumentIsReadOrRefused(byte[] document) {
        try {
            var root = ElementReader.read(document, Limits.DEFAULT);
            if (!ToolReader.isTool(root)) {
                return;
            }
            var tool = ToolReader.read(root);
            Stream.concat(tool.inputs().stream(), tool.outputs().stream()).forEach(ToolReaderFuzzTest::check);
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
        }
    }

    /** What was read can be used without asking again. */
    private static void check(ToolParameter parameter) {
        assertThat(parameter.id()).isNotEmpty();
        switch (parameter.content()) {
            case ToolParameter.Encoded encoded -> assertThat(encoded.bytes()).isNotNull();
            case ToolParameter.Address(var uri) ->
                assertThat(AbsoluteUri.is(uri)).isTrue();
            case ToolParameter.Text _, ToolParameter.Array _, ToolParameter.Nothing _ -> {}
        }
    }
}
