package sextant.model.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.model.reading.TaskReader.UnknownType;
import sextant.model.refusal.Refused;

/**
 * The reader against any bytes. The first byte chooses the media type, the rest is the body. A normal test run replays the seeds
 * in the resources; {@code JAZZER_FUZZ=1} looks for more.
 */
class TaskReaderFuzzTest {

    private static final List<String> TYPES = List.of("application/json", "application/yaml", "application/xml", "");
    private static final List<String> BEGINNINGS = List.of(
            "{\"tasktype\":\"uri://strange\"",
            "tasktype: uri://strange\n@",
            "<task><tasktype>uri://strange</tasktype>",
            "{\"tasktype\":\"uri://strange\"",
            "{tasktype: \"uri://strange\"",
            "tasktype: \"uri://strange\"");
    private static final List<String> TYPES_OF_BEGINNINGS = List.of(
            "application/json", "application/yaml", "application/xml", "", "application/yaml", "application/yaml");

    private final TaskReader reader = new TaskReader(Limits.DEFAULT);

    @FuzzTest
    void anyBodyIsReadOrRefused(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var type = TYPES.get((input[0] & 0xff) % TYPES.size());
        try {
            var question = ask(type, Arrays.copyOfRange(input, 1, input.length), true);

            assertThat(question).isInstanceOf(TaskReader.Asked.class);
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
        }
    }

    @FuzzTest
    void nothingBehindAnUnknownTypeIsJudged(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        int choice = (input[0] & 0xff) % BEGINNINGS.size();
        var beginning = BEGINNINGS.get(choice).getBytes(UTF_8);
        var body = Arrays.copyOf(beginning, beginning.length + input.length - 1);
        System.arraycopy(input, 1, body, beginning.length, input.length - 1);

        var question = ask(TYPES_OF_BEGINNINGS.get(choice), body, false);

        assertThat(question).isEqualTo(new UnknownType("uri://strange"));
    }

    private TaskReader.Question ask(String type, byte[] body, boolean known) throws IOException {
        var declared = type.isEmpty() ? Optional.<String>empty() : Optional.of(type);
        return reader.fromBody(declared, new ByteArrayInputStream(body), _ -> known);
    }
}
