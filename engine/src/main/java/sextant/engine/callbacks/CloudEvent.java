package sextant.engine.callbacks;

import java.util.List;
import sextant.model.job.Job;
import sextant.model.notice.Draft;
import sextant.model.notice.Happened;
import sextant.model.notice.Notice;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;
import sextant.model.uws.JobLinks;
import sextant.model.uws.UwsTime;
import sextant.model.writing.DocumentFormat;

/**
 * A notice as a CloudEvent 1.0 in its JSON format. {@code sequence} is the extension of that name, whose values are in the order of
 * their text.
 */
final class CloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private static final String PHASE = "phase";
    private static final String TEXT = "text";

    private CloudEvent() {}

    /** The same whenever it comes again. */
    static String id(Notice notice) {
        return notice.draft().listener().id() + "-" + notice.sequence();
    }

    /** @param notice of anything but results */
    static byte[] of(Notice notice, JobLinks links) {
        return switch (notice.draft().happened()) {
            case Happened.Entered(var _, var phase, var text) ->
                event(
                        notice,
                        links,
                        PHASE,
                        data(notice.draft()).with(PHASE, phase.name()).with(TEXT, text));
            case Happened.Said(var _, var phase, var source, var text, var percent) -> {
                var data = data(notice.draft())
                        .with(PHASE, phase.name())
                        .with("source", source)
                        .with(TEXT, text);
                yield event(
                        notice,
                        links,
                        "progress",
                        percent.isPresent()
                                ? data.with("percent", Scalar.plain(Double.toString(percent.getAsDouble())))
                                : data);
            }
            case Happened.Results _ -> event(notice, links, "results", data(notice.draft()));
        };
    }

    /** The results are told by their addresses, sizes and digests. */
    static byte[] ofResults(Notice notice, Job job, JobLinks links) {
        List<Node> results = job.results().stream()
                .<Node>map(result -> Fields.EMPTY
                        .with("id", result.id())
                        .with("mediaType", result.mediaType())
                        .with("size", Scalar.number(result.size()))
                        .with("sha256", result.sha256())
                        .with("href", Scalar.text(result.sent().orElse(links.result(job.id(), result.id())))))
                .toList();
        return event(notice, links, "results", data(notice.draft()).with("results", new Items(results)));
    }

    private static Fields data(Draft draft) {
        var data = Fields.EMPTY.with("job", draft.job().text());
        return draft.label().map(label -> data.with("runId", label)).orElse(data);
    }

    private static byte[] event(Notice notice, JobLinks links, String type, Fields data) {
        var job = notice.draft().job();
        var event = Fields.EMPTY
                .with("specversion", "1.0")
                .with("id", id(notice))
                .with("source", links.job(job))
                .with("type", "sextant.job." + type)
                .with("subject", job.text())
                .with("time", UwsTime.text(notice.draft().happened().at()))
                .with("datacontenttype", "application/json")
                .with("sequence", "%019d".formatted(notice.sequence()))
                .with("data", data);
        return DocumentFormat.JSON.write(event, "event");
    }
}
