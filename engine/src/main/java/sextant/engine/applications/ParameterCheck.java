package sextant.engine.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.model.application.Application;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.job.ParameterValue;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/**
 * Holds what a client sent against what an application takes. Everything that is wrong is said at once: the refusal is about the first
 * fault, and its text goes on with the others.
 *
 * <p>A file parameter takes files. Text that a client sent for one is its content if {@link #takesContent}; then whoever read the
 * request spools it, and hands on an {@link ParameterValue.Upload}. Text for any other file parameter is refused here. It is never
 * taken for a path or an address.
 */
public final class ParameterCheck {

    private static final int LONGEST_NAME = 64;
    private static final int MOST_SAID = 10;

    private ParameterCheck() {}

    /**
     * What the client sent, in the application's spelling; defaults are not filled in. Names that the application does not have are
     * refused; so are values of the wrong type, and too many of them. What is still missing is not a fault: a job may be completed
     * while it is PENDING.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-name}, {@code parameter-type}, {@code parameter-value}, {@code
     *     bad-character}, {@code argument-too-long}, {@code parameter-count}
     */
    public static List<ParameterValue> named(Application application, List<ParameterValue> sent) {
        var faults = new ArrayList<Refusal>();
        var named = named(application, sent, faults);
        refuse(faults);
        return named;
    }

    /**
     * What the program is run with: the defaults filled in, and nothing missing; in the order of the application's parameters.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-missing} and all of {@link #named}
     */
    public static List<ParameterValue> complete(Application application, List<ParameterValue> sent) {
        var faults = new ArrayList<Refusal>();
        var named = named(application, sent, faults);
        var complete = new ArrayList<ParameterValue>();
        for (var parameter : application.parameters()) {
            var values = values(named, parameter);
            if (values.isEmpty()) {
                parameter.defaults().stream()
                        .map(value -> new ParameterValue.Text(parameter.id(), value))
                        .forEach(values::add);
            }
            if (values.size() < parameter.least()) {
                faults.add(missing(parameter, values.size()));
            }
            complete.addAll(values);
        }
        refuse(faults);
        return List.copyOf(complete);
    }

    /** Whether text that a client sent for this file parameter is the content of the file: VOTables, XML, ADQL and other text. */
    public static boolean takesContent(ParameterDefinition parameter) {
        return parameter.passing() == Passing.FILE
                && switch (parameter.type()) {
                    case BINARY, FITS, IMAGE, SPECTRUM -> false;
                    default -> true;
                };
    }

    /** Why a value cannot be passed in the way in which the parameter is passed, if it cannot. */
    static Optional<Refusal> passing(ParameterDefinition parameter, ParameterValue value) {
        if (value instanceof ParameterValue.Indirect(var _, var uri)) {
            return parameter.indirect() ? Optional.empty() : Optional.of(indirect(parameter, uri));
        }
        boolean sentAsFile = value instanceof ParameterValue.Upload;
        boolean takesFile = parameter.passing() == Passing.FILE;
        if (sentAsFile == takesFile) {
            return Optional.empty();
        }
        var refusal = takesFile
                ? RefusalKind.PARAMETER_VALUE
                        .because(parameter.id() + " takes a file, and text was sent.")
                        .limit("a file: " + parameter.type().word())
                        .suggest("Upload the file as the part " + parameter.id()
                                + " of multipart/form-data, as curl -F " + parameter.id() + "=@FILE does.")
                : RefusalKind.PARAMETER_VALUE
                        .because(parameter.id() + " takes text, and a file was sent.")
                        .limit(parameter.type().word())
                        .suggest("Send the value as an ordinary field.");
        return Optional.of(refusal.at(Path.of(parameter.id())));
    }

    private static Refusal indirect(ParameterDefinition parameter, String uri) {
        return RefusalKind.PARAMETER_VALUE
                .because(parameter.id() + " takes its value only, and the address of one was sent.")
                .at(Path.of(parameter.id()))
                .got(uri)
                .limit(parameter.type().word())
                .suggest("Send the value itself.");
    }

    private static List<ParameterValue> named(
            Application application, List<ParameterValue> sent, List<Refusal> faults) {
        var named = new ArrayList<ParameterValue>();
        for (var value : sent) {
            var parameter = application.parameter(value.id());
            if (parameter.isEmpty()) {
                faults.add(unknown(application, value.id()));
            } else {
                fault(application, parameter.get(), value).ifPresent(faults::add);
                named.add(renamed(value, parameter.get().id()));
            }
        }
        for (var parameter : application.parameters()) {
            int count = values(named, parameter).size();
            if (count > parameter.most()) {
                faults.add(tooMany(parameter, count));
            }
        }
        return named;
    }

    private static Optional<Refusal> fault(
            Application application, ParameterDefinition parameter, ParameterValue value) {
        return passing(parameter, value).or(() -> switch (value) {
            case ParameterValue.Upload _, ParameterValue.Indirect _ -> Optional.empty();
            case ParameterValue.Text(var _, var text) ->
                ValueCheck.fault(parameter, text).or(() -> Arguments.fault(application.command(), parameter, text));
        });
    }

    private static ParameterValue renamed(ParameterValue value, String id) {
        return switch (value) {
            case ParameterValue.Text(var _, var text) -> new ParameterValue.Text(id, text);
            case ParameterValue.Upload(var _, var file, var mediaType, var size) ->
                new ParameterValue.Upload(id, file, mediaType, size);
            case ParameterValue.Indirect(var _, var uri) -> new ParameterValue.Indirect(id, uri);
        };
    }

    private static List<ParameterValue> values(List<ParameterValue> all, ParameterDefinition parameter) {
        return all.stream()
                .filter(value -> value.id().equals(parameter.id()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Refusal unknown(Application application, String name) {
        var names =
                application.parameters().stream().map(ParameterDefinition::id).toList();
        var refusal = RefusalKind.PARAMETER_NAME
                .because(application.name() + " has no parameter "
                        + (name.length() <= LONGEST_NAME ? name : "of this name") + ".")
                .at(Path.of(name))
                .got(name)
                .limit(names.isEmpty() ? "no parameters" : String.join(", ", names));
        return Nearest.to(name, names).map(refusal::suggest).orElse(refusal);
    }

    private static Refusal tooMany(ParameterDefinition parameter, int count) {
        return RefusalKind.PARAMETER_COUNT
                .because(parameter.id() + " has " + count + " values, and takes "
                        + (parameter.most() == 1 ? "one." : "at most " + parameter.most() + "."))
                .at(Path.of(parameter.id()))
                .got(Integer.toString(count))
                .limit(parameter.most());
    }

    private static Refusal missing(ParameterDefinition parameter, int count) {
        var needed = parameter.least() == 1 ? "a value" : "at least " + parameter.least() + " values";
        return RefusalKind.PARAMETER_MISSING
                .because(parameter.id() + " needs " + needed + (count == 0 ? ", and has none." : "."))
                .at(Path.of(parameter.id()))
                .limit(parameter.type().word())
                .suggest("Add " + parameter.id()
                        + parameter.description().map(words -> ": " + words).orElse(""));
    }

    private static void refuse(List<Refusal> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var first = faults.getFirst();
        var text =
                faults.stream().map(Refusal::text).distinct().limit(MOST_SAID).collect(Collectors.joining(" "));
        throw new Refusal(
                        first.kind(), text, first.path(), first.got(), first.limit(), first.suggest(), first.position())
                .refused();
    }
}
