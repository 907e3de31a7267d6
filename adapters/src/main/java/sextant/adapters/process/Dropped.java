package sextant.adapters.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The folders of runs that are forgotten; they are emptied when there is time. */
final class Dropped {

    private final Path folder;
    private final AtomicBoolean due = new AtomicBoolean();

    Dropped(Path folder) {
        this.folder = folder;
    }

    /** Deletes them soon, in the background. */
    void clean() {
        if (!due.getAndSet(true)) {
            Thread.ofVirtual().name("forget-runs").start(this::deleteAll);
        }
    }

    private void deleteAll() {
        due.set(false);
        try {
            for (var run : list(folder)) {
                for (var file : list(run)) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(run);
            }
        } catch (NoSuchFileException _) {
            // Somebody else was quicker.
        } catch (IOException e) {
            System.getLogger("sextant.process").log(System.Logger.Level.WARNING, "records of runs stay behind", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
