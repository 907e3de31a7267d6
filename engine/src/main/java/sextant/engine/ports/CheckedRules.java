package sextant.engine.ports;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.engine.shape.Shape.Field;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.model.tree.Path;

/**
 * The part of judging that is the same for every type: a general question is a yes with a warning that says what a real Task must
 * still bring (section 4.1 of the note), and a particular one that lacks something is a no that says what to add.
 *
 * @param content judges Tasks that are particular and lack nothing
 */
public record CheckedRules(TypeDescription type, TaskRules content) implements TaskRules {

    @Override
    public boolean asksOutside(Task task) {
        return !task.general() && content.asksOutside(task);
    }

    @Override
    public DataNeeds dataNeeds() {
        return content.dataNeeds();
    }

    @Override
    public Map<Resource, Quantity> limits(Task task) {
        return content.limits(task);
    }

    @Override
    public Optional<String> application(Task task) {
        return content.application(task);
    }

    @Override
    public Judgement judge(Task task, Documents documents) {
        if (task.general()) {
            return general();
        }
        var missing = type.info().missing(task.info());
        return missing.isEmpty()
                ? content.judge(task, documents)
                : Judgement.against(missing.stream().map(this::lacks).toArray(Finding[]::new));
    }

    private Judgement general() {
        var required = type.info().required();
        if (required.isEmpty()) {
            return Judgement.FINE;
        }
        var words = required.stream().map(CheckedRules::described).collect(Collectors.joining(", "));
        return Judgement.warning(
                Warning.of("task-incomplete", "%s: a Task to run must still bring %s.".formatted(type.title(), words))
                        .at(path(required.getFirst())));
    }

    private Finding lacks(Field field) {
        var add = field.description().isEmpty() ? "it" : "the " + field.description();
        var reason = Reason.of("missing", 400, "%s is missing; add %s".formatted(path(field), add))
                .at(path(field));
        return content.instead(field.name())
                .map(value -> Finding.of(
                        reason, "add " + path(field), new Change(path(field), Optional.empty(), Optional.of(value))))
                .orElse(Finding.of(reason));
    }

    private static String described(Field field) {
        return field.description().isEmpty() ? path(field).toString() : path(field) + " (" + field.description() + ")";
    }

    private static Path path(Field field) {
        return Path.of("taskinfo", field.name());
    }
}
