package sextant.server.authoring;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.engine.configuration.Problem;

/** Says what is wrong with application files, as the server would, and what people would miss in them. */
@Command(
        name = "lint",
        description = "Say what is wrong with application files, and what people would miss in them.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:they can be used", "1:they cannot", "2:there is no such file"},
        mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Application files, or folders of them.")
    List<Path> places = new ArrayList<>();

    @Option(names = "--no-warnings", description = "Say only what keeps a file from being used.")
    boolean quiet;

    @Override
    public Integer call() throws IOException {
        int problems = 0;
        int warnings = 0;
        for (var place : places) {
            if (!Files.isReadable(place)) {
                System.err.println("sextant: there is no " + place);
                return 2;
            }
            for (var read : AuthorsFile.all(place)) {
                problems += print(read, "", read.problems());
                warnings += quiet ? 0 : print(read, "warning: ", read.warnings());
            }
        }
        var said = places.size() == 1 ? places.getFirst() + ": " : "";
        var more = warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " warning" : " warnings");
        System.out.println(said + (problems == 0 ? "good" : problems + " to mend") + more);
        return problems == 0 ? 0 : 1;
    }

    private static int print(AuthorsFile file, String kind, List<Problem> problems) {
        problems.forEach(problem -> print(file, kind, problem, System.out));
        return problems.size();
    }

    /** {@code file:line:column: text}, the line itself, and a mark below the place. */
    private static void print(AuthorsFile file, String kind, Problem problem, PrintStream out) {
        int line = problem.position().line();
        int column = problem.position().column();
        out.println(file.path() + ":" + line + ":" + column + ": " + kind + problem.words());
        // What is missing stands nowhere.
        boolean stands = line > 1 || column > 1;
        file.line(line).filter(_ -> stands).ifPresent(text -> {
            out.println("    " + text);
            out.println("    "
                    + text.substring(0, Math.min(column - 1, text.length())).replaceAll("[^\\t]", " ") + "^");
        });
    }
}
