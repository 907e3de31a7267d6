package sextant.adapters.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import sextant.engine.store.StoreRefused;

/**
 * {@code jobs.lock}: held by the server that uses the folder, and let go by the system when that ends, however it ends. It also
 * remembers that the folder has had a store, so that a store that has vanished is not taken for one that is yet to come.
 */
final class FolderLock implements AutoCloseable {

    private static final String STORED = "stored";

    /**
     * Those of this process. Linux would drop the lock if this process opened and closed the file a second time, so that must not
     * even be tried.
     */
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;
    private final boolean hadStore;

    private FolderLock(Path folder, FileChannel channel, boolean hadStore) {
        this.folder = folder;
        this.channel = channel;
        this.hadStore = hadStore;
    }

    /** @throws StoreRefused {@code data-dir-in-use} */
    static FolderLock take(Path wanted) {
        try {
            var folder = Files.createDirectories(wanted).toRealPath();
            synchronized (HELD_HERE) {
                if (!HELD_HERE.add(folder)) {
                    throw inUse(folder, "this process");
                }
            }
            try {
                return take(folder, folder.resolve("jobs.lock"));
            } catch (IOException | RuntimeException failure) {
                forget(folder);
                throw failure;
            }
        } catch (IOException failure) {
            throw unusable(wanted, failure);
        }
    }

    private static FolderLock take(Path folder, Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var content = new String(read(channel), StandardCharsets.UTF_8);
            if (channel.tryLock() == null) {
                throw inUse(folder, content.lines().findFirst().orElse("another process"));
            }
            var lock = new FolderLock(folder, channel, content.contains(STORED));
            lock.write(lock.hadStore);
            return lock;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static StoreRefused inUse(Path folder, String who) {
        return new StoreRefused(
                "data-dir-in-use",
                "The data folder %s is used by %s.".formatted(folder, who),
                "Stop that server first, or name another folder.");
    }

    private static StoreRefused unusable(Path folder, IOException failure) {
        return new StoreRefused(
                "data-dir-unusable",
                "The data folder %s cannot be used: %s.".formatted(folder, failure),
                "Let the server's user write there, or name another folder.");
    }

    Path folder() {
        return folder;
    }

    boolean hadStore() {
        return hadStore;
    }

    void markStored() {
        try {
            write(true);
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    private void write(boolean stored) throws IOException {
        var text = "process " + ProcessHandle.current().pid() + "\n" + (stored ? STORED + "\n" : "");
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    private static byte[] read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(200);
        channel.read(bytes, 0);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void forget(Path folder) {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(folder);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            forget(folder);
        }
    }
}
