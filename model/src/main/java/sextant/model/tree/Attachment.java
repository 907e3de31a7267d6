package sextant.model.tree;

import java.util.Arrays;

/**
 * A file that came with the question and is neither YAML nor JSON. Its name is the client's word and never used as a path.
 *
 * @param filename  as sent, may be empty
 * @param mediaType as sent, without parameters, lower case
 */
public record Attachment(String filename, String mediaType, byte[] content) implements Node {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && filename.equals(that.filename)
                && mediaType.equals(that.mediaType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Attachment[" + filename + ", " + mediaType + ", " + content.length + " bytes]";
    }
}
