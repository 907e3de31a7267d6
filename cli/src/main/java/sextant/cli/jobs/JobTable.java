package sextant.cli.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Look;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;

/** A job as a person reads it. What the server does not say is left out. */
final class JobTable {

    private static final int COLUMN = 11;
    private static final int BESIDE = 10;

    private static final Map<String, Look> LOOKS = Map.of(
            "COMPLETED", Look.GOOD,
            "EXECUTING", Look.STRONG,
            "ERROR", Look.BAD,
            "ABORTED", Look.BAD,
            "HELD", Look.BETWEEN,
            "SUSPENDED", Look.BETWEEN,
            "UNKNOWN", Look.BETWEEN);

    private final Screen screen;

    JobTable(Screen screen) {
        this.screen = screen;
    }

    void print(Told.Job job, String address) {
        var info = Told.part(job.job(), "jobInfo").orElse(Fields.EMPTY);
        screen.row(
                job.phase(),
                LOOKS.getOrDefault(job.phase(), Look.PLAIN),
                COLUMN,
                joined(": ", Told.text(info, "application"), job.text("runId")),
                Look.STRONG);
        screen.text(COLUMN, address, Look.FAINT);
        progress(info);
        error(job);
        fact("created", job.text("creationTime"));
        fact("started", job.text("startTime"));
        fact("ended", job.text("endTime"));
        if (job.text("endTime").isEmpty()) {
            fact("predicted", job.text("quote"));
        }
        fact("kept to", job.text("destruction"));
        fact("owner", job.text("ownerId"));
        items(job.job(), "parameters").forEach(this::parameter);
        items(job.job(), "results").forEach(this::result);
    }

    private void progress(Node info) {
        var place = Told.text(info, "place");
        if (!place.isEmpty()) {
            screen.text(COLUMN, place.equals("0") ? "it is next" : "before it in the queue: " + place, Look.PLAIN);
        }
        var percent = Told.text(info, "progress");
        var step = joined(", ", percent.isEmpty() ? "" : percent + " %", Told.text(info, "progressText"));
        if (!step.isEmpty()) {
            screen.text(COLUMN, step, Look.PLAIN);
        }
    }

    private void error(Told.Job job) {
        var message = Told.part(job.job(), "errorSummary")
                .map(error -> Told.text(error, "message"))
                .orElse("");
        if (!message.isEmpty()) {
            screen.text(COLUMN, message, Look.BAD);
        }
    }

    private void parameter(Node parameter) {
        var value = Told.text(parameter, "value");
        var shown = value.isEmpty()
                ? joined(", ", Told.text(parameter, "mime-type"), bytes(parameter), Told.text(parameter, "href"))
                : value;
        fact("sent", Told.text(parameter, "id") + " = " + shown);
    }

    private void result(Node result) {
        fact(
                "result",
                joined(
                        ", ",
                        Told.text(result, "id"),
                        Told.text(result, "mime-type"),
                        bytes(result),
                        Told.text(result, "href")));
    }

    private static String bytes(Node sized) {
        var size = Told.text(sized, "size");
        return size.isEmpty() ? "" : size + " bytes";
    }

    private void fact(String name, String text) {
        if (!text.isEmpty()) {
            screen.item(
                    COLUMN, name + " ".repeat(Math.max(0, BESIDE - name.length() - 1)), Look.FAINT, text, Look.PLAIN);
        }
    }

    private static List<Node> items(Fields job, String name) {
        return Told.part(job, name).orElse(Fields.EMPTY) instanceof Items(var values) ? values : List.of();
    }

    private static String joined(String between, String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }
}
