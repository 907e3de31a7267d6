package sextant.model.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import sextant.model.refusal.Refused;

/** The seeds beside this class are always tried; with {@code JAZZER_FUZZ=1} new inputs are looked for. */
class MultipartFuzzTest {

    private static final Limits LIMITS = new Limits(100_000, 10_000, 16, 1_000, 10, 100, 16, 100);

    /** And it is read the same in one piece and byte by byte. */
    @FuzzTest(maxDuration = "1m")
    void any_body_is_read_or_refused(byte[] bytes) throws IOException {
        var whole = outcome(new ByteArrayInputStream(bytes));

        assertThat(outcome(new ByteByByte(bytes))).isEqualTo(whole);
    }

    @FuzzTest(maxDuration = "1m")
    void any_content_type_is_taken_or_refused(byte[] bytes) {
        var contentType = new String(bytes, StandardCharsets.ISO_8859_1);
        try (var question = new MultipartQuestion(contentType, InputStream.nullInputStream(), LIMITS)) {
            assertThat(question).isNotNull();
        } catch (Refused refused) {
            assertThat(refused.refusal().kind().status()).isBetween(400, 499);
        }
    }

    private static Object outcome(InputStream body) throws IOException {
        try (var question = new MultipartQuestion(MultipartBody.CONTENT_TYPE, body, LIMITS)) {
            question.taskType();
            return question.read();
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    private static final class ByteByByte extends InputStream {
        private final ByteArrayInputStream source;

        ByteByByte(byte[] bytes) {
            source = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return source.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return source.read(into, offset, Math.min(1, length));
        }
    }
}
