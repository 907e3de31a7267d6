package sextant.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import sextant.server.authoring.LintCommand;
import sextant.server.authoring.TestCommand;
import sextant.server.authoring.WrapCommand;
import sextant.server.operator.CheckCommand;
import sextant.server.operator.ExplainCommand;
import sextant.server.operator.RehearseCommand;
import sextant.server.operator.ServeCommand;

/** The verbs of the operator, and of those who write applications. Those of everybody else are in the command line tool; the launcher tells them apart. */
@QuarkusMain
@CommandLine.Command(
        name = "sextant",
        description = "Where can I run this, and if not, why not, and what would work?",
        mixinStandardHelpOptions = true,
        version = "sextant 0.1.0",
        subcommands = {
            ServeCommand.class,
            ServeCommand.Demo.class,
            CheckCommand.class,
            ExplainCommand.class,
            LintCommand.class,
            TestCommand.class,
            WrapCommand.class,
            RehearseCommand.class
        })
public final class Main {

    public static void main(String... arguments) {
        int status = new CommandLine(new Main()).execute(arguments);
        if (status != ServeCommand.SERVING) {
            System.exit(status);
        }
    }
}
