package sextant.adapters.supervisor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where control groups can be made: version 1 with the controllers {@code memory} and {@code pids}, or version 2 with both
 * handed down, below the group that the operator named, else below the one that this process is in. Nothing is taken out of the
 * group that it was put in.
 */
public final class ControlGroups {

    /** The operator wants none. */
    public static final String NONE = "none";

    private final Map<String, Optional<ControlGroup.Stock>> stocks = new HashMap<>();

    /**
     * @param memory    the folder of our groups for the memory controller
     * @param processes the folder of our groups for the pids controller; the same in version 2
     * @param home      the files that bring us back where we were
     */
    public record Place(boolean version2, Path memory, Path processes, List<Path> home) {

        /** Moves us: this thread in version 1, this process in version 2. What we start inherits it. */
        void move(Path folder) throws IOException {
            Files.writeString(folder.resolve(version2 ? "cgroup.procs" : "tasks"), "0");
        }

        void moveHome() throws IOException {
            for (var folder : home) {
                move(folder);
            }
        }

        void moveHomeIfPossible() {
            try {
                moveHome();
            } catch (IOException _) {
                // Then we were never let in anywhere else.
            }
        }

        /** Removes the groups of supervisors that are no more, if nobody is in them. */
        void removeOld() {
            for (var folder : Set.copyOf(List.of(memory.resolveSibling(""), processes.resolveSibling("")))) {
                var found = folder.toFile().list((_, name) -> name.matches("sextant-[0-9]+-[0-9]+"));
                for (var name : found == null ? new String[0] : found) {
                    if (!isAlive(name)) {
                        removeWithGroupsBelow(folder.resolve(name));
                    }
                }
            }
        }

        private static boolean isAlive(String name) {
            var parts = name.split("-", 3);
            return ProcessTable.of(Integer.parseInt(parts[1]))
                    .filter(row -> row.started() == Long.parseLong(parts[2]))
                    .isPresent();
        }

        private static void removeWithGroupsBelow(Path group) {
            var below = group.toFile().list((_, name) -> name.matches("[0-9]+|probe"));
            for (var name : below == null ? new String[0] : below) {
                removeIfEmpty(group.resolve(name));
            }
            removeIfEmpty(group);
        }

        private static void removeIfEmpty(Path group) {
            try {
                Files.deleteIfExists(group);
            } catch (IOException _) {
                // Somebody is still in it.
            }
        }

        void remove() {
            Set.copyOf(List.of(memory, processes)).forEach(Place::removeIfEmpty);
        }
    }

    /** A group for a run; empty where none can be made. @param named what the operator said, empty to look for one */
    public Optional<ControlGroup.Stock> stock(String named) {
        return stocks.computeIfAbsent(named, _ -> named.equals(NONE) ? Optional.empty() : find(named));
    }

    public void giveBack(String named, ControlGroup group) {
        stock(named).ifPresent(stock -> stock.giveBack(group));
    }

    public void remove() {
        stocks.values().forEach(stock -> stock.ifPresent(ControlGroup.Stock::remove));
    }

    private static Optional<ControlGroup.Stock> find(String named) {
        try {
            var own = ownGroups();
            return version1(named, own)
                    .or(() -> version2(named, own))
                    .filter(ControlGroups::works)
                    .map(place -> {
                        place.removeOld();
                        return place;
                    })
                    .map(ControlGroup.Stock::new);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Mount points by controller name (version 2: empty name), and in them the group that we are in. */
    private record Own(Path mount, Path group) {}

    private static Map<String, Own> ownGroups() throws IOException {
        var groups = new HashMap<String, String>();
        for (var line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
            var parts = line.split(":", 3);
            for (var controller : parts[1].split(",", -1)) {
                groups.put(controller, parts[2]);
            }
        }
        var own = new HashMap<String, Own>();
        for (var line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
            var fields = List.of(line.split(" ", -1));
            int dash = fields.indexOf("-");
            var mount = Path.of(fields.get(4));
            if (fields.get(dash + 1).equals("cgroup2") && groups.containsKey("")) {
                own.putIfAbsent("", new Own(mount, below(mount, groups.get(""))));
            } else if (fields.get(dash + 1).equals("cgroup")) {
                for (var option : fields.get(dash + 3).split(",", -1)) {
                    if (groups.containsKey(option)) {
                        own.putIfAbsent(option, new Own(mount, below(mount, groups.get(option))));
                    }
                }
            }
        }
        return own;
    }

    /** With our number and start time: a later supervisor that has the same number has other groups. */
    private static String nameOfOurs() {
        int self = (int) ProcessHandle.current().pid();
        return "sextant-" + self + "-"
                + ProcessTable.of(self).map(ProcessTable.Row::started).orElse(0L);
    }

    private static Path below(Path mount, String group) {
        return mount.resolve(group.substring(1));
    }

    private static Optional<Place> version1(String named, Map<String, Own> own) {
        var memory = own.get("memory");
        var pids = own.get("pids");
        if (memory == null || pids == null) {
            return Optional.empty();
        }
        var base = nameOfOurs();
        return Optional.of(new Place(
                false,
                place(named, memory, own).resolve(base),
                place(named, pids, own).resolve(base),
                List.of(memory.group(), pids.group())));
    }

    /**
     * A name means the same below each controller: from the top, whether or not it begins with where one of them is mounted; or, if it
     * does not begin with a slash, from the group that we are in.
     */
    private static Path place(String named, Own own, Map<String, Own> all) {
        var path = Path.of(named);
        if (!path.isAbsolute()) {
            return own.group().resolve(path);
        }
        var mount =
                all.values().stream().map(Own::mount).filter(path::startsWith).findAny();
        return own.mount().resolve(mount.orElse(Path.of("/")).relativize(path));
    }

    private static Optional<Place> version2(String named, Map<String, Own> own) {
        var unified = own.get("");
        if (unified == null) {
            return Optional.empty();
        }
        var above = place(named, unified, own);
        var base = above.resolve(nameOfOurs());
        try {
            var handedDown = List.of(Files.readString(above.resolve("cgroup.controllers"))
                    .strip()
                    .split(" ", -1));
            if (!handedDown.containsAll(List.of("memory", "pids"))) {
                return Optional.empty();
            }
            Files.writeString(above.resolve("cgroup.subtree_control"), "+memory +pids");
            Files.createDirectories(base);
            Files.writeString(base.resolve("cgroup.subtree_control"), "+memory +pids");
            return Optional.of(new Place(true, base, base, List.of(unified.group())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Makes a group, goes in and out, and takes it away. */
    private static boolean works(Place place) {
        var made = new ArrayList<ControlGroup>();
        try {
            var group = new ControlGroup(place, "probe");
            made.add(group);
            group.enter(64L << 20, 16);
            group.leave(16);
            return true;
        } catch (IOException _) {
            place.remove();
            return false;
        } finally {
            place.moveHomeIfPossible();
            made.forEach(ControlGroup::remove);
        }
    }
}
