package sextant.cli.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.ExitCode;
import sextant.cli.server.Wire;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;

/**
 * What a server says of a job.
 *
 * @param wire as it came: the JSON twin of the UWS document
 */
public record JobDocument(Fields wire) {

    private static final Set<String> FINAL = Set.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");
    private static final Set<String> MOVING = Set.of("PENDING", "QUEUED", "EXECUTING");

    /**
     * What a job left.
     *
     * @param size   in bytes, if it is told
     * @param sha256 in hexadecimal, empty if it is not told
     */
    public record Left(String id, String href, String mediaType, Optional<Long> size, String sha256) {}

    public String phase() {
        return text("phase");
    }

    /** A text, or nothing. */
    public String text(String name) {
        return Wire.text(wire, name);
    }

    /** What UWS does not know, or nothing. */
    public String info(String name) {
        return Wire.part(wire, "jobInfo").map(info -> Wire.text(info, name)).orElse("");
    }

    public String error() {
        return Wire.part(wire, "errorSummary")
                .map(error -> Wire.text(error, "message"))
                .orElse("");
    }

    /** Whether it stays in its phase. */
    public boolean isOver() {
        return FINAL.contains(phase());
    }

    /** Whether its phase can change without anybody's doing. A PENDING job may be started by somebody else. */
    public boolean isMoving() {
        return MOVING.contains(phase());
    }

    /** The primary one first. */
    public List<Left> results() {
        return Wire.items(wire, "results").stream().map(JobDocument::left).toList();
    }

    /** How the tool ends after this job. */
    public ExitCode exitCode() {
        return switch (phase()) {
            case "ERROR" -> ExitCode.FAILED;
            case "ABORTED" -> ExitCode.ABORTED;
            default -> ExitCode.OK;
        };
    }

    private static Left left(Node result) {
        return new Left(
                Wire.text(result, "id"),
                Wire.text(result, "href"),
                Wire.text(result, "mime-type"),
                Wire.number(result, "size"),
                Wire.text(result, "sha256"));
    }
}
