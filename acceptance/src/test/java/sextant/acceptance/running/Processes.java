package sextant.acceptance.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of this machine, as {@code /proc} shows them. A process is a pid together with the time at which it began. */
public final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int BEGUN = 19;

    /** @param folder that it works in; of one that is removed, as it was called */
    public record Seen(long pid, long begun, String folder, String command) {}

    private Processes() {}

    public static boolean isAlive(long pid, long begun) {
        return begun(pid).filter(time -> time == begun).isPresent();
    }

    /** When a process that is not a zombie began, in ticks since the boot. */
    public static Optional<Long> begun(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return "ZX".contains(fields[STATE]) ? Optional.empty() : Optional.of(Long.parseLong(fields[BEGUN]));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Every process that works in a folder or below it, or was told of the folder on its command line. */
    public static List<Seen> about(Path folder) {
        try (Stream<Path> all = Files.list(PROC)) {
            return all.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .flatMap(name -> seen(Long.parseLong(name)).stream())
                    .filter(process -> process.folder().startsWith(folder.toString())
                            || process.command().contains(folder.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Seen> seen(long pid) {
        try {
            var place = PROC.resolve(Long.toString(pid));
            var folder = Files.readSymbolicLink(place.resolve("cwd")).toString();
            var command = Files.readString(place.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
            return begun(pid).map(begun -> new Seen(pid, begun, folder, command));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** As {@code kill -9}. Does nothing if the process is gone. */
    public static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Sends a signal by its name, without SIG. */
    public static void signal(String name, long pid) {
        try {
            int status = new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + " ends with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
