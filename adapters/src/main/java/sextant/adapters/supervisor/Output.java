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
    private int pipe;

    Output(String path, int pipe, long limit) throws IOException {
        this.file = FileChannel.open(
                Path.of(path),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS);
        this.pipe = pipe;
        this.limit = limit;
        this.left = limit;
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
                // What could be written is written.
            }
        }
    }
}
