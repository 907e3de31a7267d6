package sextant.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import sextant.acceptance.crash.validation.Order;

/** Where some programs get their words from and some results are sent to: two folders that the operator opened. */
final class Elsewhere {

    private final Path in;
    private final Path out;

    Elsewhere(Path folder) {
        try {
            in = Files.createDirectories(folder.resolve("in"));
            out = Files.createDirectories(folder.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the word, which is there. */
    String source(Order order) {
        try {
            return "file://" + Files.writeString(in.resolve(order.token()), order.token(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String target(Order order) {
        return "file://" + out.resolve(order.token());
    }

    /** What has been sent; empty if nothing has. */
    byte[] delivered(Order order) {
        var file = out.resolve(order.token());
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
