package sextant.cli.options;

import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;

/**
 * A word of the command line, and what it does.
 *
 * @param run throws {@link sextant.cli.console.Stopped} if it cannot go on
 */
public record Verb(CommandSpec spec, BiFunction<Console, ParseResult, ExitCode> run) {

    public String name() {
        return spec.name();
    }
}
