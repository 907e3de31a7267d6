package sextant.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;
import sextant.cli.options.Options;
import sextant.cli.options.Words;

/** {@code sextant man}: prints a manual page, or writes them all. */
public final class ManualCommand {

    private ManualCommand() {}

    public static CommandSpec spec() {
        return Words.verb("man", "Print the manual page of a verb, to be read by: sextant man VERB | man -l -")
                .addPositional(Words.argument("VERB", "0..1", "The verb; without one the page of the tool itself."))
                .addOption(Words.output("DIR", "Write every page into this folder, as files for man."))
                .addOption(Words.help());
    }

    public static ExitCode run(Console console, CommandLine commands, ParseResult parsed, String version) {
        var options = new Options(parsed);
        var today = LocalDate.now(Clock.systemUTC());
        if (options.one("--output").isPresent()) {
            write(Path.of(options.one("--output").get()), commands, version, today);
            return ExitCode.OK;
        }
        var spec = options.argument(0)
                .map(verb -> named(verb, commands))
                .orElse(commands)
                .getCommandSpec();
        console.out().print(ManualPage.of(spec, version, today));
        return ExitCode.OK;
    }

    private static CommandLine named(String verb, CommandLine commands) {
        var found = commands.getSubcommands().get(verb);
        if (found == null) {
            throw Stopped.usage("There is no verb " + verb + ". See `sextant help`.");
        }
        return found;
    }

    private static void write(Path folder, CommandLine commands, String version, LocalDate today) {
        try {
            Files.createDirectories(folder);
            write(folder, commands.getCommandSpec(), version, today);
            for (var verb : commands.getSubcommands().values()) {
                if (!verb.getCommandSpec().usageMessage().hidden()) {
                    write(folder, verb.getCommandSpec(), version, today);
                }
            }
        } catch (IOException cause) {
            throw Stopped.usage("--output " + folder + " cannot be written: " + cause.getMessage());
        }
    }

    private static void write(Path folder, CommandSpec spec, String version, LocalDate today) throws IOException {
        Files.writeString(folder.resolve(ManualPage.name(spec) + ".1"), ManualPage.of(spec, version, today));
    }
}
