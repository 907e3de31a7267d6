package sextant.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.server.http.Call;

class ResourceFileTest {

    private final ResourceFile styleSheet = new ResourceFile("/sextant.css", "text/css; charset=utf-8");

    @Test
    void whoeverHasItIsNotSentItAgain() {
        var first = styleSheet.answer(get(Map.of()));
        var tag = first.headers().get("ETag");
        var again = styleSheet.answer(get(Map.of("If-None-Match", tag)));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theStyleSheetFetchesNothingFromElsewhere() {
        assertThat(new String(styleSheet.answer(get(Map.of())).body(), StandardCharsets.UTF_8))
                .doesNotContain("@import", "url(", "http");
    }

    private static Call get(Map<String, String> headers) {
        return new Call(
                "GET",
                "/sextant.css",
                "",
                Map.of(),
                name -> Optional.ofNullable(headers.get(name)),
                InputStream.nullInputStream(),
                false,
                "192.0.2.1");
    }
}
