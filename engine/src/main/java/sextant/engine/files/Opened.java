package sextant.engine.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * A regular file that is open for reading, opened without following any link.
 *
 * @param size in bytes, when it was opened
 */
public record Opened(SeekableByteChannel channel, long size) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
