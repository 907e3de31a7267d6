package sextant.engine.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole environment of a program that runs: what each has, and what its application gives it. Nothing of the server's own. */
public final class RunEnvironment {

    private RunEnvironment() {}

    /**
     * @param work its folder, in which its home and its temporary files are too: all of it goes with the run
     * @param own  what the application gives it; may name another {@code PATH} or {@code LANG}
     */
    public static Map<String, String> of(Path work, Map<String, String> own) {
        var environment = new HashMap<>(Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "LANG",
                "C.UTF-8",
                "HOME",
                work.toString(),
                "TMPDIR",
                work.toString()));
        environment.putAll(own);
        return Map.copyOf(environment);
    }
}
