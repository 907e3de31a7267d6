package sextant.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.jobs.JobCommand;
import sextant.cli.plan.PlanCommand;

/** The command line tool. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(Console.ofProcess(), arguments).number());
    }

    /** Runs one command line. */
    public static ExitCode run(Console console, String... arguments) {
        var commands = Commands.line(console.width());
        try {
            return run(console, commands, commands.parseArgs(arguments));
        } catch (CommandLine.ParameterException wrong) {
            console.say(String.valueOf(wrong.getMessage()));
            console.say("See `" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
            return ExitCode.USAGE;
        } catch (Stopped stopped) {
            console.say(String.valueOf(stopped.getMessage()));
            return stopped.code();
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static ExitCode run(Console console, CommandLine commands, ParseResult parsed) {
        if (parsed.isVersionHelpRequested()) {
            console.out().println("sextant " + Commands.version());
            return ExitCode.OK;
        }
        if (parsed.isUsageHelpRequested()) {
            return help(console, commands);
        }
        if (!parsed.hasSubcommand()) {
            help(new Console(console.in(), console.err(), console.err(), console.settings(), false), commands);
            return ExitCode.USAGE;
        }
        var verb = parsed.subcommand();
        var name = verb.commandSpec().name();
        if (verb.isUsageHelpRequested()) {
            return helpOn(console, commands, name);
        }
        if (JobCommand.has(name)) {
            return new JobCommand(console).run(verb);
        }
        return switch (name) {
            case "plan" -> new PlanCommand(console).run(verb);
            case "completion" -> Completion.print(commands, verb.matchedPositionalValue(0, ""), console);
            case "help" -> helpOn(console, commands, verb.matchedPositionalValue(0, ""));
            case "rehearse" -> Rehearsal.run(console);
            default ->
                throw Stopped.usage("The server does this: start it by the launcher, ./sextant " + name
                        + " (and not by this jar).");
        };
    }

    private static ExitCode helpOn(Console console, CommandLine commands, String verb) {
        if (verb.isEmpty()) {
            return help(console, commands);
        }
        var command = commands.getSubcommands().get(verb);
        if (command == null) {
            throw Stopped.usage("There is no verb " + verb + ". See `sextant help`.");
        }
        return help(console, command);
    }

    private static ExitCode help(Console console, CommandLine command) {
        command.usage(new PrintWriter(console.out(), true), Ansi.OFF);
        return ExitCode.OK;
    }
}
