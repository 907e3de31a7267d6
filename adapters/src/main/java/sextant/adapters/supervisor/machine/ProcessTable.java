package sextant.adapters.supervisor.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The processes of this machine at one moment, as {@code /proc} shows them. */
public final class ProcessTable {

    private static final int KERNEL_THREADS = 2;
    private static final long PAGE = 4096;

    /**
     * @param started in clock ticks since the boot; with the number it names a process for ever
     * @param memory  in bytes, resident
     * @param threads all of its threads
     */
    public record Row(int pid, int parent, int session, boolean dead, long started, long memory, int threads) {

        /** Whether this is still the process that it was. */
        public boolean isStillThere() {
            return of(pid).filter(now -> now.started == started && !now.dead).isPresent();
        }

        /** Sends a signal to this process, and to no other that has its number by now. */
        public void signal(int signal) {
            int descriptor = Libc.openProcess(pid);
            if (descriptor >= 0) {
                if (isStillThere()) {
                    Libc.signal(descriptor, signal);
                }
                Libc.close(descriptor);
            }
        }
    }

    private final Map<Integer, Row> rows;
    private final Map<Integer, List<Row>> children = new HashMap<>();

    private final boolean missedSome;

    private ProcessTable(Map<Integer, Row> rows, boolean missedSome) {
        this.rows = rows;
        this.missedSome = missedSome;
        for (var row : rows.values()) {
            children.computeIfAbsent(row.parent, _ -> new ArrayList<>()).add(row);
        }
    }

    public static ProcessTable now() {
        var rows = new HashMap<Integer, Row>();
        boolean missedSome = false;
        var names = new File("/proc").list();
        for (var name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                var row = of(Integer.parseInt(name));
                missedSome |= row.isEmpty();
                row.filter(process -> process.parent != KERNEL_THREADS && process.pid != KERNEL_THREADS)
                        .ifPresent(process -> rows.put(process.pid, process));
            }
        }
        return new ProcessTable(rows, missedSome);
    }

    /** Whether a process that was there when we began was gone when we came to it. */
    public boolean missedSome() {
        return missedSome;
    }

    public Iterable<Row> rows() {
        return rows.values();
    }

    public Optional<Row> row(int pid) {
        return Optional.ofNullable(rows.get(pid));
    }

    public List<Row> children(int pid) {
        return children.getOrDefault(pid, List.of());
    }

    public static Optional<Row> of(int pid) {
        try {
            var text =
                    Files.readString(Path.of("/proc/" + pid + "/stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            // The name of the program stands in parentheses and can hold anything, also parentheses.
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", 23);
            char state = fields[0].charAt(0);
            return Optional.of(new Row(
                    pid,
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[3]),
                    state == 'Z' || state == 'X',
                    Long.parseLong(fields[19]),
                    Long.parseLong(fields[21]) * PAGE,
                    Integer.parseInt(fields[17])));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The numbers of a process and its descendants that the kernel lists, without looking at all processes. */
    public static Set<Integer> withDescendants(int pid) {
        var found = new HashSet<Integer>();
        var unseen = new ArrayDeque<>(List.of(pid));
        while (!unseen.isEmpty()) {
            int next = unseen.remove();
            if (found.add(next)) {
                unseen.addAll(numbers(Path.of("/proc/" + next + "/task/" + next + "/children")));
            }
        }
        return found;
    }

    /** Whether a variable of a process's environment, as it was when its program was started, is this. */
    public static boolean hasVariable(int pid, String variable) {
        try {
            var text = Files.readString(
                    Path.of("/proc/" + pid + "/environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return ("\0" + text + "\0").contains("\0" + variable + "\0");
        } catch (IOException _) {
            return false;
        }
    }

    /** The numbers in a file, one in a line or between spaces; none if it cannot be read. */
    public static List<Integer> numbers(Path file) {
        try {
            var numbers = new ArrayList<Integer>();
            for (var word : Files.readString(file).split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    numbers.add(Integer.parseInt(word));
                }
            }
            return numbers;
        } catch (IOException _) {
            return List.of();
        }
    }
}
