package sextant.server.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.engine.authoring.Draft;
import sextant.engine.authoring.Trial;
import sextant.engine.authoring.Trial.Role;

/** Drafts the file of an application from one run of a command that its author knows. */
@Command(
        name = "wrap",
        description = "Run a command once, watch it, and draft an application file from what was seen.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:a file is there",
            "1:the command could not be run",
            "2:there is no such program, or the file is there already"
        },
        mixinStandardHelpOptions = true)
public final class WrapCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "-- COMMAND", description = "The command, as you would type it.")
    List<String> command = new ArrayList<>();

    @Option(names = "-o", paramLabel = "FILE", description = "The file to write (default: NAME.yaml).")
    @Nullable
    Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the application (default: that of the program).")
    @Nullable
    String name;

    @Option(
            names = "--from-help",
            description = "Do not run the command; read its help, and make every option a parameter.")
    boolean fromHelp;

    @Override
    public Integer call() throws IOException {
        var id = name != null ? name : output != null ? Draft.nameOf(bare(output)) : Draft.nameOf(interpreted());
        var file = output != null ? output : Path.of(id + ".yaml");
        if (Files.exists(file)) {
            System.err.println("sextant: " + file + " is there already; remove it, or name another with -o FILE");
            return 2;
        }
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            System.err.println("sextant: a name is letters, digits, dots and dashes, not " + id);
            return 2;
        }
        if (!isThere(command.getFirst())) {
            System.err.println("sextant: there is no program " + command.getFirst());
            return 2;
        }
        var files = NamedFiles.in(command);
        var beside = file.toAbsolutePath().resolveSibling(id);
        if (Files.exists(beside) && !files.all().isEmpty()) {
            System.err.println("sextant: " + id + ", where the files of this run would go, is there already;"
                    + " remove it, or choose another with --name NAME");
            return 2;
        }
        try (var trials = new Trials()) {
            var observed = new ObservedRun(trials, command, files, id);
            var help = observed.help();
            var trial = fromHelp ? new Trial(command, files.all(), Optional.empty()) : observed.run();
            trial.ended().ifPresent(ended -> report(trial, ended));
            if (trial.ended().map(ended -> ended.exitCode() == 127).orElse(false)) {
                return 1;
            }
            observed.keep(beside, trial.ended().map(Trial.Ended::named).orElse(false));
            var draft = Draft.of(id, trial, help);
            Files.writeString(file, draft);
            System.out.println("wrote    " + file + " (" + draft.lines().count() + " lines)"
                    + (Files.isDirectory(beside) ? ", and the files of this run in " + id + "/" : ""));
            System.out.println("next     answer its comments; sextant lint " + file + "; sextant test " + file);
        }
        return 0;
    }

    private static String bare(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    /** The script rather than the interpreter that runs it. */
    private String interpreted() throws IOException {
        return NamedFiles.in(command).of(Role.PART).stream()
                .filter(part -> part.argument() <= 2 && part.name().matches(".*\\.(?:sh|py|pl|rb|R|jl|jar)"))
                .map(Trial.NamedFile::name)
                .findFirst()
                .orElse(command.getFirst());
    }

    private static boolean isThere(String program) {
        return program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void report(Trial trial, Trial.Ended ended) {
        for (var file : trial.files()) {
            var role = file.role() == Role.INPUT ? "input    " : "part     ";
            System.out.println(role + file.name() + " (" + file.content().noun() + ")");
        }
        for (var output : ended.outputs()) {
            System.out.println("output   " + output.path() + " (" + described(output) + ")");
        }
        if (ended.stdout().size() > 0) {
            System.out.println("output   standard output (" + described(ended.stdout()) + ")");
        }
        System.out.printf(
                java.util.Locale.ROOT, "ended    exit code %d after %.2f s%n", ended.exitCode(), ended.seconds());
        if (ended.named()) {
            System.out.println("note     the program wants the names of its inputs, so a small script gives them back");
        }
        if (ended.exitCode() != 0) {
            System.out.println("note     " + ended.error().orElse("it does not say why it failed"));
        }
    }

    private static String described(Trial.Output output) {
        var rows = output.rows().isPresent()
                ? ", " + output.rows().getAsLong() + (output.content().noun().equals("text") ? " lines" : " rows")
                : "";
        return Stream.of(output.content().noun() + rows, output.size() + " bytes")
                .collect(Collectors.joining(", "));
    }
}
