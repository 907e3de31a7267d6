package sextant.model.dialect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sextant.model.application.Application;
import sextant.model.application.InterfaceInput;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * Which parameters there must be, may be and must not be together, as JSON Schemas that must all hold. The n-th values of a group that
 * repeats belong together, which no schema can say.
 */
final class InterfaceRules {

    private final Application application;

    InterfaceRules(Application application) {
        this.application = application;
    }

    /** Parameters without which nothing of these inputs can be right. */
    List<String> needed(List<InterfaceInput> inputs) {
        return inputs.stream()
                .flatMap(input -> switch (input) {
                    case Reference reference -> needed(reference);
                    case Group group when group.least() > 0 -> needed(group.members()).stream();
                    case Conditional conditional -> needed(conditional.head());
                    case Group _, Choice _ -> Stream.<String>of();
                })
                .distinct()
                .toList();
    }

    private Stream<String> needed(Reference reference) {
        var hasDefault = application
                .parameter(reference.parameter())
                .map(parameter -> !parameter.defaults().isEmpty())
                .orElse(false);
        return reference.least() > 0 && !hasDefault ? Stream.of(reference.parameter()) : Stream.of();
    }

    /** Everything else that holds if these inputs are called for. */
    List<Node> rules(List<InterfaceInput> inputs) {
        var rules = new ArrayList<Node>();
        for (var input : inputs) {
            switch (input) {
                case Reference _ -> {}
                case Group group when group.least() > 0 -> rules.addAll(rules(group.members()));
                case Group group -> ifUsed(group, group.members()).forEach(rules::add);
                case Conditional conditional -> rules.addAll(cases(conditional));
                case Choice choice -> rules.addAll(choice(choice));
            }
        }
        return rules;
    }

    /** That all holds that a used entry calls for. */
    private Stream<Node> ifUsed(InterfaceInput entry, List<InterfaceInput> members) {
        var then = all(members);
        return then.isEmpty()
                ? Stream.of()
                : Stream.of(Fields.of("if", used(entry)).with("then", then));
    }

    private Fields all(List<InterfaceInput> inputs) {
        var schema = Fields.EMPTY;
        var needed = needed(inputs);
        if (!needed.isEmpty()) {
            schema = schema.with("required", Items.texts(needed));
        }
        var rules = rules(inputs);
        return rules.isEmpty() ? schema : schema.with("allOf", new Items(rules));
    }

    /** That at least one of its parameters is there. */
    private static Fields used(InterfaceInput entry) {
        return Fields.of(
                "anyOf",
                new Items(names(entry)
                        .<Node>map(name -> Fields.of("required", Items.texts(List.of(name))))
                        .toList()));
    }

    private static Stream<String> names(InterfaceInput entry) {
        return entry.references().map(Reference::parameter).distinct();
    }

    private List<Node> cases(Conditional conditional) {
        var rules = new ArrayList<Node>();
        var all = new LinkedHashSet<String>();
        conditional.cases().forEach(one -> all.addAll(names(one)));
        for (var one : conditional.cases()) {
            var others = new LinkedHashSet<>(all);
            others.removeAll(names(one));
            var then = all(one.members()).with(none(others));
            if (!then.isEmpty()) {
                rules.add(Fields.of("if", is(conditional.head(), List.of(one))).with("then", then));
            }
        }
        if (!all.isEmpty()) {
            rules.add(Fields.of("if", Fields.of("not", is(conditional.head(), conditional.cases())))
                    .with("then", none(all)));
        }
        return rules;
    }

    private static Set<String> names(Case one) {
        var names = new LinkedHashSet<String>();
        one.members().stream().flatMap(InterfaceRules::names).forEach(names::add);
        return names;
    }

    /** That the head has the value of one of the cases; a default counts where it is not there. */
    private Fields is(Reference head, List<Case> cases) {
        var values = cases.stream().map(Case::value).toList();
        var written = values.stream().flatMap(value -> Stream.of(Scalar.text(value), Scalar.plain(value)));
        var schema = Fields.of(
                "properties",
                Fields.of(
                        head.parameter(),
                        Fields.of(
                                "enum",
                                new Items(
                                        written.<Node>map(one -> one).distinct().toList()))));
        var byDefault = application
                .parameter(head.parameter())
                .map(parameter -> parameter.defaults().stream().anyMatch(values::contains))
                .orElse(false);
        return byDefault ? schema : schema.with("required", Items.texts(List.of(head.parameter())));
    }

    private static Fields none(Set<String> names) {
        if (names.isEmpty()) {
            return Fields.EMPTY;
        }
        var properties = Fields.EMPTY;
        for (var name : names) {
            properties = properties.with(name, Scalar.truth(false));
        }
        return Fields.of("properties", properties);
    }

    /** At least one, at most one, all: other numbers are left to the server. */
    private List<Node> choice(Choice choice) {
        var rules = new ArrayList<Node>();
        var members = choice.members();
        if (choice.least() >= members.size()) {
            members.forEach(member -> rules.add(used(member)));
        } else if (choice.least() > 0) {
            rules.add(Fields.of(
                    "anyOf",
                    new Items(members.stream().<Node>map(InterfaceRules::used).toList())));
        }
        if (choice.most() == 1) {
            for (int one = 0; one < members.size(); one++) {
                for (int other = one + 1; other < members.size(); other++) {
                    rules.add(Fields.of(
                            "not", Fields.of("allOf", Items.of(used(members.get(one)), used(members.get(other))))));
                }
            }
        }
        members.stream()
                .filter(member -> !(member instanceof Reference))
                .flatMap(member -> ifUsed(member, List.of(called(member))))
                .forEach(rules::add);
        return rules;
    }

    /** A group that was chosen is there. */
    private static InterfaceInput called(InterfaceInput member) {
        return member instanceof Group(var title, var members, var least, var most)
                ? new Group(title, members, Math.max(1, least), most)
                : member;
    }
}
