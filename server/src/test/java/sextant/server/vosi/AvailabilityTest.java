package sextant.server.vosi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sextant.server.TestPlatform;
import sextant.server.http.Reply;

class AvailabilityTest {

    private static final Instant UP = Instant.parse("2026-11-20T09:30:00.123Z");

    private final TestPlatform platform = TestPlatform.of(TestPlatform.SMALL);

    @Test
    void aServerThatRunsIsAvailableAndSaysSinceWhen() {
        assertThat(TestPlatform.text(show(platform, false)))
                .contains("<vosi:available>true</vosi:available>", "<vosi:upSince>2026-11-20T09:30:00Z</vosi:upSince>")
                .doesNotContain("vosi:note");
    }

    @Test
    void aServerThatStopsIsNotAvailable() {
        assertThat(TestPlatform.text(show(platform, true)))
                .contains("<vosi:available>false</vosi:available>", "stopping");
    }

    @Test
    void aRejectedConfigurationIsNotedButTheServiceIsThere() {
        assertThat(TestPlatform.text(show(platform.rejecting("platform: {nam: X}"), false)))
                .contains(
                        "<vosi:available>true</vosi:available>",
                        "The newest configuration was rejected; the one before it is in force since"
                                + " 2026-11-20T12:00:00Z.");
    }

    @Test
    void theDocumentIsValidByTheSchemaOfTheIvoa() {
        var withBothNotes = show(platform.rejecting("platform: {nam: X}"), true);
        assertThatCode(() -> IvoaSchemas.validate(show(platform, false))).doesNotThrowAnyException();
        assertThatCode(() -> IvoaSchemas.validate(withBothNotes)).doesNotThrowAnyException();
    }

    private static Reply show(TestPlatform platform, boolean draining) {
        return new Availability(platform, () -> draining, UP).show(TestPlatform.get("/availability", "", "", Map.of()));
    }
}
