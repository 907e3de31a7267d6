package sextant.adapters.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles.Filling;
import sextant.engine.storage.Transferred;
import sextant.model.job.JobId;

/**
 * Inputs that are fetched for a job. One is written under a name of its own and gets its right name when it is whole and on disk, so a
 * server that dies on the way leaves nothing that could be taken for it.
 */
record Receiving(Folders folders) {

    private static final Pattern NAME = Pattern.compile("from-[0-9]{1,9}");

    /** @throws IllegalArgumentException if it is no name of ours */
    Transferred receive(JobId job, String name, Filling filling) throws IOException {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a received input");
        }
        return Disk.on(folders.jobs(), () -> {
            folders.makeInputs(job);
            return receive(folders.inputs(job), name, filling);
        });
    }

    private Transferred receive(Path inputs, String name, Filling filling) throws IOException {
        var part = inputs.resolve(name + ".part");
        Files.deleteIfExists(part);
        try {
            Transferred outcome;
            try (var file = create(part)) {
                outcome = filling.fill(new Written(inputs, file));
                FaultPoint.MIDDLE_OF_STAGE_IN.reached();
                file.force(true);
            }
            if (outcome instanceof Transferred.Whole) {
                folders.share(part);
                Files.move(part, inputs.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                Disk.syncFolder(inputs);
            }
            return outcome;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    OptionalLong received(JobId job, String name) throws IOException {
        var file = folders.inputs(job).resolve(name);
        return isName(name) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? OptionalLong.of(Files.size(file))
                : OptionalLong.empty();
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static FileChannel create(Path part) throws IOException {
        return FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** What is written goes to the file, piece by piece; a full disk is called so. */
    private static final class Written extends OutputStream {
        private final Path folder;
        private final FileChannel file;

        Written(Path folder, FileChannel file) {
            this.folder = folder;
            this.file = file;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            Disk.write(folder, file, ByteBuffer.wrap(bytes, from, count));
        }
    }
}
