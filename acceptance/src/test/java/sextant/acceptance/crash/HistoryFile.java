package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.acceptance.crash.validation.Call;

/** Every call of every client, as it came back. */
final class HistoryFile implements AutoCloseable {

    private final Path file;
    private final Writer writer;

    HistoryFile(Path file) {
        this.file = file;
        try {
            this.writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Call call) {
        try {
            writer.write(call.line());
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Call> calls() {
        try {
            writer.flush();
            return Files.readAllLines(file).stream().map(Call::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
