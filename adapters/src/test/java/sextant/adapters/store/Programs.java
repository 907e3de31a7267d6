package sextant.adapters.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that some tests need: without one the test is skipped, or fails where {@code ./test} wants all. */
final class Programs {

    private Programs() {}

    static Path need(String name) {
        return found(
                name,
                Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(":"))
                        .map(Path::of));
    }

    /** A program of the PostgreSQL server, which Debian keeps off the path; of the latest version. */
    static Path needOfPostgres(String name) {
        var versions = Path.of("/usr/lib/postgresql");
        try (var folders = Files.isDirectory(versions) ? Files.list(versions) : Stream.<Path>empty()) {
            return found(name, folders.sorted().toList().reversed().stream().map(version -> version.resolve("bin")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path found(String name, Stream<Path> folders) {
        return folders.map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    if (Boolean.getBoolean("sextant.strict")) {
                        throw new AssertionError(
                                "this test needs " + name + ", and ./test wants every part to be there");
                    }
                    return abort("needs " + name);
                });
    }
}
