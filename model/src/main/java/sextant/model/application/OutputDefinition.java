package sextant.model.application;

import java.util.Optional;

/**
 * Something that a run leaves.
 *
 * @param id        the name of the result
 * @param from      where it is found after the run
 * @param type      what it is
 * @param mediaType what it is served as
 * @param required  whether a run that does not leave it has failed
 * @param about     what it means
 */
public record OutputDefinition(
        String id, From from, ParameterType type, String mediaType, boolean required, BaseParam about) {

    /** Where an output is found. */
    public sealed interface From {
        /** A file in the work folder, by its relative path. */
        record File(String path) implements From {}

        /** What the program wrote to standard output. */
        record Stdout() implements From {}
    }

    public Optional<String> description() {
        return about.description();
    }
}
