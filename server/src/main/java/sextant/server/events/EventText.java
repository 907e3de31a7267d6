package sextant.server.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.model.job.JobEvent;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.model.uws.JobLinks;
import sextant.model.uws.UwsTime;
import sextant.model.writing.JsonText;

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
        var data = data(event.job(), event.phase(), links);
        UwsTime.append(data.append(", \"version\": ").append(event.version()).append(", \"at\": \""), event.at());
        return text(Long.toString(event.sequence()), event.phase(), data.append('"'));
    }

    /** Where a job is now, for who was not told before. */
    static byte[] now(JobId job, Phase phase, String id, JobLinks links) {
        return text(id, Optional.of(phase), data(job, Optional.of(phase), links));
    }

    private static StringBuilder data(JobId job, Optional<Phase> phase, JobLinks links) {
        var data = new StringBuilder(256).append("{\"id\": \"").append(job).append("\", \"href\": ");
        JsonText.quoted(data, links.job(job));
        phase.ifPresent(known -> data.append(", \"phase\": \"").append(known).append('"'));
        return data;
    }

    private static byte[] text(String id, Optional<Phase> phase, StringBuilder data) {
        return utf8((id.isEmpty() ? "" : "id: " + id + "\n")
                + "event: " + (phase.isPresent() ? "phase" : "deleted") + "\n"
                + "data: " + data + "}\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
