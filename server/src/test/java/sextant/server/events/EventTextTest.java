package sextant.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.uws.JobLinks;

class EventTextTest {

    private static final JobLinks LINKS = new JobLinks("https://example.org/jobs");
    private static final JobId ID = new JobId("abcdefghijklmnopqrstuvwxy2");

    @Test
    void anEventHasTheNumberToResumeFromAndItsDataOnOneLine() {
        assertThat(text(EventText.of(event(Optional.of(Phase.EXECUTING)), LINKS)))
                .isEqualTo("""
                id: 17
                event: phase
                data: {"id": "abcdefghijklmnopqrstuvwxy2", "href": "https://example.org/jobs/abcdefghijklmnopqrstuvwxy2", \
                "phase": "EXECUTING", "version": 3, "at": "2026-11-20T12:00:00.000Z"}

                """);
    }

    @Test
    void aJobThatIsGoneHasNoPhase() {
        assertThat(text(EventText.of(event(Optional.empty()), LINKS)))
                .contains("event: deleted\n")
                .doesNotContain("\"phase\"");
    }

    @Test
    void whereAJobIsNowHasNoNumber() {
        assertThat(text(EventText.now(ID, Phase.PENDING, "", LINKS))).startsWith("event: phase\ndata: {");
        assertThat(text(EventText.now(ID, Phase.COMPLETED, "end", LINKS))).startsWith("id: end\nevent: phase\n");
    }

    private static JobEvent event(Optional<Phase> phase) {
        return new JobEvent(17, ID, Optional.empty(), "here", "slow", 3, phase, Instant.parse("2026-11-20T12:00:00Z"));
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }
}
