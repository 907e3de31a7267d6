package sextant.acceptance.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A folder of a test's own. */
public record Folder(Path root) implements AutoCloseable {

    public static Folder create() {
        try {
            return new Folder(Files.createTempDirectory("sextant-acceptance").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    /** Empty if there is no such file. */
    public String text(String name) {
        try {
            return Files.exists(path(name)) ? Files.readString(path(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder inside, made if it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With whatever still works there: the supervisor of programs outlives its server, and may be about to write. */
    public void delete() {
        Processes.about(root).forEach(process -> Processes.kill(process.pid()));
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(this::deleted);
    }

    private boolean deleted() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        return true;
    }

    /** Every file below a folder, as paths relative to it. */
    public static List<String> files(Path root) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete();
    }
}
