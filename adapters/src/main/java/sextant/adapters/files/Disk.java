package sextant.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.engine.files.NoRoom;

/** What is on disk stays there: after these methods return, a loss of power takes nothing back. And a full disk is called so. */
final class Disk {

    private static final Pattern FULL =
            Pattern.compile("No space left on device|Disk quota exceeded", Pattern.CASE_INSENSITIVE);

    /** Less than any file system hands out at a time: with so little left, whatever failed did so for want of room. */
    private static final long NOTHING_LEFT = 4096;

    private Disk() {}

    /** Something that is done on the disk. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /** @throws NoRoom if that is why it failed */
    static <T> T on(Path folder, Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (NoRoom known) {
            throw known;
        } catch (IOException failure) {
            throw isFull(folder, failure)
                    ? new NoRoom("There is no room left on the disk of the job folders.", failure)
                    : failure;
        }
    }

    static void write(Path folder, FileChannel channel, ByteBuffer bytes) throws IOException {
        on(folder, () -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return bytes;
        });
    }

    /** The content and the length of a file. */
    static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The names in a folder; without this a new file may be gone after a loss of power. */
    static void syncFolder(Path folder) throws IOException {
        sync(folder);
    }

    /** By what the system says, in the language that the JDK asks it for; and by what is left, in case it says it otherwise. */
    private static boolean isFull(Path folder, IOException failure) {
        return Optional.ofNullable(failure.getMessage())
                        .filter(message -> FULL.matcher(message).find())
                        .isPresent()
                || usable(folder) < NOTHING_LEFT;
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
