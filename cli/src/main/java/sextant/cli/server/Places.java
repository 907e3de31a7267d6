package sextant.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import sextant.cli.console.Console;

/** Where the tool keeps its files (XDG Base Directory Specification 0.8). */
public final class Places {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Places() {}

    /** The configuration; empty if there is no home to keep it in. */
    public static Optional<Path> configuration(Console console) {
        return below(console, "XDG_CONFIG_HOME", ".config").map(folder -> folder.resolve("config.yaml"));
    }

    /** What this tool remembers of the jobs that it started. */
    public static Optional<Path> jobs(Console console) {
        return below(console, "XDG_STATE_HOME", ".local/state").map(folder -> folder.resolve("jobs"));
    }

    /** Where files are kept that programs on the desktop open. */
    public static Path shipments(Console console) {
        return below(console, "XDG_CACHE_HOME", ".cache")
                .orElse(Path.of(System.getProperty("java.io.tmpdir"), "sextant"));
    }

    /** A folder that nobody else can look into, made if it is not there. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** A file that nobody else can read, made with its folders if it is not there. */
    public static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
    }

    /** Whether others than the owner can read it; never where files have no such permissions. */
    public static boolean isReadableByOthers(Path file) {
        try {
            return !OWNER_ONLY.containsAll(
                    without(Files.getPosixFilePermissions(file), PosixFilePermission.OWNER_EXECUTE));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static Set<PosixFilePermission> without(Set<PosixFilePermission> all, PosixFilePermission one) {
        all.remove(one);
        return all;
    }

    /** A relative path in such a variable is to be passed over. */
    private static Optional<Path> below(Console console, String variable, String usual) {
        return console.setting(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> console.setting("HOME").map(home -> Path.of(home, usual)))
                .map(folder -> folder.resolve("sextant"));
    }
}
