package sextant.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.server.TestPlatform;
import sextant.server.http.Call;

class StyleSheetTest {

    @Test
    void aBrowserThatHasItIsNotSentItAgain() {
        var first = StyleSheet.show(TestPlatform.get("/sextant.css", "", "", Map.of()));
        var tag = first.headers().get("ETag");
        var again = StyleSheet.show(new Call(
                "GET",
                "/sextant.css",
                "",
                Map.of(),
                name -> Optional.ofNullable(Map.of("If-None-Match", tag).get(name)),
                InputStream.nullInputStream(),
                false));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        assertThat(TestPlatform.text(StyleSheet.show(TestPlatform.get("/sextant.css", "", "", Map.of()))))
                .doesNotContain("@import", "url(", "http");
    }
}
