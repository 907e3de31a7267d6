package sextant.model.application;

import java.util.List;

/**
 * One way to call an application (CEABase, {@code interfaceDefinition}).
 *
 * @param id         its name
 * @param parameters the parameters that it has, by name
 */
public record InterfaceDefinition(String id, List<String> parameters) {
    public InterfaceDefinition {
        parameters = List.copyOf(parameters);
    }
}
