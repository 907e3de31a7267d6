package sextant.model.writing;

import sextant.model.tree.Node;

/** The formats of section 9.2. */
public enum DocumentFormat {
    JSON("application/json"),
    YAML("application/yaml"),
    XML("application/xml");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * UTF-8.
     *
     * @param rootElement name of the outermost element, used by XML only
     */
    public byte[] write(Node document, String rootElement) {
        throw new AssertionError("to be written");
    }
}
