package sextant.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.engine.fault.FaultPoint;
import sextant.engine.files.JobFiles.Collected;
import sextant.engine.runner.RunName;
import sextant.model.application.OutputDefinition;
import sextant.model.job.Result;

/**
 * Takes what one run left. Outputs are moved out of the work folder before anything else is done with them: from then on nobody but us
 * can reach them by name. A server that dies on the way goes on where it was, since a result has a name that depends on nothing but the
 * run and its place among the outputs.
 *
 * <p>An output with a second name (a hard link) is refused, since its content may be somebody else's, and could change after it was
 * hashed.
 */
final class Collecting {

    private static final int PIECE = 256 << 10;

    private final Folders folders;
    private final RunName run;
    private final boolean all;
    private final Path work;
    private final Path target;
    private final List<Result> results = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();

    /** The first thing that is wrong. */
    private record Fault(String word, String message) {}

    /** @param all whether a required output that is missing is a fault */
    Collecting(Folders folders, RunName run, boolean all) {
        this.folders = folders;
        this.run = run;
        this.all = all;
        this.work = folders.work(run);
        this.target = folders.results(run.job());
    }

    Collected collect(List<OutputDefinition> outputs) throws IOException {
        folders.makeResults(run.job());
        for (int index = 0; index < outputs.size(); index++) {
            add(outputs.get(index), run.attempt() + "-" + index);
            FaultPoint.MIDDLE_OF_COLLECT.reached();
        }
        Disk.syncFolder(target);
        return fault.<Collected>map(found -> new Collected.Faulty(found.word(), found.message(), List.copyOf(results)))
                .orElseGet(() -> new Collected.Whole(List.copyOf(results)));
    }

    private void add(OutputDefinition output, String name) throws IOException {
        boolean there = Files.exists(target.resolve(name), LinkOption.NOFOLLOW_LINKS)
                || switch (output.from()) {
                    case OutputDefinition.From.File(var path) -> take(output, path, name);
                    case OutputDefinition.From.Stdout _ -> copyOutput(name);
                };
        if (there) {
            results.add(finished(output, name));
        } else if (output.required() && all) {
            fault(new Fault(
                    "result-missing", "The program ended well, but did not leave the output " + output.id() + "."));
        }
    }

    private void fault(Fault found) {
        fault = fault.or(() -> Optional.of(found));
    }

    private boolean take(OutputDefinition output, String path, String name) throws IOException {
        switch (ResultFiles.look(work, path)) {
            case MISSING -> {
                return false;
            }
            case OTHER -> {
                fault(notFile(output, "it is a link, a folder, a pipe or a device"));
                return false;
            }
            case FILE -> {
                // Looked at again below, where no program can change it any more.
            }
        }
        ResultFiles.take(work, path, target, name);
        var taken = target.resolve(name);
        var wrong = wrong(taken);
        if (wrong.isPresent()) {
            fault(notFile(output, wrong.get()));
            Removal.of(taken);
            return false;
        }
        folders.own(taken);
        return true;
    }

    private static Optional<String> wrong(Path taken) throws IOException {
        if (!Files.isRegularFile(taken, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("it is a link, a folder, a pipe or a device");
        }
        return Files.getAttribute(taken, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links && links > 1
                ? Optional.of("it has a second name (a hard link)")
                : Optional.empty();
    }

    private static Fault notFile(OutputDefinition output, String why) {
        return new Fault(
                "result-not-file",
                "The output " + output.id() + " is not taken: " + why + ". It must be a plain file of its own.");
    }

    /** Standard output stays where it is, for those who read it there. */
    private boolean copyOutput(String name) throws IOException {
        var source = ResultFiles.open(folders.run(run), "stdout");
        if (source.isEmpty()) {
            return false;
        }
        var part = target.resolve(name + ".part");
        Files.deleteIfExists(part);
        try (var from = source.get().channel();
                var into = Disk.on(
                        target,
                        () -> FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            var piece = ByteBuffer.allocate(PIECE);
            while (from.read(piece) >= 0) {
                Disk.write(target, into, piece.flip());
                piece.clear();
            }
        } catch (IOException failure) {
            Files.deleteIfExists(part);
            throw failure;
        }
        folders.own(part);
        Files.move(part, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private Result finished(OutputDefinition output, String name) throws IOException {
        var digest = new Sha256();
        long size = 0;
        var piece = ByteBuffer.allocate(PIECE);
        try (var file = FileChannel.open(target.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (file.read(piece) >= 0) {
                digest.add(piece.array(), piece.position());
                size += piece.position();
                piece.clear();
            }
            Disk.on(target, () -> {
                file.force(true);
                return file;
            });
        }
        return new Result(output.id(), output.mediaType(), size, digest.text(), name, Optional.empty());
    }
}
