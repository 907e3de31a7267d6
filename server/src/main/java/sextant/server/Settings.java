package sextant.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line chose. Handed to the framework as system properties, since it starts the server by itself.
 *
 * @param config platform.yaml, absolute
 * @param data   the folder for everything that the server keeps, absolute
 * @param port   0 takes a free one
 * @param demo   whether the addresses to try are printed at the start
 */
public record Settings(Path config, Path data, String host, int port, boolean demo) {

    private static final String CONFIG = "sextant.config";
    private static final String DATA = "sextant.data";
    private static final String DEMO = "sextant.demo";

    public static void choose(Settings settings) {
        System.setProperty(CONFIG, settings.config.toString());
        System.setProperty(DATA, settings.data.toString());
        System.setProperty(DEMO, Boolean.toString(settings.demo));
        // Otherwise the framework answers the braces that the note prints with an empty 400 (decision 1).
        System.setProperty("vertx.disableURIValidation", "true");
        System.setProperty("quarkus.http.host", settings.host);
        System.setProperty("quarkus.http.port", Integer.toString(settings.port));
    }

    public static Settings chosen() {
        return new Settings(
                Path.of(System.getProperty(CONFIG, "platform.yaml")).toAbsolutePath(),
                Path.of(System.getProperty(DATA, "data")).toAbsolutePath(),
                System.getProperty("quarkus.http.host", "localhost"),
                Integer.getInteger("quarkus.http.port", 8080),
                Boolean.getBoolean(DEMO));
    }

    /** Where the program was unpacked: the launcher says so. Without it, above {@code server/target}, where its classes lie. */
    public static Path home() {
        return Optional.ofNullable(System.getenv("SEXTANT_HOME")).map(Path::of).orElseGet(Settings::homeOfTheClasses);
    }

    private static Path homeOfTheClasses() {
        var classes = Path.of(URI.create(Settings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return classes.resolve("../../..").normalize();
    }
}
