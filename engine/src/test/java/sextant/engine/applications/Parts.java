package sextant.engine.applications;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs of the system that some tests need; as in the acceptance tests. */
final class Parts {

    private Parts() {}

    /** Without the program the test is skipped, or fails where {@code ./test} says that everything must be there. */
    static Path need(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name));
    }

    static <T> T missing(String what) {
        if (Boolean.getBoolean("sextant.strict")) {
            throw new AssertionError("this test needs " + what + ", and ./test said that every part must be there");
        }
        return abort("needs " + what);
    }
}
