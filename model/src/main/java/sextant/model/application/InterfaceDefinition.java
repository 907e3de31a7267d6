package sextant.model.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way to call an application (CEABase, {@code interfaceDefinition}).
 *
 * @param id          its name
 * @param title       for people; CEABase v1.1, {@code name}
 * @param description for people
 * @param constants   what the server gives parameters that no client of this interface sees (CEABase, {@code constants}), in order
 * @param inputs      what a client may send, in order
 * @param outputs     the outputs that it has, by name, in order
 */
public record InterfaceDefinition(
        String id,
        Optional<String> title,
        Optional<String> description,
        Map<String, List<String>> constants,
        List<InterfaceInput> inputs,
        List<String> outputs) {

    public InterfaceDefinition {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The parameters that a client may send, each once, in the order in which they first stand. */
    public List<String> parameters() {
        return references().map(InterfaceInput.Reference::parameter).distinct().toList();
    }

    /** Every reference to a parameter, those in groups too. */
    public Stream<InterfaceInput.Reference> references() {
        return inputs.stream().flatMap(InterfaceInput::references);
    }
}
