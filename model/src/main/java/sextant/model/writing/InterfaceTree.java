package sextant.model.writing;

import java.util.List;
import java.util.Optional;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** One way to call an application, as clients see it. Its constants are no business of theirs. */
final class InterfaceTree {

    private InterfaceTree() {}

    static Fields of(InterfaceDefinition called) {
        var wire = new Wire();
        wire.text("id", Optional.of(called.id()));
        wire.text("title", called.title());
        wire.text("description", called.description());
        wire.put("parameters", Optional.of(Items.texts(called.parameters())));
        wire.put("inputs", Optional.of(inputs(called.inputs())));
        wire.put("outputs", Optional.of(Items.texts(called.outputs())));
        return wire.fields();
    }

    private static Items inputs(List<InterfaceInput> inputs) {
        return new Items(inputs.stream().<Node>map(InterfaceTree::input).toList());
    }

    private static Fields input(InterfaceInput input) {
        var wire = new Wire();
        switch (input) {
            case InterfaceInput.Reference(var parameter, var title, var hidden, var least, var most) -> {
                wire.text("parameter", Optional.of(parameter));
                wire.text("title", title);
                wire.put("hidden", Optional.of(hidden).filter(yes -> yes).map(Scalar::truth));
                counts(wire, least, most);
            }
            case InterfaceInput.Group(var title, var members, var least, var most) -> {
                wire.put("group", Optional.of(inputs(members)));
                wire.text("title", title);
                counts(wire, least, most);
            }
            case InterfaceInput.Choice(var title, var members, var least, var most) -> {
                wire.put("choose", Optional.of(inputs(members)));
                wire.text("title", title);
                counts(wire, least, most);
            }
            case InterfaceInput.Conditional(var head, var cases) -> {
                wire.put("when", Optional.of(input(head)));
                wire.put(
                        "cases",
                        Optional.of(new Items(
                                cases.stream().<Node>map(InterfaceTree::one).toList())));
            }
        }
        return wire.fields();
    }

    private static Fields one(InterfaceInput.Case one) {
        var wire = new Wire();
        wire.text("value", Optional.of(one.value()));
        wire.text("title", one.title());
        wire.put("inputs", Optional.of(inputs(one.members())));
        return wire.fields();
    }

    /** Without {@code most} it is any number. */
    static void counts(Wire wire, int least, int most) {
        wire.put("least", Optional.of(Scalar.number(least)));
        wire.put(
                "most",
                Optional.of(most).filter(count -> count != Integer.MAX_VALUE).map(Scalar::number));
    }
}
