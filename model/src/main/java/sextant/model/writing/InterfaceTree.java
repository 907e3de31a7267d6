package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * One way to call an application as clients see it: the names of its parameters in {@code parameters}, and how they belong together in
 * {@code inputs}, a list of entries of four kinds. An entry has {@code parameter}; or {@code group} or {@code choice} with its members;
 * or {@code parameter} and {@code cases}.
 */
final class InterfaceTree {

    private InterfaceTree() {}

    static Fields of(InterfaceDefinition called) {
        var wire = new Wire();
        wire.text("id", Optional.of(called.id()));
        wire.text("title", called.title());
        wire.text("description", called.description());
        wire.put("parameters", Optional.of(Items.texts(called.parameters())));
        wire.put("inputs", Optional.of(inputs(called.inputs())));
        wire.put("constants", constants(called));
        wire.put("outputs", Optional.of(Items.texts(called.outputs())));
        return wire.fields();
    }

    private static Optional<Fields> constants(InterfaceDefinition called) {
        var constants = Fields.EMPTY;
        for (var one : called.constants().entrySet()) {
            constants = constants.with(one.getKey(), Items.texts(one.getValue()));
        }
        return constants.isEmpty() ? Optional.empty() : Optional.of(constants);
    }

    private static Items inputs(List<InterfaceInput> inputs) {
        return new Items(inputs.stream().<Node>map(InterfaceTree::input).toList());
    }

    private static Fields input(InterfaceInput input) {
        return switch (input) {
            case InterfaceInput.Reference reference -> reference(reference);
            case InterfaceInput.Group(var title, var members, var least, var most) ->
                members("group", title, members, least, most);
            case InterfaceInput.Choice(var title, var members, var least, var most) ->
                members("choice", title, members, least, most);
            case InterfaceInput.Conditional(var head, var cases) ->
                reference(head)
                        .with(
                                "cases",
                                new Items(cases.stream()
                                        .<Node>map(InterfaceTree::dependent)
                                        .toList()));
        };
    }

    private static Fields reference(InterfaceInput.Reference reference) {
        var wire = new Wire();
        wire.text("parameter", Optional.of(reference.parameter()));
        wire.text("title", reference.title());
        wire.put("hidden", Optional.of(Scalar.truth(true)).filter(_ -> reference.hidden()));
        return counted(wire, reference.least(), reference.most());
    }

    private static Fields members(
            String kind, Optional<String> title, List<InterfaceInput> members, int least, int most) {
        var wire = new Wire();
        wire.put(kind, Optional.of(inputs(members)));
        wire.text("title", title);
        return counted(wire, least, most);
    }

    private static Fields dependent(InterfaceInput.Case one) {
        var wire = new Wire();
        wire.text("value", Optional.of(one.value()));
        wire.text("title", one.title());
        wire.put("inputs", Optional.of(inputs(one.members())));
        return wire.fields();
    }

    private static Fields counted(Wire wire, int least, int most) {
        wire.put("least", Optional.of(Scalar.number(least)));
        wire.put(
                "most",
                Optional.of(most).filter(one -> one != Integer.MAX_VALUE).map(Scalar::number));
        return wire.fields();
    }
}
