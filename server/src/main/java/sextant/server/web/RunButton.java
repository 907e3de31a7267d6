package sextant.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.submission.TaskSubmission;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer.Here;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.task.Task;

/**
 * How a page runs what this server itself would run: a form with the planned values that creates the job, or, while values are missing
 * or cannot stand in fields that nobody sees, the way to the application's own form.
 *
 * @param action to which the form is posted, below the root of the site; empty if there is none
 * @param fields of that form
 * @param page   of the application, or of all of them, below the root of the site
 */
public record RunButton(String action, List<Field> fields, String page) {

    /** A field that nobody sees. */
    public record Field(String name, String value) {}

    public boolean ready() {
        return !action.isEmpty();
    }

    static RunButton of(Here here, Task task, Answer.Yes answer) {
        var page = here.application().map(name -> "apps/" + Words.segment(name)).orElse("apps");
        boolean incomplete =
                answer.warnings().stream().anyMatch(warning -> warning.kind().equals("task-incomplete"));
        var fields = here.application()
                .filter(_ -> !incomplete)
                .flatMap(name -> fields(name, TaskSubmission.of(task, Optional.of(here.route()))));
        return fields.map(all -> new RunButton("routes/" + Words.segment(here.route()) + "/jobs", all, page))
                .orElse(new RunButton("", List.of(), page));
    }

    private static Optional<List<Field>> fields(String application, Submission planned) {
        var fields = new ArrayList<>(List.of(new Field("APPLICATION", application)));
        planned.interfaceId().ifPresent(id -> fields.add(new Field("INTERFACE", id)));
        planned.executionDuration()
                .ifPresent(seconds -> fields.add(new Field("EXECUTIONDURATION", Long.toString(seconds))));
        for (var value : planned.parameters()) {
            switch (value) {
                case ParameterValue.Text(var id, var text) -> fields.add(new Field(id, text));
                case ParameterValue.Indirect _, ParameterValue.Upload _ -> {
                    return Optional.empty();
                }
            }
        }
        for (OutputTarget target : planned.targets()) {
            fields.add(new Field(target.id(), target.uri()));
        }
        boolean several = fields.stream().map(Field::value).anyMatch(RunButton::hasLines);
        return several ? Optional.empty() : Optional.of(fields);
    }

    /** A browser sends other line breaks than those of the document. */
    private static boolean hasLines(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
