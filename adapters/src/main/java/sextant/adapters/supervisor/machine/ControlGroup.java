package sextant.adapters.supervisor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A control group that counts the memory and the processes of one run at a time. The supervisor steps into it to start the program, so
 * that no process of the run was ever outside, and steps out again.
 *
 * @see ControlGroups
 */
public final class ControlGroup {

    private final ControlGroups.Place place;
    private final List<Path> folders;
    private final Path memory;
    private final Path processes;
    private long memoryLimit = -1;
    private int processLimit = -1;
    private long killedBefore;
    private long refusedBefore;

    public ControlGroup(ControlGroups.Place place, String name) throws IOException {
        this.place = place;
        this.memory = place.memory().resolve(name);
        this.processes = place.processes().resolve(name);
        this.folders = memory.equals(processes) ? List.of(memory) : List.of(memory, processes);
        for (var folder : folders) {
            Files.createDirectories(folder);
        }
    }

    /** What the record of a run says of it, so that a later supervisor finds it. */
    public String name() {
        return memory + ":" + processes;
    }

    public void enter(long memoryBytes, int processCount) throws IOException {
        if (memoryBytes != memoryLimit) {
            limitMemory(memoryBytes);
            memoryLimit = memoryBytes;
        }
        // One more while we are in it ourselves.
        if (processLimit < processCount + 1) {
            Files.writeString(processes.resolve("pids.max"), place.version2() ? "max" : "" + (processCount + 1));
            processLimit = processCount + 1;
        }
        killedBefore = killed();
        refusedBefore = refused();
        for (var folder : folders) {
            place.move(folder);
        }
    }

    public void leave(int processCount) throws IOException {
        place.moveHome();
        Files.writeString(processes.resolve("pids.max"), Integer.toString(processCount));
        processLimit = processCount;
    }

    private void limitMemory(long bytes) throws IOException {
        var text = Long.toString(bytes);
        if (place.version2()) {
            Files.writeString(memory.resolve("memory.max"), text);
            writeIfThere(memory.resolve("memory.swap.max"), "0");
        } else {
            // Memory with swap must never be below memory alone.
            writeIfThere(memory.resolve("memory.memsw.limit_in_bytes"), "-1");
            Files.writeString(memory.resolve("memory.limit_in_bytes"), text);
            writeIfThere(memory.resolve("memory.memsw.limit_in_bytes"), text);
        }
    }

    private static void writeIfThere(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            Files.writeString(file, text);
        }
    }

    /** Whether the kernel has killed one of its processes because there was no memory left for it. */
    public boolean wantedMoreMemory() {
        return killed() > killedBefore;
    }

    /** Whether the kernel has refused it one more process. */
    public boolean wantedMoreProcesses() {
        return refused() > refusedBefore;
    }

    private long killed() {
        return count(memory.resolve(place.version2() ? "memory.events" : "memory.oom_control"), "oom_kill ");
    }

    private long refused() {
        return count(processes.resolve("pids.events"), "max ");
    }

    private static long count(Path file, String key) {
        try {
            for (var line : Files.readString(file).split("\n", -1)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.substring(key.length()).strip());
                }
            }
            return 0;
        } catch (IOException _) {
            return 0;
        }
    }

    public Set<Integer> members() {
        return Set.copyOf(members(processes));
    }

    private static List<Integer> members(Path group) {
        return ProcessTable.numbers(group.resolve("cgroup.procs"));
    }

    /** The processes of a group that a supervisor before this one made; none if it is gone. @param name as {@link #name} */
    public static List<Integer> oldMembers(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? List.of() : members(Path.of(name.substring(colon + 1)));
    }

    public void remove() {
        for (var folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException _) {
                // A process that cannot be ended sits in it; it stays until the machine is started again.
            }
        }
    }

    /** Those that are free, to be used again: making a group costs more than entering it. */
    public static final class Stock {
        private final ControlGroups.Place place;
        private final List<ControlGroup> free = new ArrayList<>();
        private int made;

        Stock(ControlGroups.Place place) {
            this.place = place;
        }

        public ControlGroup take() throws IOException {
            return free.isEmpty() ? new ControlGroup(place, Integer.toString(++made)) : free.removeLast();
        }

        /** After something went wrong on the way in. */
        public void home() {
            place.moveHomeIfPossible();
        }

        void giveBack(ControlGroup group) {
            free.add(group);
        }

        void remove() {
            free.forEach(ControlGroup::remove);
            place.remove();
        }
    }
}
