package sextant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import sextant.cli.completion.Scripts;
import sextant.cli.completion.Suggestions;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.manual.ManualCommand;
import sextant.cli.options.Options;
import sextant.cli.run.RunCommand;
import sextant.cli.run.RunLine;

/** The command line tool. */
public final class Main {

    private static final String RUN = "run";

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(Console.ofProcess(), arguments).number());
    }

    /** Runs one command line. */
    public static ExitCode run(Console console, String... arguments) {
        var commands = new Commands();
        var line = commands.line(console.width());
        try {
            return run(console, commands, line, line.parseArgs(rewritten(commands, arguments)));
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

    /** The parameters of an application are not known here, and so are made values of an option that is. */
    private static String[] rewritten(Commands commands, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(RUN)) {
            return arguments;
        }
        var spec = commands.verb(RUN).orElseThrow().spec();
        var words = new ArrayList<String>();
        words.add(RUN);
        words.addAll(RunLine.rewritten(spec, List.of(arguments).subList(1, arguments.length)));
        return words.toArray(String[]::new);
    }

    private static ExitCode run(Console console, Commands commands, CommandLine line, ParseResult parsed) {
        if (parsed.isVersionHelpRequested()) {
            console.out().println("sextant " + Commands.version());
            return ExitCode.OK;
        }
        if (parsed.isUsageHelpRequested()) {
            return help(console, line);
        }
        if (!parsed.hasSubcommand()) {
            help(console.talking(), line);
            return ExitCode.USAGE;
        }
        var verb = parsed.subcommand();
        var name = verb.commandSpec().name();
        if (verb.isUsageHelpRequested()) {
            return name.equals(RUN) && !verb.matchedPositionals().isEmpty()
                    ? RunCommand.help(console, new Options(verb))
                    : helpOn(console, line, name);
        }
        var known = commands.verb(name);
        if (known.isPresent()) {
            new Options(verb).check();
            return known.get().run().apply(verb.hasMatchedOption("--quiet") ? console.quiet() : console, verb);
        }
        return aboutTheTool(console, line, name, verb);
    }

    private static ExitCode aboutTheTool(Console console, CommandLine line, String name, ParseResult verb) {
        return switch (name) {
            case "completion" -> {
                console.out().print(Scripts.of(verb.matchedPositionalValue(0, "")));
                yield ExitCode.OK;
            }
            case "complete" -> {
                new Suggestions(line.getCommandSpec(), console).print(new Options(verb).arguments(0));
                yield ExitCode.OK;
            }
            case "man" -> ManualCommand.run(console, line, verb, Commands.version());
            case "help" -> helpOn(console, line, verb.matchedPositionalValue(0, ""));
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
