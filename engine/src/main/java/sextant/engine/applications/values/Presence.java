package sextant.engine.applications.values;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.ParameterDefinition;

/**
 * How many values a parameter has when an application is run by one of its interfaces, defaults and constants among them.
 *
 * @param least at least
 * @param most  at most; {@link Integer#MAX_VALUE} is any number
 */
public record Presence(int least, int most) {

    public static Presence of(InterfaceDefinition called, ParameterDefinition parameter) {
        return in(called.inputs(), parameter)
                .or(() -> Optional.ofNullable(called.constants().get(parameter.id()))
                        .map(constants -> exactly(constants.size())))
                .orElseGet(() -> exactly(Math.min(parameter.defaults().size(), parameter.most())));
    }

    private static Presence exactly(int count) {
        return new Presence(count, count);
    }

    private static Optional<Presence> in(List<InterfaceInput> inputs, ParameterDefinition parameter) {
        return inputs.stream().flatMap(input -> in(input, parameter).stream()).reduce(Presence::either);
    }

    private static Optional<Presence> in(InterfaceInput input, ParameterDefinition parameter) {
        return switch (input) {
            case Reference reference ->
                Optional.of(reference)
                        .filter(one -> one.parameter().equals(parameter.id()))
                        .map(one -> of(one, parameter));
            case Group(var _, var members, var least, var most) ->
                in(members, parameter).map(one -> new Presence(times(one.least, least), times(one.most, most)));
            case Choice(var _, var members, var _, var _) ->
                in(members, parameter).map(Presence::orAbsent);
            case Conditional(var head, var cases) ->
                Stream.concat(
                                in(head, parameter).stream(),
                                cases.stream()
                                        .flatMap(one -> in(one.members(), parameter).stream())
                                        .map(Presence::orAbsent))
                        .reduce(Presence::either);
        };
    }

    private static Presence of(Reference reference, ParameterDefinition parameter) {
        int least = reference.least() == 0 ? Math.min(1, parameter.defaults().size()) : reference.least();
        return new Presence(least, reference.most());
    }

    private Presence orAbsent() {
        return new Presence(0, most);
    }

    private Presence either(Presence other) {
        return new Presence(Math.min(least, other.least), Math.max(most, other.most));
    }

    private static int times(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one * other);
    }
}
