package sextant.adapters.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.files.Opened;

/**
 * Every file of a job that is served or collected, and every file that a client names, is reached through here, below a folder that is ours, step by step, each step relative
 * to the folder that is already open. No link is followed at any step, so nothing that a program puts into its work folder, and no swap
 * while we look, leads outside of it. Only regular files are opened: a pipe would make us wait, a device would give us the machine.
 */
public final class ResultFiles {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ_AND_WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final int LONGEST_STEP = 255;

    private ResultFiles() {}

    /** What stands at a name. */
    enum Standing {
        FILE,
        /** A link, a folder, a pipe, a device; or a step on the way is no folder. */
        OTHER,
        MISSING
    }

    /** A place below a folder: the steps to it, each of them a plain name. */
    private record Name(List<String> way, String last) {

        /** @throws IllegalArgumentException if it is no plain relative name; it comes from the operator, so this is a fault of ours */
        static Name of(String relative) {
            var steps = List.of(relative.split("/", -1));
            if (!steps.stream().allMatch(Name::isPlain)) {
                throw new IllegalArgumentException("not a plain relative name: " + relative);
            }
            return new Name(steps.subList(0, steps.size() - 1), steps.getLast());
        }

        private static boolean isPlain(String step) {
            return !step.isEmpty()
                    && !step.equals(".")
                    && !step.equals("..")
                    && step.indexOf('\0') < 0
                    && step.getBytes(StandardCharsets.UTF_8).length <= LONGEST_STEP;
        }
    }

    /** What is done in the folder that a name leads to. */
    @FunctionalInterface
    public interface Inside<T> {
        T done(SecureDirectoryStream<Path> folder, Path last) throws IOException;
    }

    /** A file in a folder that only we or the operator can write. Empty if it is not there, or no regular file. */
    public static Optional<Opened> open(Path folder, String name) throws IOException {
        return open(folder, name, READ);
    }

    /**
     * A file in a folder that a program is writing to at the moment. A pipe that the program puts in its place between our look and our
     * opening cannot hold us: opening it for reading and writing does not wait, and going to a place in it fails.
     */
    static Optional<Opened> openWhileItChanges(Path folder, String name) throws IOException {
        return open(folder, name, READ_AND_WRITE);
    }

    private static Optional<Opened> open(Path folder, String name, Set<OpenOption> how) throws IOException {
        try {
            return inside(folder, Name.of(name), (parent, last) -> {
                if (!attributes(parent, last).isRegularFile()) {
                    return Optional.empty();
                }
                var channel = parent.newByteChannel(last, how);
                return Optional.of(opened(channel));
            });
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        }
    }

    private static Opened opened(SeekableByteChannel channel) throws IOException {
        try {
            channel.position(0);
            return new Opened(channel, channel.size());
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    static Standing look(Path folder, String name) throws IOException {
        try {
            return inside(
                    folder,
                    Name.of(name),
                    (parent, last) -> attributes(parent, last).isRegularFile() ? Standing.FILE : Standing.OTHER);
        } catch (NoSuchFileException _) {
            return Standing.MISSING;
        } catch (NotDirectoryException _) {
            return Standing.OTHER;
        }
    }

    /** Moves what stands there, itself and not what it may point to, into a folder that only we can write. */
    static void take(Path folder, String name, Path into, String as) throws IOException {
        try (var target = secure(into)) {
            inside(folder, Name.of(name), (parent, last) -> {
                parent.move(last, target, Path.of(as));
                return as;
            });
        }
    }

    /**
     * Does something in the folder in which a name stands, to its last step.
     *
     * @throws NoSuchFileException   if a folder on the way is missing
     * @throws NotDirectoryException if a step on the way is no folder
     */
    public static <T> T inside(Path folder, String name, Inside<T> inside) throws IOException {
        return inside(folder, Name.of(name), inside);
    }

    private static <T> T inside(Path folder, Name name, Inside<T> inside) throws IOException {
        return inside(secure(folder), name, 0, inside);
    }

    private static <T> T inside(SecureDirectoryStream<Path> folder, Name name, int step, Inside<T> inside)
            throws IOException {
        try (folder) {
            return step == name.way().size()
                    ? inside.done(folder, Path.of(name.last()))
                    : inside(enter(folder, Path.of(name.way().get(step))), name, step + 1, inside);
        }
    }

    /**
     * The folder of this name, which is no link. It is opened as {@code name/.}, since the system waits for whoever opens a pipe but
     * never for a name that a pipe cannot have below it. That follows links, so what was opened must be what we saw before.
     */
    static SecureDirectoryStream<Path> enter(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        var seen = attributes(parent, name);
        if (!seen.isDirectory()) {
            throw new NotDirectoryException(name.toString());
        }
        var opened = parent.newDirectoryStream(name.resolve("."), LinkOption.NOFOLLOW_LINKS);
        var same = opened.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
        if (!same.fileKey().equals(seen.fileKey())) {
            opened.close();
            throw new NotDirectoryException(name.toString());
        }
        return opened;
    }

    /** Of a file, a link, whatever it is, itself. */
    public static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** A folder of ours, by its path. */
    static SecureDirectoryStream<Path> secure(Path folder) throws IOException {
        var opened = Files.newDirectoryStream(folder);
        if (opened instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        opened.close();
        throw new IOException(
                "The system cannot open files relative to a folder, which is needed to keep " + folder + " safe.");
    }
}
