package sextant.adapters.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a write-ahead log that ends in the middle of a commit, as after a kill, from one that is damaged. SQLite reads up to the
 * first frame whose check sum is wrong and forgets what follows. Since each commit is synchronised before the next begins, at most
 * one commit can follow the first bad frame, and that was not acknowledged; if two follow, the damage came later and acknowledged
 * jobs are behind it. (SQLite's file format, 4.)
 *
 * <p>A log that was cut off cannot be told from a shorter one.
 */
final class WriteAheadLog {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;

    private final FileChannel log;
    private final ByteBuffer header;
    private final ByteOrder sumOrder;
    private final int pageSize;
    private int first;
    private int second;

    private WriteAheadLog(FileChannel log, ByteBuffer header) {
        this.log = log;
        this.header = header;
        sumOrder = (header.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        pageSize = header.getInt(8);
    }

    /** What is wrong with it, if anything is. */
    static Optional<String> damage(Path file) throws IOException {
        try (var log = FileChannel.open(file)) {
            var header = ByteBuffer.allocate(HEADER);
            log.read(header, 0);
            if (header.hasRemaining() || isBlank(header)) {
                return Optional.empty();
            }
            return new WriteAheadLog(log, header).damage();
        }
    }

    /** After a loss of power a file can have its length without its content. */
    private static boolean isBlank(ByteBuffer header) {
        return header.flip().mismatch(ByteBuffer.allocate(HEADER)) < 0;
    }

    private Optional<String> damage() throws IOException {
        sum(header.slice(0, FRAME_HEADER));
        if ((header.getInt(0) | 1) != (MAGIC | 1)
                || pageSize < 512
                || Integer.bitCount(pageSize) != 1
                || first != header.getInt(24)
                || second != header.getInt(28)) {
            return Optional.of("its header is wrong");
        }
        var frame = ByteBuffer.allocate(FRAME_HEADER + pageSize);
        long position = HEADER;
        while (read(frame, position) && isOfThisLog(frame) && isSound(frame)) {
            position += frame.capacity();
        }
        long bad = position;
        int commits = 0;
        while (read(frame, position)) {
            if (isOfThisLog(frame) && isCommit(frame)) {
                commits++;
            }
            position += frame.capacity();
        }
        return commits < 2
                ? Optional.empty()
                : Optional.of("%d commits follow a bad frame at byte %d".formatted(commits, bad));
    }

    private boolean read(ByteBuffer frame, long position) throws IOException {
        frame.clear();
        while (frame.hasRemaining()) {
            int read = log.read(frame, position + frame.position());
            if (read < 0) {
                return false;
            }
        }
        return true;
    }

    /** Frames of an earlier round, which this one has not yet overwritten, have other salts. */
    private boolean isOfThisLog(ByteBuffer frame) {
        return frame.getLong(8) == header.getLong(16);
    }

    private static boolean isCommit(ByteBuffer frame) {
        return frame.getInt(4) != 0;
    }

    private boolean isSound(ByteBuffer frame) {
        sum(frame.slice(0, 8));
        sum(frame.slice(FRAME_HEADER, pageSize));
        return first == frame.getInt(16) && second == frame.getInt(20);
    }

    private void sum(ByteBuffer bytes) {
        var words = bytes.order(sumOrder).asIntBuffer();
        while (words.hasRemaining()) {
            first += words.get() + second;
            second += words.get() + first;
        }
    }
}
