package sextant.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps the data folder to the server: job ids stand in it, and who knows the id of an anonymous job may use it. Programs that run as
 * another user must be able to walk through the folder to their own, and no further.
 */
public final class DataFolder {

    private DataFolder() {}

    /** @param othersPass whether programs run as another user */
    public static void keep(Path folder, boolean othersPass) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(othersPass ? "rwx--x--x" : "rwx------"));
        try (var files = Files.newDirectoryStream(folder, "jobs.{db,db-wal,db-shm,lock}")) {
            for (var file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }
}
