package sextant.engine.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.applications.values.InterfaceCheck;
import sextant.engine.applications.values.ValueCheck;
import sextant.model.application.Application;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.application.execution.Execution;
import sextant.model.application.execution.HttpCall;
import sextant.model.job.ParameterValue;
import sextant.model.pattern.Nearest;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.tree.Path;

/**
 * Holds what a client sent against the interface of the application that it calls. Everything that is wrong is said at once, each fault
 * with its own path.
 *
 * <p>A file parameter takes files. Text that a client sent for one is its content if {@link #takesContent}; then whoever read the
 * request spools it, and hands on an {@link ParameterValue.Upload}. Text for any other file parameter is refused here. It is never
 * taken for a path or an address. An address is an {@link ParameterValue.Indirect}, which only some parameters take.
 */
public final class ParameterCheck {

    private static final int LONGEST_NAME = 64;

    private final Application application;
    private final InterfaceDefinition called;
    private final List<Refusal> faults = new ArrayList<>();

    private ParameterCheck(Application application, InterfaceDefinition called) {
        this.application = application;
        this.called = called;
    }

    /**
     * The interface that a client asks for; the first one if it asks for none.
     *
     * @throws sextant.model.refusal.Refused {@code no-such-interface}
     */
    public static InterfaceDefinition called(Application application, Optional<String> id) {
        return application.callable(id).orElseThrow(() -> {
            var ids = application.interfaces().stream()
                    .map(InterfaceDefinition::id)
                    .toList();
            var refusal = RefusalKind.NO_SUCH_INTERFACE
                    .because(application.name() + " has no interface of this name.")
                    .got(id.orElse(""))
                    .limit(String.join(", ", ids));
            return id.flatMap(name -> Nearest.to(name, ids))
                    .map(refusal::suggest)
                    .orElse(refusal)
                    .refused();
        });
    }

    /**
     * What the client sent, in the application's spelling; defaults are not filled in. Names that the interface does not have are
     * refused; so are values of the wrong type, and too many of them. What is still missing is not a fault: a job may be completed
     * while it is PENDING.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-name}, {@code parameter-type}, {@code parameter-value}, {@code
     *     bad-character}, {@code argument-too-long}, {@code parameter-count}
     */
    public static List<ParameterValue> named(
            Application application, InterfaceDefinition called, List<ParameterValue> sent) {
        var check = new ParameterCheck(application, called);
        var named = check.named(sent);
        check.faults.addAll(InterfaceCheck.of(application, called, named).faults());
        check.refuse();
        return List.copyOf(named);
    }

    /**
     * What the program is run with: the interface's constants and the defaults filled in, and nothing missing; in the order of the
     * application's parameters.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-missing} and all of {@link #named}
     */
    public static List<ParameterValue> complete(
            Application application, InterfaceDefinition called, List<ParameterValue> sent) {
        var check = new ParameterCheck(application, called);
        var outcome = InterfaceCheck.of(application, called, check.named(sent));
        check.faults.addAll(outcome.faults());
        check.faults.addAll(outcome.missing());
        check.refuse();
        return application.parameters().stream()
                .flatMap(parameter -> check.given(parameter, outcome.given()).stream())
                .toList();
    }

    private List<ParameterValue> given(ParameterDefinition parameter, Map<String, List<ParameterValue>> given) {
        if (called.parameters().contains(parameter.id())) {
            return given.getOrDefault(parameter.id(), List.of());
        }
        return called.constants().getOrDefault(parameter.id(), parameter.defaults()).stream()
                .<ParameterValue>map(value -> new ParameterValue.Text(parameter.id(), value))
                .toList();
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
        boolean takesFile = parameter.passing() == Passing.FILE;
        var fault = switch (value) {
            case ParameterValue.Indirect _ when parameter.indirect() -> Optional.<Refusal>empty();
            case ParameterValue.Indirect(var _, var uri) ->
                Optional.of(RefusalKind.PARAMETER_VALUE
                        .because(parameter.id() + " takes the value itself, and the address of one was sent.")
                        .got(uri)
                        .suggest("Send the value."));
            case ParameterValue.Upload _ when takesFile -> Optional.<Refusal>empty();
            case ParameterValue.Upload _ ->
                Optional.of(RefusalKind.PARAMETER_VALUE
                        .because(parameter.id() + " takes text, and a file was sent.")
                        .limit(parameter.type().word())
                        .suggest("Send the value as an ordinary field."));
            case ParameterValue.Text _ when !takesFile -> Optional.<Refusal>empty();
            case ParameterValue.Text _ ->
                Optional.of(RefusalKind.PARAMETER_VALUE
                        .because(parameter.id() + " takes a file, and text was sent.")
                        .limit("a file: " + parameter.type().word())
                        .suggest("Upload the file as the part " + parameter.id()
                                + " of multipart/form-data, as curl -F " + parameter.id() + "=@FILE does."));
        };
        return fault.map(refusal -> refusal.at(Path.of(parameter.id())));
    }

    private List<ParameterValue> named(List<ParameterValue> sent) {
        var names = called.parameters();
        var named = new ArrayList<ParameterValue>();
        for (var value : sent) {
            var parameter = application.parameter(value.id()).filter(one -> names.contains(one.id()));
            if (parameter.isEmpty()) {
                faults.add(unknown(value.id()));
            } else {
                named.add(renamed(value, parameter.get().id()));
                fault(parameter.get(), value)
                        .map(fault ->
                                fault.at(place(sent, named, parameter.get().id())))
                        .ifPresent(faults::add);
            }
        }
        return named;
    }

    /** Of the value that was named last: the parameter, and which of its values if there are several. */
    private static Path place(List<ParameterValue> sent, List<ParameterValue> named, String id) {
        boolean several = sent.stream()
                        .filter(one -> one.id().equalsIgnoreCase(id))
                        .limit(2)
                        .count()
                > 1;
        int at = (int) named.stream().filter(one -> one.id().equals(id)).count() - 1;
        return several ? Path.of(id).item(at) : Path.of(id);
    }

    private Optional<Refusal> fault(ParameterDefinition parameter, ParameterValue value) {
        return passing(parameter, value).or(() -> switch (value) {
            case ParameterValue.Upload _, ParameterValue.Indirect _ -> Optional.empty();
            case ParameterValue.Text(var _, var text) ->
                ValueCheck.fault(parameter, text).or(() -> unpassable(parameter, text));
        });
    }

    private Optional<Refusal> unpassable(ParameterDefinition parameter, String text) {
        return switch (application.execution()) {
            case Execution.Command(var elements) -> Arguments.fault(elements, parameter, text);
            case HttpCall call -> WebCall.fault(call, parameter, text);
        };
    }

    private static ParameterValue renamed(ParameterValue value, String id) {
        return switch (value) {
            case ParameterValue.Text(var _, var text) -> new ParameterValue.Text(id, text);
            case ParameterValue.Upload(var _, var file, var mediaType, var size) ->
                new ParameterValue.Upload(id, file, mediaType, size);
            case ParameterValue.Indirect(var _, var uri) -> new ParameterValue.Indirect(id, uri);
        };
    }

    /** Whether the application has it, for another interface or for itself, is nothing that a client of this one needs to know. */
    private Refusal unknown(String name) {
        var names = called.parameters();
        var called = application.interfaces().size() == 1
                ? application.name()
                : "the interface " + this.called.id() + " of " + application.name();
        var refusal = RefusalKind.PARAMETER_NAME
                .because(called + " has no parameter " + (name.length() <= LONGEST_NAME ? name : "of this name") + ".")
                .at(Path.of(name))
                .got(name)
                .limit(names.isEmpty() ? "no parameters" : String.join(", ", names));
        return Nearest.to(name, names).map(refusal::suggest).orElse(refusal);
    }

    private void refuse() {
        if (!faults.isEmpty()) {
            throw Refusal.together(faults).refused();
        }
    }
}
