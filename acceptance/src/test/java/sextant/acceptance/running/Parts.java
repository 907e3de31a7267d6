package sextant.acceptance.running;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs of the system that some tests need. */
public final class Parts {

    private Parts() {}

    /**
     * The program of this name on the path. Without it the test is skipped, or fails where {@code ./test} says that everything must
     * be there.
     */
    public static Path need(String name) {
        return find(name).orElseGet(() -> {
            if (Boolean.getBoolean("sextant.strict")) {
                throw new AssertionError("this test needs " + name + ", and ./test said that every part must be there");
            }
            return abort("needs " + name);
        });
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
