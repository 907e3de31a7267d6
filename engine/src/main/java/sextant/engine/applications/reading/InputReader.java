package sextant.engine.applications.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.applications.values.ValueCheck;
import sextant.engine.configuration.Section;
import sextant.model.application.InterfaceInput;
import sextant.model.application.InterfaceInput.Case;
import sextant.model.application.InterfaceInput.Choice;
import sextant.model.application.InterfaceInput.Conditional;
import sextant.model.application.InterfaceInput.Group;
import sextant.model.application.InterfaceInput.Reference;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.tree.Fields;
import sextant.model.tree.Items;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/** Reads the inputs of one interface: names of parameters, what is different about them here, and groups of inputs. */
final class InputReader {

    private static final String GROUP = "group";
    private static final String CHOOSE = "choose";
    private static final String WHEN = "when";
    private static final String INPUTS = "inputs";

    private final List<ParameterDefinition> parameters;
    private final Set<String> constants;
    private Set<String> seen = new HashSet<>();

    InputReader(List<ParameterDefinition> parameters, Set<String> constants) {
        this.parameters = parameters;
        this.constants = constants;
    }

    /** A parameter as it is defined. */
    static InterfaceInput reference(ParameterDefinition parameter) {
        return new Reference(parameter.id(), Optional.empty(), false, parameter.least(), parameter.most());
    }

    List<InterfaceInput> read(Section section, String key) {
        var inputs = new ArrayList<InterfaceInput>();
        var items = Scalars.items(section, key);
        for (int item = 0; item < items.size(); item++) {
            read(section, key, item, items.get(item)).ifPresent(inputs::add);
        }
        return inputs;
    }

    private Optional<InterfaceInput> read(Section section, String key, int item, Node node) {
        return switch (node) {
            case Scalar _
            when Scalars.text(node).isPresent() -> {
                var name = Scalars.text(node).orElseThrow();
                claim(name).ifPresent(text -> section.problem(key, item, text));
                yield find(name).map(InputReader::reference);
            }
            case Fields(var values)
            when values.get(GROUP) instanceof Items -> Optional.of(group(section.section(key, item)));
            case Fields(var values)
            when values.get(CHOOSE) instanceof Items -> Optional.of(choice(section.section(key, item)));
            case Fields(var values) when values.get(WHEN) instanceof Scalar -> conditional(section.section(key, item));
            case Fields(var values)
            when values.size() == 1 -> {
                var one = section.section(key, item);
                var name = values.firstEntry().getKey();
                claim(name).ifPresent(text -> one.problem(name, text));
                yield one.section(name).flatMap(about -> find(name).map(parameter -> reference(parameter, about)));
            }
            default -> {
                section.problem(
                        key,
                        item,
                        "must be a parameter, or {group: [...]}, {choose: [...]} or {when: ..., cases: {...}}");
                yield Optional.empty();
            }
        };
    }

    private static Reference reference(ParameterDefinition parameter, Section about) {
        var counts = Repetition.read(about, new Repetition(parameter.least(), parameter.most()));
        return new Reference(
                parameter.id(),
                about.optionalText("title"),
                about.flag("hidden", false),
                counts.least(),
                counts.most());
    }

    private InterfaceInput group(Section section) {
        var counts = Repetition.read(section, Repetition.ONCE);
        var members = members(section, GROUP);
        if (counts.most() > 1) {
            for (int item = 0; item < members.size(); item++) {
                if (!(members.get(item) instanceof Reference(var _, var _, var _, var _, var most)) || most > 1) {
                    section.problem(GROUP, item, "must be a parameter with one value, since the group repeats");
                }
            }
        }
        return new Group(section.optionalText("title"), members, counts.least(), counts.most());
    }

    private InterfaceInput choice(Section section) {
        var members = members(section, CHOOSE);
        var counts = Repetition.chosen(section, members.size());
        return new Choice(section.optionalText("title"), members, counts.least(), counts.most());
    }

    private List<InterfaceInput> members(Section section, String key) {
        var members = read(section, key);
        if (Scalars.items(section, key).size() < 2) {
            section.problem(key, "must have two members at least");
        }
        return members;
    }

    private Optional<InterfaceInput> conditional(Section section) {
        var name = section.text(WHEN);
        claim(name).ifPresent(text -> section.problem(WHEN, text));
        var head = find(name);
        head.filter(one -> one.passing() == Passing.FILE || one.indirect() || one.most() > 1)
                .ifPresent(
                        _ -> section.problem(
                                WHEN,
                                "must have one value that is known when the job is made: no file, nothing indirect or repeated"));
        var title = section.optionalText("title");
        boolean hidden = section.flag("hidden", false);
        var cases = section.section("cases").map(all -> cases(all, head)).orElse(List.of());
        if (cases.isEmpty()) {
            section.problem("cases", "is missing; it says what there is for each value, such as {sky: [radius]}");
        }
        return head.map(one -> new Conditional(new Reference(one.id(), title, hidden, one.least(), one.most()), cases));
    }

    /** The same parameter may stand in several cases, of which there is only one at a time. */
    private List<Case> cases(Section section, Optional<ParameterDefinition> head) {
        var cases = new ArrayList<Case>();
        var before = seen;
        var all = new HashSet<>(before);
        for (var value : section.keys()) {
            head.flatMap(one -> ValueCheck.fault(one, value))
                    .ifPresent(fault -> section.problem(
                            value,
                            "is no value of the parameter: must be "
                                    + fault.limit().orElse("another")));
            seen = new HashSet<>(before);
            cases.add(one(section, value));
            all.addAll(seen);
        }
        seen = all;
        return cases;
    }

    private Case one(Section section, String value) {
        if (section.node(value).orElseThrow() instanceof Fields(var fields) && fields.containsKey(INPUTS)) {
            return section.section(value)
                    .map(one -> new Case(value, one.optionalText("title"), read(one, INPUTS)))
                    .orElseThrow();
        }
        return new Case(value, Optional.empty(), read(section, value));
    }

    /** Takes a parameter for an input; says why it cannot be one, if it cannot. */
    private Optional<String> claim(String name) {
        if (find(name).isEmpty()) {
            return Optional.of("there is no parameter " + name + CommandReader.near(name, parameters));
        }
        if (constants.contains(name)) {
            return Optional.of(name + " is a constant, which no client can send");
        }
        return seen.add(name) ? Optional.empty() : Optional.of(name + " is there already");
    }

    private Optional<ParameterDefinition> find(String name) {
        return parameters.stream().filter(one -> one.id().equals(name)).findFirst();
    }
}
