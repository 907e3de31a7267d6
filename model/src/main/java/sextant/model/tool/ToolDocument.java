package sextant.model.tool;

import java.util.List;
import java.util.Optional;

/**
 * A call of an application (CEA Interfaces 1.0, createJob; CEATypes, {@code Tool}).
 *
 * @param application its IVOA identifier, with {@code ivo://} also where an old client left that off, or its short name
 * @param interfaceId which of its interfaces is called
 * @param inputs      in order, those of groups too
 * @param outputs     those that are named; usually none is, and the application has them all the same
 */
public record ToolDocument(
        Optional<String> application,
        Optional<String> interfaceId,
        List<ToolParameter> inputs,
        List<ToolParameter> outputs) {

    public ToolDocument {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
