package sextant.adapters.supervisor.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is on disk of a run. These files are the truth; what server and supervisor say to each other are hints to look at them.
 *
 * <table>
 * <caption>The files, who writes them, and what they say</caption>
 * <tr><td>{@code request}</td><td>server</td><td>what is to be run; on disk for certain before the supervisor hears of it</td></tr>
 * <tr><td>{@code started}</td><td>supervisor</td><td>the start mark: who makes this file may start the program, nobody else</td></tr>
 * <tr><td>{@code deadline}</td><td>server</td><td>when it is to be ended, in ms since the boot that is named beside it</td></tr>
 * <tr><td>{@code cancel, suspend, forget}</td><td>server</td><td>what is wanted of it; empty</td></tr>
 * <tr><td>{@code exit}</td><td>supervisor</td><td>how it ended</td></tr>
 * </table>
 */
public final class RunFolder {

    /** Files by which the server says what it wants. */
    public enum Wish {
        CANCEL,
        SUSPEND,
        FORGET;

        private final String file = name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Who has the start mark. {@code pid} 0: it is not known which process was started, or whether one was. */
    public record Mark(String bootId, long began, int pid, long startTicks, String group) {}

    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    public RunFolder(Path folder) {
        this.folder = folder;
    }

    /** The name that the kernel gave to this start of the machine. */
    public static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /**
     * Makes the folder and the request in it, on disk for certain when this returns.
     *
     * @return whether it was made; false if there is one already, which stays as it is
     */
    public boolean order(RunOrder order) throws IOException {
        try {
            Files.createDirectory(folder, OURS);
        } catch (FileAlreadyExistsException _) {
            if (order().isPresent()) {
                return false;
            }
            // A server died here, or had no room, before it had written all of the request.
        }
        var fresh = folder.resolve("request.new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(order.write());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, folder.resolve("request"), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        sync(folder.resolveSibling(""));
        return true;
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** @return empty if there is none, or a part of one */
    public Optional<RunOrder> order() throws IOException {
        try {
            return Optional.of(RunOrder.read(Files.readAllBytes(folder.resolve("request"))));
        } catch (NoSuchFileException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether somebody has the start mark. */
    public boolean isMarked() {
        return folder.resolve("started").toFile().exists();
    }

    /** Takes the start mark. @return false if it is taken */
    public boolean mark(String bootId, long began) throws IOException {
        var mark = folder.resolve("started");
        try {
            Files.writeString(
                    mark, bootId + " " + began + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException noRoom) {
            // Nothing is started without it, so the next one may take it.
            Files.deleteIfExists(mark);
            throw noRoom;
        }
    }

    /** Adds to the start mark which process it is. A process number means nothing without its start time. */
    public void process(int pid, long startTicks, String group) throws IOException {
        Files.writeString(
                folder.resolve("started"), pid + " " + startTicks + " " + group + "\n", StandardOpenOption.APPEND);
    }

    public Optional<Mark> mark() throws IOException {
        try {
            var lines = Files.readAllLines(folder.resolve("started"), StandardCharsets.UTF_8);
            var first = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", -1);
            var second = lines.size() < 2 ? new String[0] : lines.get(1).split(" ", 3);
            return Optional.of(new Mark(
                    first.length == 2 ? first[0] : "",
                    first.length == 2 ? Long.parseLong(first[1]) : 0,
                    second.length == 3 ? Integer.parseInt(second[0]) : 0,
                    second.length == 3 ? Long.parseLong(second[1]) : 0,
                    second.length == 3 ? second[2] : ""));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Writes how the run ended, whole or not at all. */
    public void end(RunRecord end) throws IOException {
        var fresh = folder.resolve("exit.new");
        Files.writeString(fresh, end.write() + "\n");
        Files.move(fresh, folder.resolve("exit"), StandardCopyOption.ATOMIC_MOVE);
    }

    public Optional<RunRecord> end() throws IOException {
        var file = folder.resolve("exit");
        if (!file.toFile().exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunRecord.read(Files.readString(file)));
        } catch (NoSuchFileException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public void wish(Wish wish, boolean wanted) throws IOException {
        var file = folder.resolve(wish.file);
        if (!wanted) {
            Files.deleteIfExists(file);
        } else if (exists()) {
            Files.write(file, new byte[0]);
        }
    }

    public boolean wishes(Wish wish) {
        return folder.resolve(wish.file).toFile().exists();
    }

    /** @param at in ms since the boot of this name; {@link Long#MAX_VALUE} is never */
    public void deadline(String bootId, long at) throws IOException {
        var fresh = folder.resolve("deadline.new");
        Files.writeString(fresh, bootId + " " + at);
        Files.move(fresh, folder.resolve("deadline"), StandardCopyOption.ATOMIC_MOVE);
    }

    public OptionalLong deadline(String bootId) throws IOException {
        var file = folder.resolve("deadline");
        if (!file.toFile().exists()) {
            return OptionalLong.empty();
        }
        var parts = Files.readString(file).split(" ", 2);
        return parts.length == 2 && parts[0].equals(bootId)
                ? OptionalLong.of(Long.parseLong(parts[1]))
                : OptionalLong.empty();
    }

    /** Takes the folder away if that is wished, in one step, so that nothing in it can be found half. @return whether it is gone */
    public boolean dropIfWished(Path dropped) throws IOException {
        if (wishes(Wish.FORGET)) {
            var target = dropped.resolve(folder.getFileName() + "." + System.nanoTime());
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return !exists();
    }
}
