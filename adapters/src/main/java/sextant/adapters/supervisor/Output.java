package sextant.adapters.supervisor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import sextant.adapters.supervisor.machine.Libc;

/** One of the two outputs of a run: bytes go from a pipe to a file, unchanged, up to a limit; the rest is thrown away. */
final class Output {

    /** All runs share it, since there is one thread. */
    private static final MemorySegment BUFFER = Arena.global().allocate(1 << 16, 16);

    private static final ByteBuffer BYTES = BUFFER.asByteBuffer();

    private final FileChannel file;
    private final long limit;
    private long left;
    private boolean marked;
    private boolean cut;
    private int pipe;

    /** @param pipe the descriptor to read from, which is closed with this */
    private Output(FileChannel file, int pipe, long limit) {
        this.file = file;
        this.pipe = pipe;
        this.limit = limit;
        this.left = limit;
    }

    /** @throws IOException if the file cannot be made; the pipe stays open */
    static Output open(String path, int pipe, long limit) throws IOException {
        var file = FileChannel.open(
                Path.of(path),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS);
        return new Output(file, pipe, limit);
    }

    /** Whether something that was to be kept could not be written: the file ends too early. */
    boolean cut() {
        return cut;
    }

    /** The descriptor to poll, or -1 when all is read. */
    int pipe() {
        return pipe;
    }

    /** Moves what is there; to be called when the pipe is readable. A program is never held up because its output is not wanted. */
    void pump() {
        int count = Libc.read(pipe, BUFFER);
        if (count > 0) {
            keep(count);
        } else if (count == 0 || Libc.error() != Libc.EINTR) {
            close();
        }
    }

    private void keep(int count) {
        int wanted = (int) Math.min(count, left);
        try {
            write(BYTES.clear().limit(wanted));
            left -= wanted;
            if (wanted < count && !marked) {
                mark("output limit of " + limit + " bytes reached; the rest was thrown away");
            }
        } catch (IOException e) {
            left = 0;
            cut = true;
            if (!marked) {
                mark("output could not be written; the rest was thrown away");
            }
        }
    }

    private void mark(String text) {
        marked = true;
        try {
            write(ByteBuffer.wrap(("\n[sextant: " + text + "]\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException _) {
            // There is no room even for this; the run goes on.
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    void close() {
        if (pipe >= 0) {
            Libc.close(pipe);
            pipe = -1;
            try {
                file.close();
            } catch (IOException _) {
                cut = true;
            }
        }
    }
}
