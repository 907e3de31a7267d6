package sextant.server.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout that this module is a part of. */
final class Pages {

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private Pages() {}

    static String text(String name) {
        try {
            return Files.readString(CHECKOUT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every source of the program. */
    static List<Path> sources() {
        return Stream.of("model", "engine", "adapters", "server", "cli")
                .map(module -> CHECKOUT.resolve(module).resolve("src/main/java"))
                .flatMap(Pages::files)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
