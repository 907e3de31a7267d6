package sextant.model.tool;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import sextant.model.tree.Path;
import sextant.model.tree.Position;

/**
 * One parameter of a {@code tool} document (CEATypes, {@code ParameterValue}).
 *
 * @param id        its name, in the spelling of the client
 * @param content   what it is given
 * @param mediaType of the content, if the client says ({@code mime}, CEATypes v1.1)
 * @param path      of its element, {@code /tool/input/parameter[2]}
 * @param at        where its element starts
 */
public record ToolParameter(String id, Content content, Optional<String> mediaType, Path path, Position at) {

    /** What stands in a parameter. */
    public sealed interface Content {}

    /** A value as it is. */
    public record Text(String value) implements Content {}

    /** Any bytes ({@code encoding="base64"}). @param base64 without spaces, decodable */
    public record Encoded(String base64) implements Content {
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** Where the value is, or is to be sent ({@code indirect="true"}). @param uri absolute */
    public record Address(String uri) implements Content {}

    /** One value of several elements. @param shape such as {@code 3} or {@code 2x3}, if the client says */
    public record Array(List<String> elements, Optional<String> shape) implements Content {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** An output that is named, and left to the server. */
    public record Nothing() implements Content {}
}
