package sextant.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import sextant.cli.console.Console;
import sextant.cli.console.ExitCode;

/** What came of one command line. */
public record Ran(ExitCode code, String out, String err) {

    public static Ran sextant(String... arguments) {
        return new Shell().sextant(arguments);
    }

    /** Where the command is typed. */
    public static final class Shell {

        private final Map<String, String> settings = new HashMap<>();
        private String input = "";
        private boolean terminal;

        public Shell set(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public Shell input(String text) {
            input = text;
            return this;
        }

        public Shell onTerminal() {
            terminal = true;
            return this;
        }

        public Ran sextant(String... arguments) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            var console = new Console(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, false, StandardCharsets.UTF_8),
                    new PrintStream(err, false, StandardCharsets.UTF_8),
                    settings,
                    terminal,
                    terminal);
            var code = Main.run(console, arguments);
            return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
