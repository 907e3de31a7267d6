package sextant.acceptance.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import sextant.acceptance.running.Checkout;

/** One life of the server, on a data folder that outlives it. */
final class Victim {

    private static final String READY = "ready ";
    private static final long MINUTES_TO_START = 8;

    private final Process process;
    private final CompletableFuture<Optional<URI>> ready = new CompletableFuture<>();

    private Victim(Process process) {
        this.process = process;
    }

    /** Starts a server; it may end before it is ready, if that is what it is told to do. */
    static Victim start(Path folder, List<String> javaOptions) {
        var builder = new ProcessBuilder(
                        Checkout.LAUNCHER.toString(),
                        "serve",
                        "--config",
                        folder.resolve("platform.yaml").toString(),
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
                .directory(Checkout.ROOT.toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("SEXTANT_JAVA_OPTIONS", String.join(" ", javaOptions));
        try {
            Files.createDirectories(folder.resolve("data"));
            var victim = new Victim(builder.start());
            Thread.ofVirtual().name("output of the server").start(victim::listen);
            return victim;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(Optional.of(
                            URI.create(line.substring(READY.length()).strip())));
                }
            }
        } catch (IOException _) {
            // It was killed.
        }
        ready.complete(Optional.empty());
    }

    /** Its address, or empty if it ended before it was ready. */
    Optional<URI> ready() {
        try {
            return ready.get(MINUTES_TO_START, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("the server is neither ready nor gone", e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        await(10_000);
    }

    /** Sends SIGTERM. */
    void stop() {
        process.destroy();
        if (!await(30_000)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server does not end after SIGTERM");
        }
    }

    /** Whether it ends within this time. */
    boolean await(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
