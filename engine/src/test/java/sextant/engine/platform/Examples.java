package sextant.engine.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.engine.tasktypes.DeclaredTaskType;
import sextant.engine.tasktypes.DockerContainer;
import sextant.engine.tasktypes.JupyterNotebook;
import sextant.engine.tasktypes.ServiceTypes;

/** A good platform.yaml that uses everything, and a reader for it. */
final class Examples {
    static final String EVERYTHING = resource("everything.yaml");

    private Examples() {}

    static PlatformReader reader() {
        return new PlatformReader(
                List.of(new JupyterNotebook(), new DockerContainer()),
                ServiceTypes.all(),
                DeclaredTaskType::of,
                name -> name.equals("HUB_HOST") ? Optional.of("hub.example.org") : Optional.empty());
    }

    /** Reads a text that stands in a folder with the files tokens.yaml and secret.txt. */
    static Loaded read(String text) {
        return reader().read(text, folder());
    }

    static Path folder() {
        return Path.of("src/test/resources/sextant/engine/platform");
    }

    private static String resource(String name) {
        try (var stream = Examples.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no test resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
