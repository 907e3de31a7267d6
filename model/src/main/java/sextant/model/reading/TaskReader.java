package sextant.model.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.model.task.Task;

/**
 * The one reader of questions, in the order of section 3.5 of the note: find the task type; if nobody here takes it stop there,
 * without parsing anything else, however broken it is; only then read the rest.
 */
public final class TaskReader {

    /** What reading a question gives. */
    public sealed interface Question {}

    /** Nobody takes this type: the answer is a plain no. */
    public record UnknownType(String type) implements Question {}

    public record Asked(Task task) implements Question {}

    private final Limits limits;

    public TaskReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * A question in a query string.
     *
     * @param rawQuery as it stands in the request, still encoded, without the question mark
     * @param known    which task types are taken here
     * @throws sextant.model.refusal.Refused if no task type can be found, or what follows a known one is wrong
     */
    public Question fromQuery(String rawQuery, Predicate<String> known) {
        throw new AssertionError("to be written");
    }

    /**
     * A question in a body.
     *
     * @param contentType of the request; YAML if none is declared (section 9)
     * @param body        read only as far as needed, never closed
     */
    public Question fromBody(Optional<String> contentType, InputStream body, Predicate<String> known)
            throws IOException {
        throw new AssertionError("to be written");
    }
}
