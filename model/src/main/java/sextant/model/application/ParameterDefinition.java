package sextant.model.application;

import java.util.List;
import java.util.Optional;

/**
 * One input of an application (CEABase, {@code parameterDefinition}).
 *
 * @param id           its name
 * @param type         what its values are
 * @param passing      whether the program gets the value itself or the path of a file with it
 * @param description  for people
 * @param defaults     taken if the client sends none
 * @param least        so many values at least, from 0
 * @param most         so many at most; {@link Integer#MAX_VALUE} is any number
 * @param options      the only values that are taken; empty is any
 * @param pattern      that the whole value matches (RE2)
 * @param leadingDash  whether a value may begin with {@code -} or {@code @} where it begins an argument
 */
public record ParameterDefinition(
        String id,
        ParameterType type,
        Passing passing,
        Optional<String> description,
        List<String> defaults,
        int least,
        int most,
        List<String> options,
        Optional<String> pattern,
        boolean leadingDash) {

    /** How the program gets a value. */
    public enum Passing {
        /** As part of an argument. */
        VALUE,
        /** As a file, whose path is part of an argument. The path is chosen by the server, always. */
        FILE
    }

    public ParameterDefinition {
        defaults = List.copyOf(defaults);
        options = List.copyOf(options);
    }
}
