package sextant.engine.tasktypes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Finding.Repair;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.application.Application;
import sextant.model.application.Domain.Bound;
import sextant.model.application.Example;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Path.Field;
import sextant.model.tree.Scalar;

/**
 * A refusal of a submission as a finding of the planner: at the value in the Task's document, with the nearest values that could stand
 * there. Whether they would do is tried by the planner before anybody sees them.
 */
final class Mending {

    private static final Path INFO = Path.of("taskinfo");
    private static final Path PARAMETERS = INFO.field("parameters");
    private static final Path OUTPUTS = INFO.field("outputs");

    private final Refusal refusal;
    private final Application application;
    private final Task task;

    /** Of the whole parameter, in the spelling of the document. */
    private final Path path;

    private Mending(Refusal refusal, Application application, Task task) {
        this.refusal = refusal;
        this.application = application;
        this.task = task;
        this.path = refusal.path().map(this::inDocument).orElse(PARAMETERS);
    }

    static Finding of(Refusal refusal, Application application, Task task) {
        var mending = new Mending(refusal, application, task);
        return new Finding(mending.reason(), mending.repairs());
    }

    /** The checks of submissions speak of parameters alone, and in the application's spelling. */
    private Path inDocument(Path told) {
        if (told.steps().isEmpty()
                || !(told.steps().getFirst() instanceof Field(var first))
                || first.equals("taskinfo")) {
            return told;
        }
        var written = task.info("parameters").orElse(Fields.EMPTY) instanceof Fields(var values)
                ? values.keySet().stream().filter(first::equalsIgnoreCase).findFirst()
                : Optional.<String>empty();
        return PARAMETERS.field(written.orElse(first));
    }

    private Reason reason() {
        var reason = Reason.of(
                        refusal.kind().word(),
                        refusal.kind().status(),
                        refusal.text().replaceFirst("\\.$", ""))
                .at(path);
        reason = value().map(reason::asked).orElse(reason);
        reason = refusal.limit().map(Scalar::text).map(reason::available).orElse(reason);
        return task.document().at(path).map(reason::at).orElse(reason);
    }

    private Optional<Node> value() {
        return path.in(task.document().root());
    }

    private List<Repair> repairs() {
        var repairs = new ArrayList<Repair>();
        switch (refusal.kind()) {
            case PARAMETER_NAME -> renamed().ifPresent(repairs::add);
            case PARAMETER_MISSING ->
                definition().ifPresent(parameter -> instead(parameter).forEach(repairs::add));
            case PARAMETER_COUNT -> definition().flatMap(this::fewer).ifPresent(repairs::add);
            case PARAMETER_VALUE, PARAMETER_TYPE, BAD_CHARACTER, ARGUMENT_TOO_LONG ->
                definition().ifPresent(parameter -> instead(parameter).forEach(repairs::add));
            default -> {}
        }
        if (value().isPresent() && path.steps().size() > PARAMETERS.steps().size()) {
            repairs.add(new Repair("leave out " + path, List.of(new Change(path, value(), Optional.empty()))));
        }
        return repairs;
    }

    private Optional<ParameterDefinition> definition() {
        return path.steps().getLast() instanceof Field(var name) ? application.parameter(name) : Optional.empty();
    }

    /**
     * All names that are nearly one of the application's, in one change: to take a value out and to put it in elsewhere would be two,
     * and the planner takes back whatever can be spared.
     */
    private Optional<Repair> renamed() {
        var group = path.steps().size() > PARAMETERS.steps().size() && isBelow(OUTPUTS) ? OUTPUTS : PARAMETERS;
        var known = group.equals(OUTPUTS)
                ? application.outputs().stream().map(OutputDefinition::id).toList()
                : application.parameters().stream().map(ParameterDefinition::id).toList();
        var before = group.in(task.document().root());
        var texts = new ArrayList<String>();
        var after = Fields.EMPTY;
        if (before.orElse(Fields.EMPTY) instanceof Fields(var values)) {
            for (var entry : values.entrySet()) {
                var near = known.stream().anyMatch(entry.getKey()::equalsIgnoreCase)
                        ? Optional.<String>empty()
                        : Nearest.to(entry.getKey(), known).filter(name -> !values.containsKey(name));
                near.ifPresent(name -> texts.add("write " + name + " in place of " + entry.getKey()));
                after = after.with(near.orElse(entry.getKey()), entry.getValue());
            }
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Repair(String.join("; ", texts), List.of(new Change(group, before, Optional.of(after)))));
    }

    private boolean isBelow(Path group) {
        return path.steps().subList(0, group.steps().size()).equals(group.steps());
    }

    private Optional<Repair> fewer(ParameterDefinition parameter) {
        return value().orElse(Scalar.NULL) instanceof Items(var values) && values.size() > parameter.most()
                ? Optional.of(put(
                        "send at most " + parameter.most() + " values of " + parameter.id(),
                        new Items(values.subList(0, parameter.most()))))
                : Optional.empty();
    }

    /** What could stand there, the nearest first: an option, the bound of the range, the default, the value of an example. */
    private Stream<Repair> instead(ParameterDefinition parameter) {
        var written = value().orElse(Scalar.NULL) instanceof Scalar(var text, var _) ? text : "";
        var options = parameter.options();
        var near = options.stream()
                .filter(written::equalsIgnoreCase)
                .findFirst()
                .or(() -> Nearest.to(written, options))
                .or(() -> options.stream().findFirst());
        return Stream.of(
                        near.stream(),
                        bound(parameter, written).stream(),
                        parameter.defaults().size() == 1 ? parameter.defaults().stream() : Stream.<String>empty(),
                        exemplary(parameter))
                .flatMap(values -> values)
                .distinct()
                .map(value -> put("use " + value + " for " + parameter.id(), Scalar.plain(value)));
    }

    /** A number beyond a bound that is itself a value becomes the bound. */
    private static Optional<String> bound(ParameterDefinition parameter, String written) {
        var range = parameter.domain().range();
        var least = range.flatMap(one -> one.least()).filter(Bound::inclusive).map(Bound::value);
        var most = range.flatMap(one -> one.most()).filter(Bound::inclusive).map(Bound::value);
        var number = number(written);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return least.filter(bound -> number(bound)
                        .filter(one -> number.get().compareTo(one) < 0)
                        .isPresent())
                .or(() -> most.filter(bound -> number(bound)
                        .filter(one -> number.get().compareTo(one) > 0)
                        .isPresent()));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Stream<String> exemplary(ParameterDefinition parameter) {
        return application.examples().stream()
                .flatMap(example -> example.values().getOrDefault(parameter.id(), List.of()).stream())
                .flatMap(value -> value instanceof Example.Value.Text(var text) ? Stream.of(text) : Stream.empty())
                .limit(1);
    }

    private Repair put(String text, Node value) {
        return new Repair(text, List.of(new Change(path, value(), Optional.of(value))));
    }
}
