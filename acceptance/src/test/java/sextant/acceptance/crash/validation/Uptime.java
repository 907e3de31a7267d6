package sextant.acceptance.crash.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Nanoseconds since the boot of the machine, the clock in which the system tells when a process began. */
public final class Uptime {

    /** The system tells the beginning of processes in hundredths of a second. */
    public static final long TICK = 10_000_000;

    private static final long OFFSET = boot() - System.nanoTime();

    private Uptime() {}

    public static long now() {
        return System.nanoTime() + OFFSET;
    }

    private static long boot() {
        try {
            var seconds = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
            return (long) (Double.parseDouble(seconds) * 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
