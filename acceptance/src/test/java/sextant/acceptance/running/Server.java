package sextant.acceptance.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The packaged server as its own process, on a free port, with folders of its own that are removed at the end. {@link #close} sends
 * SIGTERM and fails the test if the server does not go cleanly.
 */
public final class Server implements AutoCloseable {

    /** Long enough for a first start that also builds the program. */
    private static final long MINUTES_TO_START = 8;

    private static final long SECONDS_TO_STOP = 30;

    /** The launcher becomes the virtual machine, which ends a clean stop by SIGTERM with 128 + 15. */
    public static final int STOPPED_BY_SIGTERM = 143;

    private static final String READY = "ready http://[^ ]+:[0-9]+/";

    private final @Nullable Process process;
    private final Folder folder;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private Server(List<String> command, Folder folder) {
        this.folder = folder;
        var builder = new ProcessBuilder(command)
                .directory(Checkout.ROOT.toFile())
                .redirectError(folder.path("log").toFile());
        builder.environment().put("SEXTANT_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.path("tmp"));
        try {
            Files.createDirectories(folder.path("tmp"));
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("output of the server").start(this::listen);
    }

    private Server(URI elsewhere) {
        this.process = null;
        this.folder = Folder.create();
        ready.complete(elsewhere);
    }

    /** A server with this platform.yaml. */
    public static Server serve(Path config, String... options) {
        return start(Stream.concat(Stream.of("serve", "--config", config.toString()), Stream.of(options)));
    }

    /**
     * A server with the demo platform: one of our own, or with {@code -Dsextant.url=http://...} the one at that address. Tests that look
     * inside a server or stop it are then skipped.
     */
    public static Server demo(String... options) {
        var elsewhere = System.getProperty("sextant.url");
        return elsewhere != null ? new Server(URI.create(elsewhere)) : demoOfOurOwn(options);
    }

    private static Server demoOfOurOwn(String... options) {
        return start(Stream.concat(Stream.of("demo"), Stream.of(options)));
    }

    /** A server with this platform.yaml on a data folder that is there before it and stays after it. */
    public static Server serveIn(Path data, Path config, int port, String... options) {
        return start(
                Stream.concat(Stream.of("serve", "--config", config.toString()), Stream.of(options)),
                Stream.of("--port", Integer.toString(port), "--data", data.toString()));
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server start(Stream<String> verb) {
        return start(verb, Stream.of("--port", "0"));
    }

    private static Server start(Stream<String> verb, Stream<String> place) {
        var folder = Folder.create();
        var command = new ArrayList<String>();
        command.add(Checkout.LAUNCHER.toString());
        verb.forEach(command::add);
        place.forEach(command::add);
        if (!command.contains("--data")) {
            command.addAll(List.of("--data", folder.path("data").toString()));
        }
        var server = new Server(command, folder);
        try {
            server.ready.get(MINUTES_TO_START, TimeUnit.MINUTES);
            return server;
        } catch (Exception e) {
            server.process().destroyForcibly();
            var log = server.log();
            folder.delete();
            throw new AssertionError("the server did not start: " + command + "\n" + log, e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process().inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.matches(READY)) {
                    ready.complete(URI.create(line.substring("ready ".length())));
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException("it ended before it was ready"));
    }

    public URI uri() {
        return ready.join();
    }

    public long pid() {
        return process().pid();
    }

    private Process process() {
        return process != null ? process : Assumptions.abort("needs a server of its own");
    }

    /** Where it keeps what it keeps. */
    public Path data() {
        return folder.path("data");
    }

    /** Where it puts what it does not keep. */
    public Path temporary() {
        return folder.path("tmp");
    }

    /** Everything it said on its standard output so far. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** Everything it logged so far. */
    public String log() {
        return folder.text("log");
    }

    /** Sends SIGTERM and waits for the end. */
    public int stop() {
        process().destroy();
        try {
            assertThat(process().waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS))
                    .as("ends after SIGTERM; its log:%n%s", log())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process().destroyForcibly();
        }
        return process().exitValue();
    }

    /** As {@code kill -9}: it has no time to say or do anything. */
    public void kill() {
        process().destroyForcibly().onExit().join();
        folder.delete();
    }

    @Override
    public void close() {
        if (process == null) {
            folder.delete();
            return;
        }
        try {
            assertThat(stop()).as("exit status; log:%n%s", log()).isEqualTo(STOPPED_BY_SIGTERM);
            assertThat(printed)
                    .as("the standard output is for one line only")
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches(READY);
        } finally {
            folder.delete();
        }
    }
}
