package sextant.server.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.model.refusal.Refused;
import sextant.server.ServiceUnderTest;
import sextant.server.TestPlatform;
import sextant.server.http.Call;

class AcceptsResourceTest {

    @TempDir
    private Path folder;

    /** Section 3.5: an unknown type in the query wins over what is wrong with a request that also has a body. */
    @Test
    void aTypeInTheQueryThatNobodyTakesIsAnsweredWithoutTheBody() throws Exception {
        try (var service = new ServiceUnderTest(folder)) {
            var plain = post("tasktype=uri://nobody", Map.of());
            var packed = post("tasktype=uri://nobody", Map.of("Content-Encoding", "gzip"));

            assertThat(TestPlatform.text(service.accepts.ask(plain))).contains("\"NO\"");
            assertThat(TestPlatform.text(service.accepts.ask(packed))).contains("\"NO\"");
        }
    }

    @Test
    void aKnownTypeInTheQueryOfARequestWithABodyIsRefused() throws Exception {
        try (var service = new ServiceUnderTest(folder)) {
            assertThatThrownBy(() -> service.accepts.ask(post("tasktype=uri://jupyter-notebook", Map.of())))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("query and in the body");
        }
    }

    /** Its body fails whoever reads it. */
    private static Call post(String rawQuery, Map<String, String> headers) {
        return new Call(
                "POST",
                "/accepts",
                rawQuery,
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                new InputStream() {
                    @Override
                    public int read() {
                        throw new AssertionError("the body was read");
                    }
                },
                true,
                "192.0.2.1");
    }
}
