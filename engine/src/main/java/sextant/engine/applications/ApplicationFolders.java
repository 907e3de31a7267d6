package sextant.engine.applications;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.engine.configuration.Secrets;
import sextant.engine.configuration.Section;
import sextant.engine.definitions.Definitions;
import sextant.model.application.Application;

/**
 * Every application of some folders and files: each {@code *.yaml} in a folder, and each {@code *.xml}, which is a definition in the
 * XML of CEA; not those that start with a dot. For one thread.
 */
public final class ApplicationFolders {

    private static final String ENDING = ".yaml";
    private static final String ENDING_OF_CEA = ".xml";

    private final Function<String, Optional<String>> environment;
    private final Map<String, Application> applications = new TreeMap<>();
    private final Map<String, Path> taken = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> files = new LinkedHashSet<>();

    /** @param environment the environment variables that {@code ${env:NAME}} means */
    public ApplicationFolders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * Adds the applications of a folder, or of one file. A name or identifier that an earlier file has is a problem.
     *
     * @throws IOException if the folder cannot be listed
     */
    public void read(Path where) throws IOException {
        if (Files.isRegularFile(where)) {
            readFile(where);
            return;
        }
        files.add(where);
        try (var entries = Files.list(where)) {
            entries.filter(ApplicationFolders::isApplication).sorted().forEach(this::readFile);
        }
    }

    private static boolean isApplication(Path file) {
        var name = String.valueOf(file.getFileName());
        return (name.endsWith(ENDING) || name.endsWith(ENDING_OF_CEA))
                && !name.startsWith(".")
                && Files.isRegularFile(file);
    }

    private void readFile(Path path) {
        files.add(path);
        try {
            var folder = path.toAbsolutePath().normalize().resolveSibling("");
            if (String.valueOf(path.getFileName()).endsWith(ENDING_OF_CEA)) {
                var definitions = Definitions.read(Files.readAllBytes(path));
                definitions.problems().forEach(problem -> problems.add(problem.in(path)));
                definitions.applications().forEach(tree -> add(ConfigurationFile.of(tree), folder, path));
            } else {
                add(
                        ConfigurationFile.read(
                                Files.readString(path, StandardCharsets.UTF_8), new Secrets(folder, environment)),
                        folder,
                        path);
            }
        } catch (IOException unreadable) {
            problems.add(Problem.ofFile("the file cannot be read as UTF-8 text").in(path));
        }
    }

    private void add(ConfigurationFile file, Path folder, Path path) {
        var root = file.root();
        var application = new ApplicationReader(folder).read(file, root);
        claim(application.name(), "name", root, path);
        claim(application.identifier(), root.has("identifier") ? "identifier" : "name", root, path);
        files.addAll(file.secretFiles());
        file.problems().forEach(problem -> problems.add(problem.in(path)));
        applications.putIfAbsent(application.name(), application);
    }

    private void claim(String word, String key, Section root, Path path) {
        var earlier = taken.putIfAbsent(word, path);
        if (earlier != null && !earlier.equals(path)) {
            root.problem(key, word + " is the application of " + earlier.getFileName() + " already");
        }
    }

    /** In the order of their names; to be used only if there are no problems. */
    public List<Application> applications() {
        return List.copyOf(applications.values());
    }

    /** What is wrong, each with its file. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The folders, and the files that were read: when one of them changes it is time to read again. */
    public Set<Path> files() {
        return Set.copyOf(files);
    }
}
