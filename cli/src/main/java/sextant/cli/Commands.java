package sextant.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import sextant.cli.apps.AppsCommand;
import sextant.cli.completion.Scripts;
import sextant.cli.console.ExitCode;
import sextant.cli.following.LogsCommand;
import sextant.cli.following.WaitCommand;
import sextant.cli.jobs.JobCommand;
import sextant.cli.jobs.JobsCommand;
import sextant.cli.jobs.RemoveCommand;
import sextant.cli.listening.ListenCommand;
import sextant.cli.manual.ManualCommand;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.cli.plan.PlanCommand;
import sextant.cli.results.GetCommand;
import sextant.cli.results.PreviewCommand;
import sextant.cli.run.RunCommand;
import sextant.cli.samp.SampCommand;
import sextant.cli.server.ServersCommand;

/** Every verb and its options. */
final class Commands {

    private static final int HELP_WIDTH = 100;

    /** Those that do something by themselves; the others are about the tool, or are the server's. */
    private final List<Verb> verbs = Stream.of(
                    Stream.of(PlanCommand.verb(), AppsCommand.verb(), RunCommand.verb(), JobsCommand.verb()),
                    JobCommand.verbs().stream(),
                    Stream.of(
                            WaitCommand.verb(),
                            LogsCommand.verb(),
                            GetCommand.verb(),
                            PreviewCommand.verb(),
                            SampCommand.verb(),
                            ListenCommand.verb(),
                            RemoveCommand.verb(),
                            ServersCommand.verb()))
            .flatMap(some -> some)
            .toList();

    Optional<Verb> verb(String name) {
        return verbs.stream().filter(verb -> verb.name().equals(name)).findFirst();
    }

    CommandLine line(int width) {
        var root = described("sextant", "Where can I run this, and if not, why not, and what would work?");
        for (var verb : verbs) {
            withExitCodes(verb.spec());
            root.addSubcommand(verb.name(), verb.spec());
        }
        root.addSubcommand("demo", demo())
                .addSubcommand("serve", serve())
                .addSubcommand("check", check())
                .addSubcommand("explain", explain())
                .addSubcommand(
                        "wrap", authors("wrap", "Draft an application file from one run of a command.", "-- COMMAND"))
                .addSubcommand(
                        "lint",
                        authors("lint", "Say what is wrong in application files, and what people would miss.", "FILE"))
                .addSubcommand(
                        "test",
                        authors("test", "Run the examples of applications, and compare what comes out.", "FILE"))
                .addSubcommand("completion", completion())
                .addSubcommand("man", ManualCommand.spec())
                .addSubcommand("help", help())
                .addSubcommand("complete", complete())
                .addSubcommand("rehearse", rehearse());
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        root.usageMessage().synopsisSubcommandLabel("VERB");
        withExitCodes(root);
        root.usageMessage().commandListHeading("%nVerbs:%n");
        var line = new CommandLine(root);
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(Math.clamp(width, 60, HELP_WIDTH));
        return line;
    }

    static String version() {
        return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    private static CommandSpec demo() {
        return server(described("demo", "Start the server with the demo platform."));
    }

    private static CommandSpec serve() {
        return server(described("serve", "Start the server with your platform.yaml."));
    }

    private static CommandSpec server(CommandSpec spec) {
        return spec.addOption(Words.text("--config", "FILE", "The platform.yaml."))
                .addOption(Words.text("--host", "ADDRESS", "The address to listen on."))
                .addOption(Words.text("--port", "N", "The port to listen on; 0 takes a free one."))
                .addOption(Words.text("--data", "DIR", "Where the server keeps what it must remember."));
    }

    private static CommandSpec check() {
        return described("check", "Say what is wrong in a platform.yaml, with line and column.")
                .addPositional(Words.argument("FILE", "0..1", "The platform.yaml."));
    }

    private static CommandSpec explain() {
        return described("explain", "Say how a platform.yaml answers a Task, and by which line.")
                .addOption(Words.text("--as", "CALLER", "Who asks."))
                .addOption(Words.text("--issuer", "URI", "Who vouches for the caller."))
                .addOption(Words.text("--config", "FILE", "The platform.yaml."))
                .addPositional(Words.argument("TASK", "0..1", "The Task, in YAML or JSON."));
    }

    /** A verb of those who write applications; the server's jar has it, and its options. */
    private static CommandSpec authors(String name, String description, String label) {
        return described(name, description).addPositional(Words.argument(label, "0..1", "Its own --help says more."));
    }

    private static CommandSpec completion() {
        return described("completion", "Print a script that completes command lines in your shell.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("SHELL")
                        .type(String.class)
                        .arity("1")
                        .required(true)
                        .completionCandidates(Scripts.SHELLS)
                        .description("bash, zsh or fish, for instance: source <(sextant completion bash)")
                        .build());
    }

    private static CommandSpec help() {
        return described("help", "Explain a verb.").addPositional(Words.argument("VERB", "0..1", "The verb."));
    }

    private static CommandSpec complete() {
        return hidden(described("complete", "Print what can stand next; the scripts of `completion` ask it.")
                .addPositional(Words.arguments("WORD", 0, false, "The words so far, after two dashes.")));
    }

    private static CommandSpec rehearse() {
        return hidden(described("rehearse", "Load what the verbs need; the launcher makes a cache of it."));
    }

    private static CommandSpec hidden(CommandSpec spec) {
        spec.usageMessage().hidden(true);
        return spec;
    }

    /** A verb that has nothing yet but its name, a sentence and {@code --help}. */
    private static CommandSpec described(String name, String description) {
        return Words.verb(name, description).addOption(Words.help());
    }

    private static void withExitCodes(CommandSpec spec) {
        var codes = new LinkedHashMap<String, String>();
        for (var code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.meaning());
        }
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    }
}
