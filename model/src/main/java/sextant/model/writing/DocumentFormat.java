package sextant.model.writing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.model.tree.Attachment;
import sextant.model.tree.Fields;
import sextant.model.tree.Node;
import sextant.model.tree.Scalar;

/**
 * The formats of section 9.2 of the note. Each one reads back as the same tree, but for two things that no format carries: half of
 * a surrogate pair, and (in XML) the control characters, become U+FFFD. A file is described by its name, type and size, not copied.
 */
public enum DocumentFormat {
    JSON("application/json", "text/json") {
        @Override
        public byte[] write(Node document, String rootElement) {
            return JsonWriter.write(document);
        }
    },
    YAML("application/yaml", "text/yaml", "application/x-yaml") {
        @Override
        public byte[] write(Node document, String rootElement) {
            return YamlWriter.write(document);
        }
    },
    XML("application/xml", "text/xml") {
        @Override
        public byte[] write(Node document, String rootElement) {
            return XmlWriter.write(document, rootElement);
        }
    };

    private final List<String> mediaTypes;

    DocumentFormat(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The registered media type. */
    public String mediaType() {
        return mediaTypes.getFirst();
    }

    /** Every media type that this format goes by, the registered one first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /** The format that a media type names; empty if it is none of them. */
    public static Optional<DocumentFormat> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(mediaType))
                .findFirst();
    }

    /**
     * UTF-8, with a line break at the end.
     *
     * @param rootElement name of the outermost element, used by XML only
     */
    public abstract byte[] write(Node document, String rootElement);

    /** What stands for a file in a document that people read. */
    static Fields describe(Attachment file) {
        return Fields.of("filename", Scalar.text(file.filename()))
                .with("mediatype", file.mediaType())
                .with("size", Scalar.number(file.content().length));
    }
}
