package sextant.cli.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import sextant.cli.console.Console;
import sextant.cli.server.Places;

/**
 * The jobs that this tool started, the newest last, in a file that only its owner can read: the address of an anonymous job is all
 * that protects it. Losing the file loses no job, so nothing fails because of it.
 */
public final class StartedJobs {

    /** Lines that are kept when the file has grown to twice as many. */
    private static final int KEPT = 1000;

    private final Optional<Path> file;
    private final Clock clock;

    public StartedJobs(Console console, Clock clock) {
        this.file = Places.jobs(console);
        this.clock = clock;
    }

    /** @param address of the job */
    public record Started(URI address, String application) {

        public String id() {
            return address.toString().substring(address.toString().lastIndexOf('/') + 1);
        }
    }

    /** The newest first. */
    public List<Started> newest() {
        var jobs = new ArrayList<>(
                lines().stream().flatMap(line -> read(line).stream()).toList());
        Collections.reverse(jobs);
        return jobs;
    }

    public void add(URI address, String application) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Places.create(file.get());
            var line = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + address + " " + application + "\n";
            Files.writeString(file.get(), line, StandardOpenOption.APPEND);
            var lines = lines();
            if (lines.size() > 2 * KEPT) {
                Files.write(file.get(), lines.subList(lines.size() - KEPT, lines.size()));
            }
        } catch (IOException _) {
            // What cannot be remembered has to be named by its whole address.
        }
    }

    private List<String> lines() {
        try {
            return file.isPresent() && Files.exists(file.get())
                    ? Files.readAllLines(file.get(), StandardCharsets.UTF_8)
                    : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<Started> read(String line) {
        var words = line.split(" ");
        try {
            return words.length == 3 ? Optional.of(new Started(new URI(words[1]), words[2])) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
