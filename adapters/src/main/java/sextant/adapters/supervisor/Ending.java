package sextant.adapters.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sextant.adapters.supervisor.Run.Stage;
import sextant.adapters.supervisor.machine.ControlGroup;
import sextant.adapters.supervisor.machine.ControlGroups;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.ProcessTable.Row;
import sextant.adapters.supervisor.record.RunRecord;
import sextant.engine.fault.FaultPoint;

/** Brings runs to their end, and says that they have ended only when nothing is left of them. */
final class Ending {

    /** In ms. */
    private static final int BETWEEN_CALLS = 100;

    private static final int FIRST_PAUSE = 1;
    private static final int SEARCHING_PAUSE = 8;
    private static final int READINGS = 100;
    private static final int LONGEST_PAUSE = 1000;

    private final Tree tree;
    private final ControlGroups groups;
    private final Clients clients;
    private final Path dropped;
    private final Map<String, Run> runs;
    private final Map<Integer, Run> mains;
    private final Map<Run, Integer> pauses = new HashMap<>();

    Ending(
            Tree tree,
            ControlGroups groups,
            Clients clients,
            Path dropped,
            Map<String, Run> runs,
            Map<Integer, Run> mains) {
        this.tree = tree;
        this.groups = groups;
        this.clients = clients;
        this.dropped = dropped;
        this.runs = runs;
        this.mains = mains;
    }

    /** Asks a run to end, and forces it after its grace time. */
    void ask(Run run, RunRecord.Kind kind, String detail) {
        if (run.stage == Stage.ALIVE && run.decide(kind, detail, "")) {
            run.stage = Stage.ASKED;
            run.forceAt = Libc.sinceBoot() + run.order().grace();
            ask(run);
        }
    }

    /**
     * The program may not be there yet while its sandbox is being made, so it is asked again until it is; what it starts afterwards, to
     * tidy up, is its own affair. The sandbox itself would not pass the signal on, but end at once and take the program with it, and its
     * only child is deaf to it.
     */
    private void ask(Run run) {
        for (var row : tree.members(run)) {
            boolean sandbox = run.order().sandboxed() && (run.isMain(row) || row.parent() == run.pid());
            if (!sandbox) {
                row.signal(Tree.TERM);
                run.heard = true;
            }
            if (!sandbox && run.suspended) {
                row.signal(Tree.CONT);
            }
        }
        run.askAt = Libc.sinceBoot() + BETWEEN_CALLS;
    }

    /** Forces the end of a run that takes more than it may. */
    void force(Run run, String limit) {
        run.decide(RunRecord.Kind.OVER_LIMIT, limit, "");
        force(run);
    }

    /** Forces the end of a run now, for a reason that is decided. */
    void force(Run run) {
        if (run.stage != Stage.OVER) {
            run.stage = Stage.FORCED;
            run.forceAt = 0;
            proceed(run);
        }
    }

    /** The program itself has ended; what it has left behind is ended too. */
    void mainEnded(Run run) {
        run.dead = true;
        if (run.descriptor >= 0) {
            Libc.close(run.descriptor);
            run.descriptor = -1;
        }
        decideByGroup(run);
        if (nothingLeft(run)) {
            finish(run);
        } else {
            force(run);
        }
    }

    /** Whether the group of the run says that it wanted more than it may have. */
    boolean decideByGroup(Run run) {
        if (run.group.filter(ControlGroup::wantedMoreMemory).isPresent()) {
            return run.decide(RunRecord.Kind.OVER_LIMIT, "MEMORY", "");
        }
        return run.group.filter(ControlGroup::wantedMoreProcesses).isPresent()
                && run.decide(RunRecord.Kind.OVER_LIMIT, "PROCESSES", "");
    }

    /**
     * Ends the orphans that cannot be shown to belong to another run: when a program has ended, its children are ours. One that has died
     * since it was listed may have left another one behind, so the list is read until that has not happened.
     *
     * @return whether there was nothing to end
     */
    private boolean nothingLeft(Run run) {
        for (int reading = 0; reading < READINGS; reading++) {
            boolean nothing = true;
            boolean settled = true;
            for (var orphan : tree.orphans(mains)) {
                if (orphan.dead()) {
                    Libc.bury(orphan.pid());
                    settled = false;
                } else if (tree.belongs(orphan, run) || !ownedByAny(orphan)) {
                    orphan.signal(Tree.KILL);
                    nothing = false;
                }
            }
            if (settled || !nothing) {
                return nothing;
            }
        }
        return false;
    }

    private boolean ownedByAny(Row orphan) {
        return runs.values().stream().anyMatch(run -> run.stage != Stage.OVER && tree.belongs(orphan, run));
    }

    /** Buries dead orphans: until then each counts as a process of its run. @return whether there was any */
    boolean bury() {
        boolean any = false;
        for (var orphan : tree.orphans(mains)) {
            any |= orphan.dead() && Libc.bury(orphan.pid()) >= 0;
        }
        return any;
    }

    /** Buries dead orphans, and ends those that no run can be shown to own. */
    void sweep() {
        for (var orphan : tree.orphans(mains)) {
            if (orphan.dead()) {
                Libc.bury(orphan.pid());
            } else if (!ownedByAny(orphan)) {
                orphan.signal(Tree.KILL);
            }
        }
    }

    /** Does what is due for every run that is being ended. @return how long nothing more is due, in ms, -1 for ever */
    int proceed() {
        long next = Long.MAX_VALUE;
        for (var run : new ArrayList<>(runs.values())) {
            if (run.stage == Stage.ASKED && run.forceAt <= Libc.sinceBoot()) {
                force(run);
            } else if (run.stage == Stage.FORCED && run.forceAt <= Libc.sinceBoot()) {
                proceed(run);
            } else if (run.stage == Stage.ASKED && !run.heard && run.askAt <= Libc.sinceBoot()) {
                ask(run);
            }
            if (run.stage == Stage.ASKED || run.stage == Stage.FORCED) {
                next = Math.min(next, run.forceAt);
            }
        }
        return next == Long.MAX_VALUE ? -1 : (int) Math.clamp(next - Libc.sinceBoot(), 0, LONGEST_PAUSE);
    }

    /** In most cases all that is left are a few orphans, and the whole machine need not be searched. */
    private void proceed(Run run) {
        int pause = pauses.merge(run, FIRST_PAUSE, (before, _) -> Math.min(2 * before, LONGEST_PAUSE));
        boolean search = !run.dead || pause >= SEARCHING_PAUSE;
        boolean alive = search && tree.kill(run);
        if (run.dead ? nothingLeft(run) && !alive : !run.ours() && !alive && pause >= SEARCHING_PAUSE) {
            finish(run);
        } else {
            run.forceAt = Libc.sinceBoot() + pause;
        }
    }

    private void finish(Run run) {
        run.channels.ifPresent(Channels::drain);
        int status = run.ours() ? Libc.bury(run.pid()) : 0;
        run.end = Optional.of(run.over(status, System.currentTimeMillis()));
        run.stage = Stage.OVER;
        pauses.remove(run);
        mains.remove(run.pid(), run);
        run.group.ifPresent(group -> groups.giveBack(run.order().group(), group));
        record(run);
    }

    /** Writes how a run ended; if there is no room it stays in memory, and this is called again. */
    void record(Run run) {
        try {
            FaultPoint.SUPERVISOR_BEFORE_EXIT_RECORD.reached();
            if (run.folder().exists()) {
                run.folder().end(run.end.orElseThrow());
            }
            FaultPoint.SUPERVISOR_AFTER_EXIT_RECORD.reached();
            runs.remove(run.name(), run);
            clients.ended(run.name());
            run.folder().dropIfWished(dropped);
        } catch (IOException e) {
            System.err.println(run.name() + ": its end cannot be recorded: " + e);
        }
    }
}
