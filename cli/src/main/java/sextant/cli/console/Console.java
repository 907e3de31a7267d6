package sextant.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the tool reads and writes.
 *
 * @param out      data, and nothing else
 * @param err      talk
 * @param settings environment variables
 * @param terminal whether a person looks at {@code out}
 * @param watched  whether a person looks at {@code err}, so that a line of it may change under their eyes
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> settings,
        boolean terminal,
        boolean watched) {

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    /** The one of this process. */
    public static Console ofProcess() {
        return new Console(System.in, System.out, System.err, System.getenv(), isTerminal(1), isTerminal(2));
    }

    /** The same one, on which what would be data is talk. */
    public Console talking() {
        return new Console(in, err, err, settings, watched, watched);
    }

    /** The same one without talk ({@code --quiet}). */
    public Console quiet() {
        return new Console(in, out, new PrintStream(OutputStream.nullOutputStream(), false), settings, terminal, false);
    }

    /** An environment variable; one that is empty counts as not there. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
    }

    /** Columns that text may take: as the terminal says, and without end in a pipe, where others cut lines. */
    public int width() {
        return setting("COLUMNS")
                .filter(columns -> columns.matches("[0-9]{1,4}"))
                .map(columns -> Math.max(NARROWEST, Integer.parseInt(columns)))
                .orElse(terminal ? USUAL : Integer.MAX_VALUE);
    }

    /** Whether this character can be shown. */
    public boolean shows(char character) {
        Charset charset = out.charset();
        return charset.canEncode() && charset.newEncoder().canEncode(character);
    }

    /** One line of talk, without anything that could steer a terminal. */
    public void say(String line) {
        err.println("sextant: " + Clean.text(line));
    }

    /** The console of the JDK needs a terminal at both ends; the colours of a table need one at its own end only. */
    private static boolean isTerminal(int descriptor) {
        try {
            var device = Path.of("/proc/self/fd/" + descriptor).toRealPath();
            return device.startsWith("/dev/pts") || device.startsWith("/dev/tty") || device.startsWith("/dev/console");
        } catch (IOException _) {
            var console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
