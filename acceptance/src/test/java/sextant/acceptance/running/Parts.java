package sextant.acceptance.running;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of the system that some tests need. */
public final class Parts {

    private Parts() {}

    /**
     * The program of this name on the path. Without it the test is skipped, or fails where {@code ./test} says that everything must
     * be there.
     */
    public static Path need(String name) {
        return find(name).orElseGet(() -> missing(name));
    }

    /** The same for a module of the Python of the system, which need not be the first Python on the path. */
    public static Path needPython(String module) {
        var python = Path.of("/usr/bin/python3");
        var found = Files.isExecutable(python)
                && Finished.run(Path.of("/"), Map.of(), List.of(python.toString(), "-c", "import " + module))
                                .status()
                        == 0;
        return found ? python : missing("the module " + module + " of " + python);
    }

    private static Path missing(String what) {
        if (Boolean.getBoolean("sextant.strict")) {
            throw new AssertionError("this test needs " + what + ", and ./test said that every part must be there");
        }
        return abort("needs " + what);
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
