package sextant.adapters.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.engine.store.StoreRefused;

/** SQLite keeps its promises on file systems of this machine only: others do not share memory, and some lie about locks. */
final class NetworkFileSystems {

    private static final Path MOUNTS = Path.of("/proc/mounts");
    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "afs",
            "ceph",
            "lustre",
            "gpfs",
            "beegfs",
            "glusterfs",
            "fuse.ceph",
            "fuse.glusterfs",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.rclone",
            "fuse.gcsfuse",
            "fuse.davfs");

    private NetworkFileSystems() {}

    static void refuse(Path folder) {
        type(mounts(), folder).filter(TYPES::contains).ifPresent(type -> {
            throw new StoreRefused(
                    "network-file-system",
                    "The data folder %s is on a network file system (%s), where SQLite loses data."
                            .formatted(folder, type),
                    "Name a folder on a local disk, or keep the jobs in PostgreSQL.");
        });
    }

    /**
     * The type of the file system that a folder is on.
     *
     * @param mounts the lines of {@code /proc/mounts}
     */
    static Optional<String> type(List<String> mounts, Path folder) {
        return mounts.stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 2 && folder.startsWith(unescaped(fields[1])))
                // The deepest, and of those the one that was mounted last, over the others.
                .reduce((one, later) -> depth(later) >= depth(one) ? later : one)
                .map(fields -> fields[2]);
    }

    private static int depth(String[] fields) {
        return Path.of(unescaped(fields[1])).getNameCount();
    }

    /** Spaces in it are written as in a string of C. */
    private static String unescaped(String path) {
        return path.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private static List<String> mounts() {
        try {
            return Files.isReadable(MOUNTS) ? Files.readAllLines(MOUNTS) : List.of();
        } catch (IOException unknown) {
            return List.of();
        }
    }
}
