package sextant.server.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.model.application.Application;
import sextant.model.application.Example;
import sextant.server.Settings;
import sextant.server.operator.TemporaryServer;

/** Runs the examples of applications for real, and says where what comes out is not what they say. */
@Command(
        name = "test",
        description = "Run the examples of applications, and compare what comes out with what they expect.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every example went as expected",
            "1:one did not, or a file cannot be used",
            "2:there is no such file or application"
        },
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER|NAME",
            description =
                    "Application files or folders of them: without --server a server of their own is started for them."
                            + " Or names of applications of a running server.")
    List<String> places = new ArrayList<>();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "Run them on this server, which has these applications; for names SEXTANT_SERVER is the default.")
    @Nullable
    URI server;

    @Option(names = "--token", paramLabel = "TOKEN", description = "A bearer token for the server.")
    @Nullable
    String token;

    private final Map<Path, AuthorsFile> files = new LinkedHashMap<>();
    private final List<AuthorsFile> wanted = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        boolean named = false;
        for (var place : places) {
            var path = Path.of(place);
            named |= !Files.exists(path);
            var found = Files.exists(path) ? path : inHouse(place);
            if (!Files.isReadable(found)) {
                System.err.println("sextant: there is no file or application " + place);
                return 2;
            }
            wanted.addAll(AuthorsFile.all(found));
        }
        for (var file : wanted) {
            files.put(file.path().toAbsolutePath().normalize(), file);
        }
        var bad = wanted.stream().filter(file -> file.application().isEmpty()).toList();
        for (var file : bad) {
            file.problems().forEach(problem -> System.err.println(file.path() + ": " + problem));
        }
        if (!bad.isEmpty()) {
            return 1;
        }
        if (server != null || named) {
            var usual = Optional.ofNullable(System.getenv("SEXTANT_SERVER")).orElse("http://localhost:8080/");
            var at = server != null ? server : URI.create(usual);
            return test(at.toString().endsWith("/") ? at : URI.create(at + "/"));
        }
        needed();
        return TemporaryServer.with(
                files.values().stream()
                        .map(file -> file.path().toAbsolutePath().normalize())
                        .toList(),
                this::test);
    }

    private static Path inHouse(String name) {
        return name.matches("[A-Za-z0-9._-]+")
                ? Settings.home().resolve("applications").resolve(name + ".yaml")
                : Path.of(name);
    }

    /** The server also has the applications whose results the examples need. */
    private void needed() throws IOException {
        for (var file : List.copyOf(files.values())) {
            for (var example : file.application().orElseThrow().examples()) {
                for (var values : example.values().values()) {
                    for (var value : values) {
                        if (value instanceof Example.Value.ResultOf other) {
                            beside(file, other.application());
                        }
                    }
                }
            }
        }
    }

    private void beside(AuthorsFile file, String application) throws IOException {
        var path = file.path().toAbsolutePath().normalize().resolveSibling(application + ".yaml");
        if (Files.isReadable(path) && !files.containsKey(path)) {
            files.put(path, AuthorsFile.read(path));
            needed();
        }
    }

    private Application application(String name) {
        var known = files.values().stream().flatMap(file -> file.application().stream());
        return known.filter(one -> one.name().equals(name)).findFirst().orElseGet(() -> inFile(name));
    }

    private Application inFile(String name) {
        for (var file : List.copyOf(files.keySet())) {
            try {
                var path = file.resolveSibling(name + ".yaml");
                var found =
                        Files.isReadable(path) ? AuthorsFile.read(path).application() : Optional.<Application>empty();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalArgumentException("there is no file " + name + ".yaml that can be used");
    }

    private int test(URI at) {
        var jobs =
                new Jobs(at, Optional.ofNullable(token).or(() -> Optional.ofNullable(System.getenv("SEXTANT_TOKEN"))));
        var runs = new ExampleRuns(jobs, this::application);
        int bad = 0;
        int all = 0;
        for (var file : wanted) {
            var application = file.application().orElseThrow();
            for (var example : application.examples()) {
                all++;
                bad += isGood(runs, application, example) ? 0 : 1;
            }
            if (application.examples().isEmpty()) {
                System.out.println(application.name() + " has no examples");
            }
        }
        System.out.println((all - bad) + " of " + all + (all == 1 ? " example" : " examples") + " as expected");
        return bad == 0 ? 0 : 1;
    }

    private static boolean isGood(ExampleRuns runs, Application application, Example example) {
        var name = application.name() + "/" + example.id();
        try {
            var run = runs.run(application, example);
            var differences = runs.differences(example, run.job());
            say(name, run.job().phase(), String.format(Locale.ROOT, "%.2f s", run.seconds()), differences);
            return differences.isEmpty();
        } catch (Jobs.Refusal | IOException refused) {
            say(name, "NOT RUN", "", List.of(String.valueOf(refused.getMessage())));
        } catch (UncheckedIOException silent) {
            say(name, "NOT RUN", "", List.of("the server does not answer: " + silent.getCause()));
        }
        return false;
    }

    private static void say(String name, String phase, String time, List<String> differences) {
        System.out.printf(
                "%-40s %-10s %8s  %s%n",
                name, phase, time, differences.isEmpty() ? "good" : String.join("; ", differences));
    }
}
