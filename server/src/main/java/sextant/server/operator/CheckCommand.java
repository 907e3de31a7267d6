package sextant.server.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sextant.adapters.identity.TokenFile;
import sextant.adapters.messagesecurity.SenderFiles;
import sextant.engine.configuration.Problem;
import sextant.engine.platform.Loaded;
import sextant.engine.platform.Platform;
import sextant.server.Settings;
import sextant.server.Wiring;

/** Says what is wrong with a platform.yaml, all of it, with line and column. */
@Command(
        name = "check",
        description = "Say what is wrong with a platform.yaml.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it can be used", "1:it cannot", "2:there is no such file"},
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Default: platform.yaml in this folder, or else that of the demo.")
    @Nullable
    Path file;

    @Override
    public Integer call() throws IOException {
        var checked = file != null ? file : nearest();
        if (!Files.isReadable(checked)) {
            System.err.println("sextant: there is no " + checked);
            return 2;
        }
        int problems = problems(checked, System.out);
        System.out.println(problems == 0 ? checked + ": good" : checked + ": " + problems + " to mend");
        return problems == 0 ? 0 : 1;
    }

    /** The platform.yaml that is probably meant where none is named. */
    static Path nearest() {
        var here = Path.of("platform.yaml");
        return Files.isReadable(here) ? here : Settings.home().resolve("platform.yaml");
    }

    /** Prints problems and warnings as {@code file:line:column: text}, and returns the number of problems. */
    static int problems(Path file, PrintStream out) throws IOException {
        return problems(file, true, out);
    }

    static int problems(Path file, boolean warn, PrintStream out) throws IOException {
        return switch (load(file)) {
            case Loaded.Good good -> {
                if (warn) {
                    good.warnings().forEach(warning -> print(file, "warning: ", warning, out));
                }
                yield tokenProblems(good.platform(), warn, out) + senderProblems(file, good.platform(), warn, out);
            }
            case Loaded.Bad bad -> print(file, bad.problems(), out);
        };
    }

    private static int tokenProblems(Platform platform, boolean warn, PrintStream out) {
        var file = platform.tokenFile().orElse(Path.of("tokens"));
        return switch (Wiring.tokens(platform)) {
            case TokenFile.Good good -> {
                if (warn) {
                    good.warnings().forEach(warning -> print(file, "warning: ", warning, out));
                }
                yield 0;
            }
            case TokenFile.Bad bad -> print(file, bad.problems(), out);
        };
    }

    private static int senderProblems(Path file, Platform platform, boolean warn, PrintStream out) {
        return switch (Wiring.senders(platform)) {
            case SenderFiles.Good good -> {
                if (warn) {
                    good.warnings().forEach(warning -> print(file, "warning: ", warning, out));
                }
                yield 0;
            }
            case SenderFiles.Bad bad -> print(file, bad.problems(), out);
        };
    }

    private static int print(Path file, List<Problem> problems, PrintStream out) {
        problems.forEach(problem -> print(file, "", problem, out));
        return problems.size();
    }

    static Loaded load(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        try {
            return Wiring.platformReader()
                    .read(Files.readString(absolute, StandardCharsets.UTF_8), absolute.resolveSibling(""));
        } catch (java.nio.charset.MalformedInputException _) {
            return new Loaded.Bad(List.of(Problem.ofFile("the file is not UTF-8 text")), java.util.Set.of());
        }
    }

    private static void print(Path file, String kind, Problem problem, PrintStream out) {
        var place = problem.file().map(other -> beside(file, other)).orElse(file);
        out.println(place + ":" + problem.position().line() + ":"
                + problem.position().column() + ": " + kind + problem.words());
    }

    /** Another file: one below the folder of the first is named from there too. */
    private static Path beside(Path file, Path other) {
        var folder = file.toAbsolutePath().normalize().resolveSibling("");
        return other.startsWith(folder) ? file.resolveSibling(folder.relativize(other)) : other;
    }
}
