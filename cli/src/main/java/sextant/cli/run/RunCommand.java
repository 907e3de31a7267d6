package sextant.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sextant.cli.apps.ApplicationHelp;
import sextant.cli.apps.Catalogue;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.options.Options;
import sextant.cli.options.Times;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;

/** {@code sextant run}: makes a job of an application and values, or of a Task, and brings what it leaves. */
public final class RunCommand {

    private RunCommand() {}

    public static Verb verb() {
        return new Verb(spec(), (console, parsed) -> run(console, new Options(parsed)));
    }

    private static CommandSpec spec() {
        var spec = Words.verb(
                        "run",
                        "Run an application: sextant run APP --PARAMETER VALUE ... Its parameters are options; `sextant run APP"
                                + " --help` lists them. Or run a Task, a file in YAML or JSON, where it can run.")
                .addPositional(Words.argument(
                        "APP|TASK",
                        "1",
                        "An application of the server (`sextant apps`); or a Task, a file that ends with .yaml, .yml or"
                                + " .json; - is a Task on standard input."))
                .addOption(OptionSpec.builder("-p", RunLine.PARAMETER)
                        .paramLabel("NAME=VALUE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("A parameter; needed only for one that has the name of an option of this tool.")
                        .build())
                .addOption(Words.text("--interface", "NAME", "Which interface of the application is used."))
                .addOption(Words.text("--run-id", "TEXT", "A label of your own for the job."))
                .addOption(Words.text("--duration", "TIME", "The longest that the job may run: 90s, 5m, PT1H."))
                .addOption(Words.flag("--wait", "Follow the job until it is over. So it is on a terminal anyway."))
                .addOption(Words.flag("--detach", "Do not follow the job; print its address."))
                .addOption(
                        Words.output(
                                "FILE|DIR",
                                "Where the primary result goes; - is standard output; a folder takes all results. Implies --wait."))
                .addOption(Words.flag("--dry-run", "Check everything and plan, and send nothing."));
        return Words.printing(Words.asking(spec));
    }

    /** The parameters of the application that is named, as options. */
    public static ExitCode help(Console console, Options options) {
        var application =
                new Catalogue(options.home(console)).find(options.argument(0).orElse(""));
        new ApplicationHelp(options.screen(console)).print(application);
        return ExitCode.OK;
    }

    private static ExitCode run(Console console, Options options) {
        if (options.has("--detach")
                && (options.has("--wait") || options.one("--output").isPresent())) {
            throw Stopped.usage("--detach: the job is not followed, so that --wait and --output have no meaning.");
        }
        var what = options.argument(0).orElse("");
        var values =
                options.many(RunLine.PARAMETER).stream().map(RunLine.Value::of).toList();
        return isTask(what)
                ? new TaskRun(console, options).run(what, values)
                : new ApplicationRun(console, options).run(what, values);
    }

    /** A file that is there, or whose name says that it should be. */
    private static boolean isTask(String what) {
        return what.equals("-")
                || what.matches("(?i).+\\.(yaml|yml|json)")
                || what.contains("/") && !what.contains("://") && Files.exists(Path.of(what));
    }

    /** The time that a job may take, as UWS has it. */
    static Optional<Long> duration(Options options) {
        return options.one("--duration")
                .map(text -> Math.max(1, Times.read("--duration", text).toSeconds()));
    }
}
