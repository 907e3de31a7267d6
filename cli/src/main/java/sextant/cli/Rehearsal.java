package sextant.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;

/** Does once what the usual verbs do, so that the launcher's cache of loaded classes holds all that they need. */
final class Rehearsal {

    private static final String TASK = "tasktype: uri://docker-container\ntaskinfo: {image: docker.io/example:1.0}\n";

    private static final List<String> LINES = List.of(
            "plan - --set taskinfo.languages={md,python} --color=never",
            "plan - --json",
            "plan - --yaml",
            "apps",
            "apps --json",
            "apps app --yaml",
            "jobs --color=always",
            "jobs --json",
            "show aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "run app --image - --threshold 2 --wait -o -",
            "wait aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "logs aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "complete -- run app --thr",
            "complete -- show a",
            "servers",
            "man run",
            "help run");

    private Rehearsal() {}

    static ExitCode run(Console console) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var stage = new Stage()) {
            var settings = Map.of("SEXTANT_SERVER", stage.url());
            for (var line : LINES) {
                var input = new ByteArrayInputStream(TASK.getBytes(StandardCharsets.UTF_8));
                Main.run(new Console(input, nowhere, nowhere, settings, false, false), line.split(" "));
            }
        } catch (IOException noPort) {
            console.say("Only a part could be rehearsed: " + noPort.getMessage());
        }
        console.out().println("rehearsed");
        return ExitCode.OK;
    }
}
