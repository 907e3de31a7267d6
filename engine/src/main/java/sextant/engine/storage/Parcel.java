package sextant.engine.storage;

import java.nio.channels.SeekableByteChannel;

/**
 * What is sent.
 *
 * @param content   may be read several times from its beginning; whoever made the parcel closes it
 * @param size      in bytes
 * @param sha256    of the content, in lower-case hexadecimal digits
 * @param mediaType of the content
 */
public record Parcel(SeekableByteChannel content, long size, String sha256, String mediaType) {}
