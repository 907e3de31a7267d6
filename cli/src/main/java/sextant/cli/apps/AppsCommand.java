package sextant.cli.apps;

import sextant.cli.console.Columns;
import sextant.cli.console.Columns.Cell;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Screen.Look;
import sextant.cli.options.Format;
import sextant.cli.options.Options;
import sextant.cli.options.Verb;
import sextant.cli.options.Words;
import sextant.cli.server.Wire;

/** {@code sextant apps}: what a server can run, or one of them with its parameters. */
public final class AppsCommand {

    private AppsCommand() {}

    public static Verb verb() {
        var spec = Words.verb("apps", "List the applications of a server; or describe one of them.")
                .addPositional(Words.argument("APP", "0..1", "The application that is described."));
        return new Verb(Words.printing(Words.asking(spec)), (console, parsed) -> run(console, new Options(parsed)));
    }

    private static ExitCode run(Console console, Options options) {
        var catalogue = new Catalogue(options.home(console));
        var one = options.argument(0).map(catalogue::find);
        if (options.format() != Format.TABLE) {
            options.format().print(one.map(Described::wire).orElseGet(catalogue::document), console);
        } else if (one.isPresent()) {
            new ApplicationHelp(options.screen(console)).print(one.get());
        } else {
            table(catalogue, console, options);
        }
        return ExitCode.OK;
    }

    private static void table(Catalogue catalogue, Console console, Options options) {
        var columns = new Columns("APPLICATION", "WHAT IT DOES");
        var apps = catalogue.all();
        apps.forEach(
                app -> columns.add(new Cell(Wire.text(app, "name"), Look.STRONG), Cell.of(Wire.text(app, "title"))));
        if (apps.isEmpty()) {
            console.say("This server runs no applications.");
        } else {
            columns.print(options.screen(console));
        }
    }
}
