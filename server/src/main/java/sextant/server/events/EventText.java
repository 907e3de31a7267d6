package sextant.server.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.tree.Fields;
import sextant.model.tree.Scalar;
import sextant.model.uws.JobLinks;
import sextant.model.uws.UwsTime;
import sextant.model.writing.DocumentFormat;

/**
 * Events as text (HTML Living Standard, server-sent events): {@code phase} with the phase of a job after a change, {@code deleted} once
 * it is gone; the data is one JSON mapping.
 */
final class EventText {

    /** How long a client waits before it asks again after it was cut off; and something that opens the stream at once. */
    static final byte[] OPENING = utf8("retry: 2000\n\n");

    /** A comment, so that nobody on the way takes a quiet stream for a dead one. */
    static final byte[] STILL_HERE = utf8(": still here\n\n");

    private EventText() {}

    static byte[] of(JobEvent event, JobLinks links) {
        var data = data(event.job(), event.phase(), links)
                .with("version", Scalar.number(event.version()))
                .with("at", UwsTime.text(event.at()));
        return text(Long.toString(event.sequence()), event.phase(), data);
    }

    /** Where a job is now, for who was not told before. */
    static byte[] now(JobId job, Phase phase, String id, JobLinks links) {
        return text(id, Optional.of(phase), data(job, Optional.of(phase), links));
    }

    private static Fields data(JobId job, Optional<Phase> phase, JobLinks links) {
        var data = Fields.of("id", Scalar.text(job.text())).with("href", links.job(job));
        return phase.map(known -> data.with("phase", known.name())).orElse(data);
    }

    private static byte[] text(String id, Optional<Phase> phase, Fields data) {
        var json = new String(DocumentFormat.JSON.write(data, "event"), StandardCharsets.UTF_8)
                .replaceAll("\n *", " ")
                .strip();
        return utf8((id.isEmpty() ? "" : "id: " + id + "\n")
                + "event: " + (phase.isPresent() ? "phase" : "deleted") + "\n"
                + "data: " + json + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
