package sextant.acceptance.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;
import sextant.acceptance.running.Server;

/** Somebody's place at a terminal: a folder to work in, a home of its own, the tool on the path, and the usual server. */
final class Desk implements AutoCloseable {

    private final Folder folder = Folder.create();
    private final Map<String, String> environment = new LinkedHashMap<>();

    Desk(Server server) {
        folder.folder("bin");
        try {
            Files.createSymbolicLink(folder.path("bin/sextant"), Checkout.LAUNCHER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put(
                "PATH",
                folder.path("bin") + ":"
                        + Optional.ofNullable(System.getenv("PATH")).orElse(""));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("SEXTANT_SERVER", server.uri().toString().replaceFirst("/$", ""));
        for (var place : List.of("CONFIG", "STATE", "CACHE")) {
            environment.put(
                    "XDG_" + place + "_HOME",
                    folder.path(place.toLowerCase(Locale.ROOT)).toString());
        }
    }

    Folder folder() {
        return folder;
    }

    Path path(String name) {
        return folder.path(name);
    }

    Desk set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Finished sextant(String... words) {
        var command = new ArrayList<>(List.of(Checkout.LAUNCHER.toString()));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    Finished run(String... command) {
        return Finished.run(folder.root(), environment, List.of(command));
    }

    /** A command that goes on beside; what it prints goes to the files {@code NAME.out} and {@code NAME.err}. */
    Process start(String name, String... command) {
        var builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectOutput(folder.path(name + ".out").toFile())
                .redirectError(folder.path(name + ".err").toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
