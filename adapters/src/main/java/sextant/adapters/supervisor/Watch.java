package sextant.adapters.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.adapters.supervisor.Run.Stage;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.ProcessTable;
import sextant.adapters.supervisor.machine.ProcessTable.Row;
import sextant.adapters.supervisor.record.RunFolder.Wish;
import sextant.adapters.supervisor.record.RunRecord;

/** Looks twice in a second at what is wanted of each run, and at what it takes. */
final class Watch {

    static final int PERIOD = 500;

    private final Tree tree;
    private final Ending ending;
    private final Map<String, Run> runs;
    private final String bootId;

    Watch(Tree tree, Ending ending, Map<String, Run> runs, String bootId) {
        this.tree = tree;
        this.ending = ending;
        this.runs = runs;
        this.bootId = bootId;
    }

    void look() {
        var uncounted = new ArrayList<Run>();
        for (var run : List.copyOf(runs.values())) {
            if (run.stage == Stage.OVER) {
                ending.record(run);
                continue;
            }
            if (run.ours() && !run.dead && run.descriptor < 0 && isDead(run)) {
                ending.mainEnded(run);
                continue;
            }
            look(run);
            if (run.stage == Stage.ALIVE || run.stage == Stage.ASKED) {
                if (ending.decideByGroup(run)) {
                    ending.force(run);
                } else if (run.group.isEmpty()) {
                    uncounted.add(run);
                }
            }
        }
        count(uncounted);
        ending.sweep();
    }

    /** For want of a descriptor nobody was told. */
    private static boolean isDead(Run run) {
        return ProcessTable.of(run.pid()).filter(row -> !row.dead()).isEmpty();
    }

    private void count(List<Run> uncounted) {
        if (uncounted.isEmpty()) {
            return;
        }
        tree.members(uncounted).forEach((run, members) -> {
            if (members.stream().mapToLong(Row::memory).sum() > run.order().memory()) {
                ending.force(run, "MEMORY");
            } else if (members.stream().mapToInt(Row::threads).sum()
                    > run.order().processes()) {
                ending.force(run, "PROCESSES");
            }
        });
    }

    /** Does what the files say is wanted of a run that is alive. */
    void look(Run run) {
        var folder = run.folder();
        if (folder.wishes(Wish.CANCEL) || folder.wishes(Wish.FORGET)) {
            ending.ask(run, RunRecord.Kind.CANCELLED, "-");
        }
        if (run.stage != Stage.ALIVE) {
            return;
        }
        try {
            folder.deadline(bootId).ifPresent(at -> run.deadline = at);
        } catch (IOException | NumberFormatException e) {
            System.err.println(run.name() + ": its deadline cannot be read, the last one stays: " + e);
        }
        if (run.deadline <= Libc.sinceBoot()) {
            ending.ask(run, RunRecord.Kind.OVER_LIMIT, "DURATION");
            return;
        }
        boolean suspend = folder.wishes(Wish.SUSPEND);
        if (suspend && !run.suspended) {
            tree.stop(run);
        } else if (!suspend && run.suspended) {
            tree.signal(run, Tree.CONT);
        }
        run.suspended = suspend;
    }
}
