package sextant.adapters.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import sextant.adapters.supervisor.record.RunOrder;

/** Why a program cannot be started, for people. */
final class Hindrance {

    private static final int ENOENT = 2;
    private static final int E2BIG = 7;
    private static final int ENOEXEC = 8;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int ETXTBSY = 26;

    private static final byte[] BINARY = {0x7f, 'E', 'L', 'F'};

    private Hindrance() {}

    /**
     * What would keep a program from being started inside of something else, where the kernel's answer would not reach us. Also,
     * bubblewrap and setpriv would give a file without a known form to a shell.
     */
    static Optional<String> of(RunOrder order) {
        if (order.target().equals(order.program())) {
            return Optional.empty();
        }
        var target = Path.of(order.target());
        if (!Files.isRegularFile(target)) {
            return Optional.of(why(ENOENT, order));
        }
        if (!Files.isExecutable(target)) {
            return Optional.of(why(EACCES, order));
        }
        return hasKnownForm(target) ? Optional.empty() : Optional.of(why(ENOEXEC, order));
    }

    private static boolean hasKnownForm(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var start = stream.readNBytes(BINARY.length);
            return Arrays.equals(start, BINARY) || (start.length >= 2 && start[0] == '#' && start[1] == '!');
        } catch (IOException _) {
            // Executable but not readable: the kernel will know.
            return true;
        }
    }

    /** @param error the error number of the system */
    static String why(int error, RunOrder order) {
        if (!Files.isDirectory(Path.of(order.work()))) {
            return "there is no folder to work in";
        }
        var program = order.target();
        return switch (error) {
            case ENOENT -> "there is no program " + program + ", or none to interpret it";
            case EACCES -> program + " may not be executed";
            case ENOEXEC -> program + " is not a program of this machine";
            case E2BIG -> "its arguments are too long for this system";
            case ETXTBSY -> program + " is being written to";
            case EAGAIN -> "this system has no room for another process";
            default -> program + " cannot be started (system error " + error + ")";
        };
    }
}
