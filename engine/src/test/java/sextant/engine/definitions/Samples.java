package sextant.engine.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.model.application.Application;

/** Definitions of our own for each version; they stand in the folder {@code /opt/tools}. */
final class Samples {

    static final List<String> NAMES = List.of("count-v1.xml", "count-v2.0rc1.xml", "tools-v2.1.xml");

    private static final Path FOLDER = Path.of("/opt/tools");

    private Samples() {}

    static String text(String name) {
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static List<Application> good(String xml) {
        var read = Definitions.read(xml.getBytes(StandardCharsets.UTF_8));
        var problems = problems(xml);
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
        return read.applications().stream()
                .map(ConfigurationFile::of)
                .map(file -> new ApplicationReader(FOLDER).read(file))
                .toList();
    }

    /** Whatever the server would say of the file. */
    static List<String> problems(String xml) {
        var read = Definitions.read(xml.getBytes(StandardCharsets.UTF_8));
        var problems = new ArrayList<>(read.problems());
        for (var tree : read.applications()) {
            var file = ConfigurationFile.of(tree);
            new ApplicationReader(FOLDER).read(file);
            problems.addAll(file.problems());
        }
        return problems.stream().map(Problem::toString).toList();
    }
}
