package sextant.acceptance.authors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.acceptance.running.Checkout;
import sextant.acceptance.running.Finished;
import sextant.acceptance.running.Folder;

/** The folder in which an author works. */
record Desk(Folder folder) implements AutoCloseable {

    static Desk empty() {
        return new Desk(Folder.create());
    }

    /** {@code sextant ARGUMENTS} in this folder. */
    Finished sextant(String... arguments) {
        return Finished.run(
                folder.root(),
                Map.of(),
                Stream.concat(Stream.of(Checkout.LAUNCHER.toString()), Stream.of(arguments))
                        .toList());
    }

    Path write(String name, String text) {
        return folder.write(name, text);
    }

    void script(String name, String text) {
        try {
            Files.setPosixFilePermissions(write(name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy(Path file) {
        try {
            Files.copy(file, folder.path(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return folder.text(name);
    }

    List<String> lines(String name) {
        return text(name).lines().toList();
    }

    @Override
    public void close() {
        folder.close();
    }
}
