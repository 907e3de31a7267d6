package sextant.engine.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.model.job.AbsoluteUri;
import sextant.model.job.OutputTarget;
import sextant.model.job.ParameterValue;
import sextant.model.job.Submission;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * A Task of the type {@value #TYPE} as what creates a job. The words of its {@code taskinfo}:
 *
 * <ul>
 *   <li>{@code application}: short name or identifier; may be left out where something else says it;
 *   <li>{@code interface}: which of its interfaces is called;
 *   <li>{@code parameters}: by name a value, a list of values, or {@code {indirect: true, value: URI}};
 *   <li>{@code outputs}: by name the URI to which an output is sent.
 * </ul>
 */
public final class TaskSubmission {

    public static final String TYPE = "uri://cea-application";

    private static final Path INFO = Path.of("taskinfo");
    private static final String APPLICATION = "application";
    private static final String INTERFACE = "interface";
    private static final String PARAMETERS = "parameters";
    private static final String OUTPUTS = "outputs";
    private static final List<String> KEYS = List.of(APPLICATION, INTERFACE, PARAMETERS, OUTPUTS);

    private static final String INDIRECT = "indirect";
    private static final Node FALSE = Scalar.truth(false);
    private static final String VALUE = "value";
    private static final List<String> KEYS_OF_A_VALUE = List.of(INDIRECT, VALUE);

    private static final long MILLISECONDS = 1000;

    private final Task task;

    private TaskSubmission(Task task) {
        this.task = task;
    }

    /**
     * What the Task asks for; nothing of it is held against an application yet, see {@link Fitting}. It is not told to run.
     *
     * @param task of the type {@value #TYPE}
     * @throws Refused {@code parameter-path}, {@code type} or {@code parameter-value}, with path and position
     */
    public static Submission of(Task task, Optional<String> route) {
        return new TaskSubmission(task).submission(route);
    }

    /** The names, in lower case, of parameters whose values are said to be direct ({@code indirect: false}). */
    public static Set<String> direct(Task task) {
        return switch (task.info(PARAMETERS).orElse(Fields.EMPTY)) {
            case Fields(var values) ->
                values.entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof Fields said
                                && said.get(INDIRECT).filter(FALSE::equals).isPresent())
                        .map(entry -> entry.getKey().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    private Submission submission(Optional<String> route) {
        refuseUnknown(task.info(), INFO, KEYS);
        return new Submission(
                text(APPLICATION),
                route,
                Optional.empty(),
                text(INTERFACE),
                parameters(),
                targets(),
                Optional.empty(),
                executionDuration(),
                false,
                Optional.empty());
    }

    private Optional<String> text(String key) {
        return task.info(key)
                .filter(value -> !value.equals(Scalar.NULL))
                .map(value -> scalar(value, INFO.field(key)))
                .filter(text -> !text.isEmpty());
    }

    private List<ParameterValue> parameters() {
        var parameters = new ArrayList<ParameterValue>();
        mapping(PARAMETERS).values().forEach((name, value) -> {
            var path = INFO.field(PARAMETERS).field(name);
            if (value instanceof Items(var values)) {
                for (int item = 0; item < values.size(); item++) {
                    parameters.add(parameter(name, values.get(item), path.item(item)));
                }
            } else if (!value.equals(Scalar.NULL)) {
                parameters.add(parameter(name, value, path));
            }
        });
        return parameters;
    }

    private ParameterValue parameter(String name, Node value, Path path) {
        if (!(value instanceof Fields fields)) {
            return new ParameterValue.Text(name, scalar(value, path));
        }
        refuseUnknown(fields, path, KEYS_OF_A_VALUE);
        var text = scalar(fields.get(VALUE).orElse(Scalar.NULL), path.field(VALUE));
        boolean indirect = switch (fields.get(INDIRECT).orElse(Scalar.truth(false))) {
            case Scalar(var word, var kind) when kind == Scalar.Kind.BOOLEAN -> Boolean.parseBoolean(word);
            case Node other ->
                throw located(RefusalKind.TYPE
                        .because("Whether a value is indirect is true or false.")
                        .at(path.field(INDIRECT))
                        .got(other.noun()));
        };
        return indirect
                ? new ParameterValue.Indirect(name, address(text, path.field(VALUE)))
                : new ParameterValue.Text(name, text);
    }

    private List<OutputTarget> targets() {
        var targets = new ArrayList<OutputTarget>();
        mapping(OUTPUTS).values().forEach((name, value) -> {
            var path = INFO.field(OUTPUTS).field(name);
            targets.add(new OutputTarget(name, address(scalar(value, path), path)));
        });
        return targets;
    }

    /** The longest that it may run: what the Task takes at most, or else what it needs at least. */
    private OptionalLong executionDuration() {
        return task.resources()
                .of(Resource.DURATION)
                .flatMap(range -> range.max().or(range::min))
                .map(duration -> OptionalLong.of(Math.max(1, Math.ceilDiv(duration.amount(), MILLISECONDS))))
                .orElse(OptionalLong.empty());
    }

    private String address(String text, Path path) {
        if (!AbsoluteUri.is(text)) {
            throw located(RefusalKind.PARAMETER_VALUE
                    .because("This must say where something is.")
                    .at(path)
                    .got(text)
                    .limit(AbsoluteUri.RULE));
        }
        return text;
    }

    private String scalar(Node value, Path path) {
        if (value instanceof Scalar(var text, var kind) && kind != Scalar.Kind.NULL) {
            return text;
        }
        throw located(RefusalKind.TYPE
                .because("This must be one value.")
                .at(path)
                .got(value.noun())
                .limit("a text, a number, true or false"));
    }

    private Fields mapping(String key) {
        return switch (task.info(key).orElse(Fields.EMPTY)) {
            case Fields fields -> fields;
            case Scalar scalar when scalar.text().isEmpty() -> Fields.EMPTY;
            case Node other ->
                throw located(RefusalKind.TYPE
                        .because("The " + key + " of an application are a mapping by their names.")
                        .at(INFO.field(key))
                        .got(other.noun()));
        };
    }

    private void refuseUnknown(Fields fields, Path path, List<String> known) {
        for (var name : fields.values().keySet()) {
            if (!known.contains(name)) {
                var refusal = RefusalKind.PARAMETER_PATH
                        .because("There is no such value in " + path + ".")
                        .at(path.field(name))
                        .got(name)
                        .limit(String.join(", ", known));
                throw located(Nearest.to(name, known)
                        .map(near -> refusal.suggest("Did you mean " + near + "?"))
                        .orElse(refusal));
            }
        }
    }

    private Refused located(Refusal refusal) {
        return refusal.path()
                .flatMap(task.document()::at)
                .map(refusal::at)
                .orElse(refusal)
                .refused();
    }
}
