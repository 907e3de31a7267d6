package sextant.server.authoring;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.applications.ApplicationFolders;
import sextant.engine.applications.ApplicationReader;
import sextant.engine.authoring.Advice;
import sextant.engine.configuration.ConfigurationFile;
import sextant.engine.configuration.Problem;
import sextant.engine.configuration.Secrets;
import sextant.model.application.Application;

/**
 * An application's file, read as the server reads it.
 *
 * @param path        as its author named it
 * @param application to be used only if there are no problems
 * @param text        of the file
 */
record AuthorsFile(
        Path path, Optional<Application> application, String text, List<Problem> problems, List<Problem> warnings) {

    private static final String ENDING = ".yaml";
    private static final String ENDING_OF_CEA = ".xml";

    /** The file, or every application's file in a folder, with what is wrong between them: two of the same name. */
    static List<AuthorsFile> all(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(read(place));
        }
        try (var entries = Files.list(place)) {
            var files = new ArrayList<AuthorsFile>();
            for (var path : entries.filter(AuthorsFile::isApplication).sorted().toList()) {
                files.add(read(path));
            }
            return withoutTwins(files);
        }
    }

    private static boolean isApplication(Path file) {
        var name = String.valueOf(file.getFileName());
        return (name.endsWith(ENDING) || name.endsWith(ENDING_OF_CEA))
                && !name.startsWith(".")
                && Files.isRegularFile(file);
    }

    private static List<AuthorsFile> withoutTwins(List<AuthorsFile> files) {
        var taken = new HashMap<String, Path>();
        return files.stream()
                .map(file -> {
                    var name = file.application.map(Application::name).orElse("");
                    var earlier = taken.putIfAbsent(name, file.path);
                    return name.isEmpty() || earlier == null ? file : file.twinOf(name, earlier);
                })
                .toList();
    }

    private AuthorsFile twinOf(String name, Path earlier) {
        var problem = Problem.ofFile(name + " is the application of " + earlier.getFileName() + " already");
        return new AuthorsFile(
                path,
                application,
                text,
                Stream.concat(problems.stream(), Stream.of(problem)).toList(),
                warnings);
    }

    static AuthorsFile read(Path path) throws IOException {
        return String.valueOf(path.getFileName()).endsWith(ENDING_OF_CEA) ? readDefinitions(path) : readOwn(path);
    }

    /** Definitions in the XML of CEA say all that they can say; there is nothing to advise. */
    private static AuthorsFile readDefinitions(Path path) throws IOException {
        var folders = new ApplicationFolders(_ -> Optional.empty());
        folders.read(path);
        var usable =
                folders.applications().stream().filter(_ -> folders.problems().isEmpty());
        return new AuthorsFile(path, usable.findFirst(), "", folders.problems(), List.of());
    }

    private static AuthorsFile readOwn(Path path) throws IOException {
        var folder = path.toAbsolutePath().normalize().resolveSibling("");
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (MalformedInputException _) {
            return new AuthorsFile(
                    path, Optional.empty(), "", List.of(Problem.ofFile("the file is not UTF-8 text")), List.of());
        }
        var file = ConfigurationFile.read(text, new Secrets(folder, name -> Optional.ofNullable(System.getenv(name))));
        var application = new ApplicationReader(folder).read(file);
        boolean usable = file.problems().isEmpty();
        if (usable) {
            new Advice(file, application, AuthorsFile::isProgram, name -> Files.isRegularFile(folder.resolve(name)))
                    .give();
        }
        return new AuthorsFile(
                path, usable ? Optional.of(application) : Optional.empty(), text, file.problems(), file.warnings());
    }

    private static boolean isProgram(String name) {
        return name.contains("/")
                ? Files.isExecutable(Path.of(name))
                : Arrays.stream(String.valueOf(System.getenv("PATH")).split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** @param number from 1 */
    Optional<String> line(int number) {
        return text.lines().skip(number - 1L).findFirst();
    }
}
