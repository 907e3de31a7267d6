package sextant.cli;

import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;

/** Scripts that complete verbs and options in a shell. */
final class Completion {

    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private Completion() {}

    static ExitCode print(CommandLine commands, String shell, Console console) {
        console.out()
                .print(
                        switch (shell) {
                            case "bash" -> AutoComplete.bash("sextant", commands);
                            // The bash script speaks zsh as well, once zsh has been told to listen.
                            case "zsh" ->
                                "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n"
                                        + AutoComplete.bash("sextant", commands);
                            case "fish" -> fish(commands.getCommandSpec());
                            default ->
                                throw Stopped.usage(
                                        "Completion is there for bash, zsh and fish, and not for " + shell + ".");
                        });
        return ExitCode.OK;
    }

    private static String fish(CommandSpec root) {
        var script = new StringBuilder("# Completion of sextant for fish.\n");
        options(script, "__fish_use_subcommand", root);
        root.subcommands().forEach((name, command) -> {
            var spec = command.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                script.append("complete -c sextant -f -n __fish_use_subcommand -a ")
                        .append(name)
                        .append(" -d ")
                        .append(quoted(first(spec.usageMessage().description())))
                        .append('\n');
                options(script, "__fish_seen_subcommand_from " + name, spec);
            }
        });
        script.append("complete -c sextant -f -n '__fish_seen_subcommand_from completion' -a ")
                .append(quoted(String.join(" ", SHELLS)))
                .append('\n');
        return script.toString();
    }

    private static void options(StringBuilder script, String condition, CommandSpec spec) {
        for (var option : spec.options()) {
            script.append("complete -c sextant -n ").append(quoted(condition));
            for (var name : option.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(argument(option))
                    .append(" -d ")
                    .append(quoted(first(option.description())))
                    .append('\n');
        }
    }

    /** Files are completed only where a file is wanted. */
    private static String argument(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.completionCandidates() != null) {
            return " -x -a " + quoted(String.join(" ", option.completionCandidates()));
        }
        var label = option.paramLabel().toUpperCase(Locale.ROOT);
        return label.contains("FILE") || label.contains("DIR") ? " -r" : " -x";
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
