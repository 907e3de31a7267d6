package sextant.model.uws;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import sextant.model.job.Job;
import sextant.model.job.JobError;
import sextant.model.job.JobSummary;
import sextant.model.job.Owner;
import sextant.model.job.ParameterValue;
import sextant.model.job.Result;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * The twins of the XML documents for JSON and YAML: the same names, lists as lists, and {@code null} for what {@code xsi:nil} says is
 * not known.
 */
public final class UwsTree {

    private UwsTree() {}

    public static Fields job(JobView view, JobLinks links) {
        var job = view.job();
        var tree = Fields.of("version", Scalar.text("1.1"))
                .with("jobId", job.id().text())
                .with("href", links.job(job.id()));
        if (job.runId().isPresent()) {
            tree = tree.with("runId", job.runId().get());
        }
        tree = tree.with("ownerId", owner(job.owner()))
                .with("phase", job.phase().name())
                .with("quote", time(job.quote()))
                .with("creationTime", time(Optional.of(job.created())))
                .with("startTime", time(job.started()))
                .with("endTime", time(job.ended()))
                .with("executionDuration", Scalar.number(view.executionDuration()))
                .with("destruction", time(job.destruction()))
                .with(parameters(job, links))
                .with(results(view, links));
        if (job.error().isPresent()) {
            tree = tree.with("errorSummary", error(job.error().get()));
        }
        return tree.with("jobInfo", jobInfo(view, links));
    }

    public static Fields parameters(Job job, JobLinks links) {
        return Fields.of(
                "parameters",
                new Items(job.parameters().stream()
                        .<Node>map(parameter -> parameter(job, parameter, links))
                        .toList()));
    }

    public static Fields results(JobView view, JobLinks links) {
        return Fields.of(
                "results",
                new Items(view.results().stream()
                        .<Node>map(result -> result(view.job(), result, links))
                        .toList()));
    }

    static Fields summary(JobSummary job, JobLinks links) {
        var tree = Fields.of("id", Scalar.text(job.id().text()))
                .with("href", links.job(job.id()))
                .with("phase", job.phase().name());
        if (job.runId().isPresent()) {
            tree = tree.with("runId", job.runId().get());
        }
        return tree.with("ownerId", owner(job.owner())).with("creationTime", UwsTime.text(job.created()));
    }

    private static Fields parameter(Job job, ParameterValue parameter, JobLinks links) {
        var tree = Fields.of("id", Scalar.text(parameter.id()));
        return switch (parameter) {
            case ParameterValue.Text text -> tree.with("value", text.value());
            case ParameterValue.Upload upload ->
                tree.with("byReference", Scalar.truth(true))
                        .with("href", links.parameter(job.id(), upload.id()))
                        .with("size", Scalar.number(upload.size()))
                        .with("mime-type", upload.mediaType());
            case ParameterValue.Indirect indirect ->
                tree.with("byReference", Scalar.truth(true)).with("href", indirect.uri());
        };
    }

    private static Fields result(Job job, Result result, JobLinks links) {
        return Fields.of("id", Scalar.text(result.id()))
                .with("href", links.result(job.id(), result.id()))
                .with("size", Scalar.number(result.size()))
                .with("mime-type", result.mediaType())
                .with("sha256", result.sha256())
                .with(sent(result));
    }

    private static Fields sent(Result result) {
        return result.sent().map(uri -> Fields.of("sent", Scalar.text(uri))).orElse(Fields.EMPTY);
    }

    private static Fields error(JobError error) {
        return Fields.of("type", Scalar.text(error.passing() ? "transient" : "fatal"))
                .with("hasDetail", Scalar.truth(error.detail().isPresent()))
                .with("message", error.message());
    }

    private static Fields jobInfo(JobView view, JobLinks links) {
        var job = view.job();
        var info = Fields.of("application", Scalar.text(job.application()))
                .with("interface", job.interfaceId())
                .with("route", job.route())
                .with("attempt", Scalar.number(job.attempt()));
        if (view.reservedUntil().isPresent()) {
            info = info.with("reservedUntil", UwsTime.text(view.reservedUntil().get()));
        }
        if (view.place().isPresent()) {
            info = info.with("place", Scalar.number(view.place().get()));
        }
        if (view.progress().isPresent()) {
            var progress = view.progress().get();
            if (progress.percent().isPresent()) {
                info = info.with(
                        "progress",
                        Scalar.plain(UwsXml.percent(progress.percent().getAsDouble())));
            }
            if (progress.text().isPresent()) {
                info = info.with("progressText", progress.text().get());
            }
        }
        if (job.suspendedBy().isPresent()) {
            info = info.with("suspendedBy", job.suspendedBy().get().name().toLowerCase(Locale.ROOT));
        }
        if (job.error().isPresent()) {
            info = info.with("errorKind", job.error().get().word());
        }
        return view.hasStreams()
                ? info.with("stdout", links.of(job.id(), "stdout")).with("stderr", links.of(job.id(), "stderr"))
                : info;
    }

    private static Node owner(Optional<Owner> owner) {
        return owner.<Node>map(known -> Scalar.text(known.subject())).orElse(Scalar.NULL);
    }

    private static Node time(Optional<Instant> time) {
        return time.<Node>map(known -> Scalar.text(UwsTime.text(known))).orElse(Scalar.NULL);
    }
}
