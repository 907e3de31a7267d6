package sextant.model.application;

import java.util.List;
import java.util.Optional;

/**
 * One input of an application (CEABase, {@code parameterDefinition}).
 *
 * @param id          its name
 * @param type        what its values are
 * @param passing     whether the program gets the value itself or the path of a file with it
 * @param about       what it means
 * @param mediaType   of a file; what the type has otherwise
 * @param defaults    taken if the client sends none
 * @param least       so many values at least, from 0; an interface may ask for others
 * @param most        so many at most; {@link Integer#MAX_VALUE} is any number
 * @param domain      which values are taken
 * @param indirect    whether a client may send a URI at which the value is found (CEATypes, {@code indirect})
 * @param leadingDash whether a value may begin with {@code -} or {@code @} where it begins an argument
 */
public record ParameterDefinition(
        String id,
        ParameterType type,
        Passing passing,
        BaseParam about,
        Optional<String> mediaType,
        List<String> defaults,
        int least,
        int most,
        Domain domain,
        boolean indirect,
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
    }

    public Optional<String> description() {
        return about.description();
    }

    /** The only values that are taken; empty is any. */
    public List<String> options() {
        return domain.options().stream().map(Domain.Option::value).toList();
    }

    public Optional<String> pattern() {
        return domain.pattern();
    }
}
