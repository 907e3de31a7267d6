package sextant.adapters.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.files.JobFiles.Collected;
import sextant.model.job.Result;

/** What came of collecting a run, beside the run: whoever collects it again gets this, although the work folder is gone. */
final class Manifest {

    private static final String NAME = "collected";
    private static final String NO_FAULT = "";

    private Manifest() {}

    static Optional<Collected> read(Path runFolder) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(runFolder.resolve(NAME));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var word = in.readUTF();
            var message = in.readUTF();
            int count = in.readInt();
            var results = new ArrayList<Result>(count);
            for (int result = 0; result < count; result++) {
                results.add(new Result(
                        in.readUTF(), in.readUTF(), in.readLong(), in.readUTF(), in.readUTF(), Optional.empty()));
            }
            return Optional.of(collected(word, message, results));
        }
    }

    /** On disk for good when this returns, or not there at all. */
    static void write(Path runFolder, Collected collected) throws IOException {
        var part = runFolder.resolve(NAME + ".part");
        try (var file = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Disk.write(runFolder, file, ByteBuffer.wrap(bytes(collected)));
            file.force(true);
        }
        Files.move(part, runFolder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(runFolder);
    }

    private static byte[] bytes(Collected collected) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (collected) {
                case Collected.Whole(var results) -> write(out, NO_FAULT, "", results);
                case Collected.Faulty(var word, var message, var results) -> write(out, word, message, results);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String word, String message, List<Result> results)
            throws IOException {
        out.writeUTF(word);
        out.writeUTF(message);
        out.writeInt(results.size());
        for (var result : results) {
            out.writeUTF(result.id());
            out.writeUTF(result.mediaType());
            out.writeLong(result.size());
            out.writeUTF(result.sha256());
            out.writeUTF(result.file());
        }
    }

    private static Collected collected(String word, String message, List<Result> results) {
        return word.equals(NO_FAULT)
                ? new Collected.Whole(List.copyOf(results))
                : new Collected.Faulty(word, message, List.copyOf(results));
    }
}
