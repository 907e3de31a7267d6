package sextant.adapters.supervisor;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.adapters.supervisor.machine.ProcessTable;
import sextant.adapters.supervisor.machine.ProcessTable.Row;

/**
 * Finds the processes of a run, whatever they did to get away: children of children, the session, the control group, and the mark in the
 * environment. An orphan comes to the supervisor (it is a subreaper), so none gets lost.
 */
final class Tree {

    static final int KILL = 9;
    static final int TERM = 15;
    static final int CONT = 18;
    static final int STOP = 19;

    /** The variable that every program is given; its value is the name of the run. */
    static final String MARK = "SEXTANT_RUN";

    /** A program that forks faster than we look is stopped process by process; more rounds than this it does not last. */
    private static final int ROUNDS = 50;

    private final int self = (int) ProcessHandle.current().pid();

    /** Orphans become children of the first thread of this process; programs are started by another. */
    private final Path orphans = Path.of("/proc/self/task/" + self + "/children");

    private final boolean kernelListsOrphans = orphans.toFile().exists();

    /** Children of ours that no run has started: what a run has left behind, alive or dead. */
    List<Row> orphans(Map<Integer, Run> mains) {
        var found = new ArrayList<Row>();
        if (kernelListsOrphans) {
            for (int pid : ProcessTable.numbers(orphans)) {
                if (!mains.containsKey(pid)) {
                    ProcessTable.of(pid).ifPresent(found::add);
                }
            }
        } else {
            for (var row : ProcessTable.now().children(self)) {
                if (!mains.containsKey(row.pid())) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    /** Whether a process can be shown to belong to a run. */
    boolean belongs(Row row, Run run) {
        return row.session() == run.trustedSession()
                || run.groupMembers().contains(row.pid())
                || ProcessTable.hasVariable(row.pid(), MARK + "=" + run.name());
    }

    /** All processes of a run that are alive. */
    List<Row> members(Run run) {
        return members(run, ProcessTable.now());
    }

    private List<Row> members(Run run, ProcessTable table) {
        var group = run.groupMembers();
        int session = run.trustedSession();
        var found = new HashMap<Integer, Row>();
        var unseen = new ArrayDeque<Row>();
        for (var row : table.rows()) {
            if (row.pid() != self
                    && row.started() >= run.startTicks()
                    && (run.isMain(row)
                            || row.session() == session
                            || group.contains(row.pid())
                            || ProcessTable.hasVariable(row.pid(), MARK + "=" + run.name()))) {
                unseen.add(row);
            }
        }
        while (!unseen.isEmpty()) {
            var row = unseen.remove();
            if (row.pid() != self && found.put(row.pid(), row) == null) {
                unseen.addAll(table.children(row.pid()));
            }
        }
        return found.values().stream().filter(row -> !row.dead()).toList();
    }

    /** What the processes below each of these take, counted from one look at all processes. */
    Map<Run, List<Row>> members(List<Run> runs) {
        var table = ProcessTable.now();
        var found = new HashMap<Run, List<Row>>();
        for (var run : runs) {
            found.put(run, members(run, table));
        }
        return found;
    }

    /** @return whether there was anybody to signal */
    boolean signal(Run run, int signal) {
        var members = members(run);
        members.forEach(row -> row.signal(signal));
        return !members.isEmpty();
    }

    /** Stops every process of a run where it is; those that are made meanwhile too. */
    Set<Row> stop(Run run) {
        var stopped = new HashMap<Integer, Row>();
        boolean more = true;
        for (int round = 0; more && round < ROUNDS; round++) {
            more = false;
            for (var row : membersSeen(run)) {
                var before = stopped.put(row.pid(), row);
                if (before == null || before.started() != row.started()) {
                    row.signal(STOP);
                    more = true;
                }
            }
        }
        return Set.copyOf(stopped.values());
    }

    /** Forces the end of every process of a run. @return whether any was alive; call again until none is */
    boolean kill(Run run) {
        var stopped = stop(run);
        stopped.forEach(row -> row.signal(KILL));
        return !stopped.isEmpty();
    }

    /** A process that is gone before we have looked at it may have left another one behind. */
    private List<Row> membersSeen(Run run) {
        for (int round = 1; ; round++) {
            var table = ProcessTable.now();
            var members = members(run, table);
            if (!members.isEmpty() || !table.missedSome() || round == ROUNDS) {
                return members;
            }
        }
    }
}
