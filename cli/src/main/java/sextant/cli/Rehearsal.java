package sextant.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;

/** Does once, without talking to anybody, what a plan does, so that the launcher's cache of loaded classes holds all of it. */
final class Rehearsal {

    private static final String TASK = "tasktype: uri://docker-container\ntaskinfo: {image: docker.io/example:1.0}\n";

    private Rehearsal() {}

    static ExitCode run(Console console) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // Port 1 of this machine: nothing listens there, and finding that out takes no time.
        for (var format : new String[] {"--color=never", "--json", "--yaml"}) {
            var input = new ByteArrayInputStream(TASK.getBytes(StandardCharsets.UTF_8));
            Main.run(
                    new Console(input, nowhere, nowhere, Map.of(), false, false),
                    "plan",
                    "-",
                    "--server",
                    "http://127.0.0.1:1/",
                    "--set",
                    "taskinfo.languages={md,python}",
                    format);
        }
        console.out().println("rehearsed");
        return ExitCode.OK;
    }
}
