package sextant.adapters.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Removes a folder, whatever a program has put into it: links are removed and not followed, folders that nobody may enter are opened
 * first, and a chain of folders of any depth takes no more memory or open files than a flat one, since each folder found is moved up
 * before it is emptied.
 */
final class Removal {

    /** Cannot be the name of anything else in the folder: nobody knew it before. */
    private static final String MOVED = ".removed-";

    private final Path folder;
    private long moved;
    private boolean progress;

    private Removal(Path folder) {
        this.folder = folder;
    }

    /** Returns when it is gone; nothing happens if it was not there. */
    static void of(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            new Removal(folder).empty();
        }
        Files.deleteIfExists(folder);
    }

    /** Round after round, since a listing may miss what is moved while it is read. */
    private void empty() throws IOException {
        do {
            progress = false;
            round();
        } while (progress);
    }

    private void round() throws IOException {
        try (var top = openTop()) {
            for (var entry : top) {
                var name = entry.getFileName();
                if (ResultFiles.attributes(top, name).isDirectory()) {
                    removeFolder(top, name);
                } else {
                    top.deleteFile(name);
                    progress = true;
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private SecureDirectoryStream<Path> openTop() throws IOException {
        try {
            open(folder);
        } catch (AccessDeniedException _) {
            // Then it is not ours, and whether we may remove it shows below.
        }
        return ResultFiles.secure(folder);
    }

    private void removeFolder(SecureDirectoryStream<Path> top, Path name) throws IOException {
        try (var inside = enter(top, name)) {
            for (var entry : inside) {
                var child = entry.getFileName();
                if (ResultFiles.attributes(inside, child).isDirectory()) {
                    moveUp(inside, name, child, top);
                } else {
                    inside.deleteFile(child);
                }
                progress = true;
            }
        } catch (NotDirectoryException | NoSuchFileException _) {
            return;
        }
        try {
            top.deleteDirectory(name);
            progress = true;
        } catch (DirectoryNotEmptyException _) {
            // What the listing missed is seen in the next round.
        }
    }

    private SecureDirectoryStream<Path> enter(SecureDirectoryStream<Path> top, Path name) throws IOException {
        try {
            return ResultFiles.enter(top, name);
        } catch (AccessDeniedException _) {
            open(folder.resolve(name));
            return ResultFiles.enter(top, name);
        }
    }

    private void moveUp(SecureDirectoryStream<Path> from, Path parent, Path child, SecureDirectoryStream<Path> top)
            throws IOException {
        var name = Path.of(MOVED + System.nanoTime() + "-" + moved++);
        try {
            from.move(child, top, name);
        } catch (AccessDeniedException _) {
            open(folder.resolve(parent));
            open(folder.resolve(parent).resolve(child));
            from.move(child, top, name);
        }
    }

    /** Only the owner comes here: root is denied nothing. So the worst that a link in its place could do is open a file of our own. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
