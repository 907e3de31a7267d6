package sextant.engine.ports;

import java.util.List;
import sextant.engine.shape.Shape;

/**
 * What the world is told about a task type or a service type (sections 2 and 9.1 of the note).
 *
 * @param name        short, unique, the last part of {@code /types/{name}}
 * @param uri         the identifier, opaque and compared exactly
 * @param aliases     other identifiers of the same type
 * @param title       a few words
 * @param description some sentences
 * @param info        the shape of its {@code taskinfo} or {@code serviceinfo}
 * @param formats     media types that are preferred for attached documents, the best first; empty if none is
 */
public record TypeDescription(
        String name,
        String uri,
        List<String> aliases,
        String title,
        String description,
        Shape info,
        List<String> formats) {

    public TypeDescription {
        aliases = List.copyOf(aliases);
        formats = List.copyOf(formats);
    }
}
