package sextant.acceptance.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param output what it printed
 * @param error  what it said beside
 */
public record Finished(int status, String output, String error) {

    private static final long MINUTES = 2;

    public static Finished sextant(String... arguments) {
        return run(Checkout.ROOT, Map.of(), command(arguments));
    }

    public static Finished run(Path directory, Map<String, String> environment, List<String> command) {
        try (var folder = Folder.create()) {
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(folder.path("output").toFile())
                    .redirectError(folder.path("error").toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            try {
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    throw new AssertionError(
                            command + " does not end:\n" + folder.text("output") + folder.text("error"));
                }
                return new Finished(process.exitValue(), folder.text("output"), folder.text("error"));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String... arguments) {
        var command = new java.util.ArrayList<String>();
        command.add(Checkout.LAUNCHER.toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
