package sextant.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import sextant.cli.console.ExitCode;
import sextant.cli.jobs.JobCommand;
import sextant.cli.plan.PlanCommand;

/** Every verb and its options. Built by hand and not by annotations: starting is quicker without reflection. */
final class Commands {

    private static final int HELP_WIDTH = 100;

    private Commands() {}

    static CommandLine line(int width) {
        var plan = PlanCommand.spec();
        var root = described("sextant", "Where can I run this, and if not, why not, and what would work?")
                .addSubcommand("plan", plan);
        for (var job : JobCommand.specs()) {
            withExitCodes(job);
            root.addSubcommand(job.name(), job);
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
                .addSubcommand("help", help())
                .addSubcommand("rehearse", rehearse());
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        root.usageMessage().synopsisSubcommandLabel("VERB");
        withExitCodes(root);
        withExitCodes(plan);
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
        return spec.addOption(option("--config", "FILE", "The platform.yaml."))
                .addOption(option("--host", "ADDRESS", "The address to listen on."))
                .addOption(option("--port", "N", "The port to listen on; 0 takes a free one."))
                .addOption(option("--data", "DIR", "Where the server keeps what it must remember."));
    }

    private static CommandSpec check() {
        return described("check", "Say what is wrong in a platform.yaml, with line and column.")
                .addPositional(positional("FILE", "The platform.yaml."));
    }

    private static CommandSpec explain() {
        return described("explain", "Say how a platform.yaml answers a Task, and by which line.")
                .addOption(option("--as", "CALLER", "Who asks."))
                .addOption(option("--issuer", "URI", "Who vouches for the caller."))
                .addOption(option("--config", "FILE", "The platform.yaml."))
                .addPositional(positional("TASK", "The Task, in YAML or JSON."));
    }

    /** A verb of those who write applications; the server's jar has it, and its options. */
    private static CommandSpec authors(String name, String description, String label) {
        return described(name, description).addPositional(positional(label, "Its own --help says more."));
    }

    private static CommandSpec completion() {
        return described("completion", "Print a script that completes these verbs in your shell.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("SHELL")
                        .type(String.class)
                        .arity("1")
                        .required(true)
                        .completionCandidates(Completion.SHELLS)
                        .description("bash, zsh or fish, for instance: source <(sextant completion bash)")
                        .build());
    }

    private static CommandSpec help() {
        return described("help", "Explain a verb.").addPositional(positional("VERB", "The verb."));
    }

    private static CommandSpec rehearse() {
        var spec = described("rehearse", "Load what a plan needs; the launcher makes a cache of it.");
        spec.usageMessage().hidden(true);
        return spec;
    }

    /** A verb that has nothing yet but its name, a sentence and {@code --help}. */
    private static CommandSpec described(String name, String description) {
        var spec = CommandSpec.create()
                .name(name)
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help.")
                        .build());
        spec.usageMessage().description(description).sortOptions(false);
        return spec;
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static PositionalParamSpec positional(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .type(String.class)
                .arity("0..1")
                .description(description)
                .build();
    }

    private static void withExitCodes(CommandSpec spec) {
        var codes = new LinkedHashMap<String, String>();
        for (var code : ExitCode.values()) {
            codes.put(Integer.toString(code.number()), code.meaning());
        }
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    }
}
