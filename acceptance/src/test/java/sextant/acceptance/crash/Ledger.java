package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.LedgerLine;
import sextant.acceptance.running.Processes;

/** What the programs wrote about themselves, in a file that the product does not know of. */
record Ledger(Path file) {

    List<LedgerLine> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(LedgerLine::of).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The orders whose programs are alive now. */
    Set<String> alive() {
        return lines().stream()
                .filter(LedgerLine::started)
                .filter(line -> Processes.isAlive(line.pid(), line.begun()))
                .map(LedgerLine::token)
                .collect(Collectors.toSet());
    }

    boolean isAlive(String token) {
        return lines().stream()
                .filter(line -> line.started() && line.token().equals(token))
                .anyMatch(line -> Processes.isAlive(line.pid(), line.begun()));
    }
}
