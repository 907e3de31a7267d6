package sextant.engine.applications.reading;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.engine.configuration.Section;
import sextant.model.application.InterfaceDefinition;
import sextant.model.application.InterfaceInput;
import sextant.model.application.OutputDefinition;
import sextant.model.application.ParameterDefinition;
import sextant.model.application.ParameterDefinition.Passing;
import sextant.model.pattern.Nearest;
import sextant.model.tree.Fields;

/** Reads {@code interfaces} of an application's file: each is a list of parameters, or a mapping that says more. */
public final class InterfaceReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";

    private final List<ParameterDefinition> parameters;
    private final List<OutputDefinition> outputs;

    private InterfaceReader(List<ParameterDefinition> parameters, List<OutputDefinition> outputs) {
        this.parameters = parameters;
        this.outputs = outputs;
    }

    /** @param root the whole file; without interfaces there is one, {@code default}, with all parameters and outputs */
    public static List<InterfaceDefinition> read(
            Section root, List<ParameterDefinition> parameters, List<OutputDefinition> outputs) {
        var reader = new InterfaceReader(parameters, outputs);
        var interfaces = root.section("interfaces").map(reader::all).orElse(List.of());
        return interfaces.isEmpty() ? List.of(reader.plain("default", reader.allInputs(Set.of()))) : interfaces;
    }

    private List<InterfaceDefinition> all(Section section) {
        var interfaces = new ArrayList<InterfaceDefinition>();
        for (var id : section.keys()) {
            if (!NAME.matches(id)) {
                section.problem(id, "must be letters, digits, dots and dashes");
            }
            interfaces.add(
                    section.node(id).orElseThrow() instanceof Fields
                            ? section.section(id).map(one -> whole(id, one)).orElseThrow()
                            : plain(id, new InputReader(parameters, Set.of()).read(section, id)));
        }
        return interfaces;
    }

    private InterfaceDefinition plain(String id, List<InterfaceInput> inputs) {
        return new InterfaceDefinition(id, Optional.empty(), Optional.empty(), Map.of(), inputs, allOutputs());
    }

    private InterfaceDefinition whole(String id, Section section) {
        var constants = section.section("constants").map(this::constants).orElse(Map.of());
        return new InterfaceDefinition(
                id,
                section.optionalText("title"),
                section.optionalText("description"),
                constants,
                section.has(INPUTS)
                        ? new InputReader(parameters, constants.keySet()).read(section, INPUTS)
                        : allInputs(constants.keySet()),
                section.has(OUTPUTS) ? outputs(section) : allOutputs());
    }

    private List<InterfaceInput> allInputs(Set<String> without) {
        return parameters.stream()
                .filter(one -> !without.contains(one.id()))
                .map(InputReader::reference)
                .toList();
    }

    private List<String> allOutputs() {
        return outputs.stream().map(OutputDefinition::id).toList();
    }

    private List<String> outputs(Section section) {
        var names = section.texts(OUTPUTS);
        var seen = new HashSet<String>();
        for (int item = 0; item < names.size(); item++) {
            var name = names.get(item);
            if (!allOutputs().contains(name)) {
                section.problem(
                        OUTPUTS,
                        item,
                        "there is no output " + name
                                + Nearest.to(name, allOutputs())
                                        .map(word -> "; did you mean " + word + "?")
                                        .orElse(""));
            } else if (!seen.add(name)) {
                section.problem(OUTPUTS, item, name + " is there already");
            }
        }
        return names;
    }

    private Map<String, List<String>> constants(Section section) {
        var constants = new LinkedHashMap<String, List<String>>();
        for (var name : section.keys()) {
            var values = Scalars.texts(section, name);
            var parameter =
                    parameters.stream().filter(one -> one.id().equals(name)).findFirst();
            if (parameter.isEmpty()) {
                section.problem(name, "is no parameter" + CommandReader.near(name, parameters));
            } else if (parameter.get().passing() == Passing.FILE) {
                section.problem(name, "is a file; name one in the command, such as {home}/" + name + ", instead");
            } else {
                ParameterReader.checkEach(section, name, values, parameter.get());
            }
            constants.put(name, values);
        }
        return constants;
    }
}
