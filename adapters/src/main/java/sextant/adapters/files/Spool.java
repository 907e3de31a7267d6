package sextant.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.files.JobFiles.Spooled;
import sextant.model.refusal.RefusalKind;

/** Uploads that belong to no job yet. What this server spooled is told by its name from what an earlier one left behind. */
final class Spool {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{32}");
    private static final int PIECE = 64 << 10;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final String mark = digits(4);

    Spool(Path folder) {
        this.folder = folder;
    }

    Spooled add(InputStream body, long most) throws IOException {
        var name = mark + "-" + digits(16);
        boolean whole = false;
        try (var file = Disk.on(folder, () -> create(name))) {
            var digest = new Sha256();
            long size = 0;
            var piece = new byte[PIECE];
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                size += count;
                if (size > most) {
                    throw RefusalKind.BODY_TOO_LARGE
                            .because("An upload is too large.")
                            .limit(most + " bytes")
                            .suggest("Send less at a time, or ask the operator for a higher limit.")
                            .refused();
                }
                digest.add(piece, count);
                Disk.write(folder, file, ByteBuffer.wrap(piece, 0, count));
            }
            whole = true;
            return new Spooled(name, size, digest.text());
        } finally {
            if (!whole) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Where something is that was spooled. @throws IllegalArgumentException if it is no name of ours */
    Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a spooled name");
        }
        return folder.resolve(name);
    }

    void discard(List<String> names) throws IOException {
        for (var name : names) {
            Files.deleteIfExists(file(name));
        }
    }

    /** What an earlier server left. */
    void discardOld() throws IOException {
        try (var files = Files.newDirectoryStream(
                folder, file -> !file.getFileName().toString().startsWith(mark))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private FileChannel create(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private String digits(int octets) {
        var bytes = new byte[octets];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
