package sextant.cli.jobs;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.cli.console.Screen;
import sextant.cli.console.Screen.Look;
import sextant.cli.server.Wire;
import sextant.model.tree.Node;

/** A job as a person reads it. What the server does not say is left out. */
final class JobTable {

    private static final int COLUMN = 11;
    private static final int BESIDE = 10;

    static final Map<String, Look> LOOKS = Map.of(
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

    void print(JobDocument job, String address) {
        screen.row(
                job.phase(),
                LOOKS.getOrDefault(job.phase(), Look.PLAIN),
                COLUMN,
                joined(": ", job.info("application"), job.text("runId")),
                Look.STRONG);
        screen.text(COLUMN, address, Look.FAINT);
        progress(job);
        error(job);
        fact("created", job.text("creationTime"));
        fact("started", job.text("startTime"));
        fact("ended", job.text("endTime"));
        if (job.text("endTime").isEmpty()) {
            fact("predicted", job.text("quote"));
        }
        fact("kept to", job.text("destruction"));
        fact("owner", job.text("ownerId"));
        Wire.items(job.wire(), "parameters").forEach(this::parameter);
        Wire.items(job.wire(), "results").forEach(this::result);
    }

    private void progress(JobDocument job) {
        var place = job.info("place");
        if (!place.isEmpty()) {
            screen.text(COLUMN, place.equals("0") ? "it is next" : "before it in the queue: " + place, Look.PLAIN);
        }
        var percent = job.info("progress");
        var step = joined(", ", percent.isEmpty() ? "" : percent + " %", job.info("progressText"));
        if (!step.isEmpty()) {
            screen.text(COLUMN, step, Look.PLAIN);
        }
    }

    private void error(JobDocument job) {
        if (!job.error().isEmpty()) {
            screen.text(COLUMN, job.error(), Look.BAD);
        }
    }

    private void parameter(Node parameter) {
        var value = Wire.text(parameter, "value");
        var shown = value.isEmpty()
                ? joined(", ", Wire.text(parameter, "mime-type"), bytes(parameter), Wire.text(parameter, "href"))
                : value;
        fact("sent", Wire.text(parameter, "id") + " = " + shown);
    }

    private void result(Node result) {
        fact(
                "result",
                joined(
                        ", ",
                        Wire.text(result, "id"),
                        Wire.text(result, "mime-type"),
                        bytes(result),
                        Wire.text(result, "href")));
    }

    private static String bytes(Node sized) {
        var size = Wire.text(sized, "size");
        return size.isEmpty() ? "" : size + " bytes";
    }

    private void fact(String name, String text) {
        if (!text.isEmpty()) {
            screen.item(
                    COLUMN, name + " ".repeat(Math.max(0, BESIDE - name.length() - 1)), Look.FAINT, text, Look.PLAIN);
        }
    }

    private static String joined(String between, String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }
}
