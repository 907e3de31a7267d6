package sextant.server.operator;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sextant.engine.store.StoreRefused;
import sextant.engine.store.StoreUnavailable;
import sextant.server.Serving;
import sextant.server.Settings;

/** Runs the server in the foreground until SIGTERM or Ctrl-C. */
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
public class ServeCommand implements Callable<Integer> {

    /** No exit status: the server has taken over and exits by itself. */
    public static final int SERVING = -1;

    private static final int UNAVAILABLE = 69;
    private static final int INTERNAL = 70;
    private static final int BAD_CONFIGURATION = 78;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The platform's configuration (default: platform.yaml in the data folder; for demo, that of the demo).")
    @Nullable
    Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder for everything that the server keeps (default: ${DEFAULT-VALUE}).")
    Path data = Path.of("data");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on; 0.0.0.0 is all of them (default: ${DEFAULT-VALUE}).")
    String host = "localhost";

    /** The server with the demo platform. */
    @Command(
            name = "demo",
            description = "Run the server with the demo platform: every service of the Execution Planner note.",
            mixinStandardHelpOptions = true)
    public static final class Demo extends ServeCommand {
        @Override
        Path configuration() {
            return config != null ? config : Settings.home().resolve("platform.yaml");
        }

        @Override
        boolean demo() {
            return true;
        }
    }

    boolean demo() {
        return false;
    }

    Path configuration() {
        return config != null ? config : data.resolve("platform.yaml");
    }

    @Override
    public Integer call() throws IOException {
        var file = configuration().toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            System.err.println("sextant: there is no " + file);
            System.err.println("Copy platform.yaml, demo-tokens.yaml and applications from " + Settings.home()
                    + " there to begin with, or name yours with --config.");
            return BAD_CONFIGURATION;
        }
        if (port != 0 && taken()) {
            System.err.println("sextant: port " + port + " of " + host + " is taken.");
            System.err.println(
                    "Stop the program that listens there, or choose another with --port N (0 takes a free one).");
            return UNAVAILABLE;
        }
        Files.createDirectories(data);
        if (CheckCommand.problems(file, !demo(), System.err) > 0) {
            System.err.println("sextant: not started, since " + file + " cannot be used.");
            return BAD_CONFIGURATION;
        }
        Settings.choose(new Settings(file, data.toAbsolutePath().normalize(), host, port, demo()));
        Quarkus.run(Serving.class, ServeCommand::ended);
        return SERVING;
    }

    /** The framework calls this when the server has ended, or could not start. */
    private static void ended(int status, @Nullable Throwable failure) {
        System.exit(failure == null ? status : notStarted(failure));
    }

    private static int notStarted(Throwable failure) {
        for (var cause = Optional.of(failure); cause.isPresent(); cause = cause.map(Throwable::getCause)) {
            if (cause.get() instanceof StoreRefused
                    || cause.get() instanceof StoreUnavailable
                    || cause.get() instanceof IllegalStateException) {
                System.err.println("sextant: not started. " + cause.get().getMessage());
                return UNAVAILABLE;
            }
        }
        System.err.println("sextant: not started.");
        failure.printStackTrace();
        return INTERNAL;
    }

    private boolean taken() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
