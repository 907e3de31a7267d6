package sextant.server.operator;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import sextant.server.Ready;
import sextant.server.Serving;
import sextant.server.Settings;

/** A server with some applications that lives as long as one piece of work, on a free port and in a folder that goes with it. */
public final class TemporaryServer {

    private static final String PLATFORM = """
            platform: {name: Test of applications, url: "http://localhost:%d"}
            applications: [%s]
            jobs: {list-anonymous: true}
            routes: [{name: here, run: {process: {}, concurrency: 2}}]
            """;

    private TemporaryServer() {}

    /**
     * Starts the server, lets the work be done, and ends with the program.
     *
     * @param applications files of applications, absolute
     * @param work         gets the address of the server, and returns the exit status
     */
    public static int with(List<Path> applications, ToIntFunction<URI> work) throws IOException {
        var folder = Files.createTempDirectory("sextant-test");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        int port = freePort();
        var files = applications.stream()
                .map(file -> "\"" + file.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", "));
        var platform = Files.writeString(folder.resolve("platform.yaml"), PLATFORM.formatted(port, files));
        if (CheckCommand.problems(platform, false, System.err) > 0) {
            return 1;
        }
        System.setProperty("quarkus.log.console.level", "WARN");
        Settings.choose(
                new Settings(platform, Files.createDirectory(folder.resolve("data")), "localhost", port, false));
        Ready.then(base -> Thread.startVirtualThread(() -> Quarkus.asyncExit(status(base, work))));
        Quarkus.run(Serving.class);
        return ServeCommand.SERVING;
    }

    private static int status(URI base, ToIntFunction<URI> work) {
        try {
            return work.applyAsInt(base);
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            return 1;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What still works there may write while it is deleted; the rest is left to the system. */
    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // It is in the folder for temporary files.
        }
    }
}
