package sextant.server.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.reading.Limits;
import sextant.model.reading.TaskReader;
import sextant.model.refusal.Refused;
import sextant.server.TestPlatform;
import sextant.server.http.Call;

class AcceptsResourceTest {

    private final AcceptsResource accepts = new AcceptsResource(
            TestPlatform.of(TestPlatform.SMALL),
            new TaskReader(Limits.DEFAULT),
            new AnswerCounter(new SimpleMeterRegistry()));

    /** Section 3.5: an unknown type in the query wins over what is wrong with a request that also has a body. */
    @Test
    void aTypeInTheQueryThatNobodyTakesIsAnsweredWithoutTheBody() throws IOException {
        assertThat(TestPlatform.text(accepts.ask(post("tasktype=uri://nobody", Map.of()))))
                .contains("\"NO\"");
        assertThat(TestPlatform.text(accepts.ask(post("tasktype=uri://nobody", Map.of("Content-Encoding", "gzip")))))
                .contains("\"NO\"");
    }

    @Test
    void aKnownTypeInTheQueryOfARequestWithABodyIsRefused() {
        assertThatThrownBy(() -> accepts.ask(post("tasktype=uri://jupyter-notebook", Map.of())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("query and in the body");
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
