package sextant.model.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes kept for later: the first in memory, all of them in one temporary file once they are many. The file has a name of our own
 * and none at all where the system allows it: it is deleted as soon as it is open.
 */
public final class SetAside implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 64 << 10;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<FileChannel> file = Optional.empty();
    private long size;

    public void append(byte[] bytes, int count) throws IOException {
        if (file.isEmpty() && size + count > MOST_IN_MEMORY) {
            file = Optional.of(openFile());
            write(file.get(), ByteBuffer.wrap(memory.toByteArray()));
            memory.reset();
        }
        if (file.isPresent()) {
            write(file.get(), ByteBuffer.wrap(bytes, 0, count));
        } else {
            memory.write(bytes, 0, count);
        }
        size += count;
    }

    /** How many bytes were appended so far. */
    public long size() {
        return size;
    }

    public byte[] read(long from, int count) throws IOException {
        if (file.isEmpty()) {
            return Arrays.copyOfRange(memory.toByteArray(), (int) from, (int) from + count);
        }
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.get().read(bytes, from + bytes.position()) < 0) {
                throw new IOException("the temporary file was cut off");
            }
        }
        return bytes.array();
    }

    /** May be called more than once. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
        memory.reset();
    }

    private static FileChannel openFile() throws IOException {
        return FileChannel.open(
                Files.createTempFile("sextant-", ".part"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
