package sextant.adapters.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import sextant.adapters.supervisor.machine.ControlGroup;
import sextant.adapters.supervisor.machine.ControlGroups;
import sextant.adapters.supervisor.machine.Libc;
import sextant.adapters.supervisor.machine.ProcessTable;
import sextant.adapters.supervisor.machine.Spawner;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunFolder.Wish;
import sextant.adapters.supervisor.record.RunOrder;
import sextant.adapters.supervisor.record.RunRecord;
import sextant.engine.fault.FaultPoint;
import sextant.engine.fault.PlantedBug;

/** Starts runs, each at most once: only who takes the start mark starts the program. */
final class Starter {

    private final Spawner spawner = new Spawner();
    private final ControlGroups groups;
    private final String bootId;
    private final int self = (int) ProcessHandle.current().pid();

    Starter(ControlGroups groups, String bootId) {
        this.groups = groups;
        this.bootId = bootId;
    }

    /** What came of it: a run that is alive, or the end that is on disk. */
    sealed interface Outcome {}

    record Alive(Run run) implements Outcome {}

    record Over(RunRecord end) implements Outcome {}

    /** Nothing was ordered under this name, or it was taken back. */
    record Unknown() implements Outcome {}

    Outcome start(String name, RunFolder folder) throws IOException {
        boolean marked = !PlantedBug.START_MARK_IGNORED.planted();
        var end = folder.end();
        if (end.isPresent() && marked) {
            return new Over(end.get());
        }
        var order = folder.order();
        if (order.isEmpty() || folder.wishes(Wish.FORGET)) {
            return new Unknown();
        }
        long now = System.currentTimeMillis();
        if (!order.get().bootId().equals(bootId)) {
            return over(folder, Recovery.machineRestarted(now, now));
        }
        if (folder.wishes(Wish.CANCEL)) {
            return over(folder, new RunRecord(RunRecord.Kind.CANCELLED, "-", now, now, ""));
        }
        var hindrance = Hindrance.of(order.get());
        if (hindrance.isPresent()) {
            return cannotStart(folder, now, hindrance.get());
        }
        FaultPoint.SUPERVISOR_BEFORE_MARK.reached();
        if (!folder.mark(bootId, now) && marked) {
            return over(
                    folder,
                    new RunRecord(
                            RunRecord.Kind.LOST,
                            "supervisor-lost",
                            now,
                            now,
                            "the start mark is taken, and nobody knows the run"));
        }
        FaultPoint.SUPERVISOR_AFTER_MARK.reached();
        return spawn(name, folder, order.get(), now);
    }

    private static Over over(RunFolder folder, RunRecord end) throws IOException {
        folder.end(end);
        return new Over(end);
    }

    private Outcome spawn(String name, RunFolder folder, RunOrder order, long began) throws IOException {
        Channels channels;
        try {
            channels = Channels.open(order);
        } catch (IOException e) {
            return cannotStart(folder, began, "its output files cannot be made: " + e.getMessage());
        }
        var group = take(order);
        int pid = started(name, order, channels, group);
        channels.closeTheirEnds();
        if (pid < 0) {
            channels.close();
            group.ifPresent(taken -> groups.giveBack(order.group(), taken));
            return cannotStart(folder, began, Hindrance.why(-pid, order));
        }
        FaultPoint.SUPERVISOR_AFTER_SPAWN.reached();
        long ticks = ProcessTable.of(pid).map(ProcessTable.Row::started).orElse(0L);
        try {
            folder.process(pid, ticks, group.map(ControlGroup::name).orElse("-"));
        } catch (IOException e) {
            // It is alive all the same. A later supervisor would know it by its mark.
            System.err.println(name + ": its process cannot be written down: " + e);
        }
        var run = new Run(name, folder, order, began, pid, ticks, true);
        run.descriptor = Libc.openProcess(pid);
        run.channels = Optional.of(channels);
        run.group = group;
        run.deadline = order.duration() < 0 ? Long.MAX_VALUE : Libc.sinceBoot() + order.duration();
        return new Alive(run);
    }

    private static Over cannotStart(RunFolder folder, long began, String why) throws IOException {
        long now = System.currentTimeMillis();
        return over(folder, new RunRecord(RunRecord.Kind.CANNOT_START, "-", began, now, why));
    }

    private int started(String name, RunOrder order, Channels channels, Optional<ControlGroup> group) {
        var environment = new ArrayList<>(order.variables());
        environment.add(Tree.MARK + "=" + name);
        try {
            int pid =
                    spawner.start(order, environment, channels.stdoutEnd(), channels.stderrEnd(), channels.reportEnd());
            limit(pid, order, group);
            return pid;
        } finally {
            group.ifPresent(taken -> leave(taken, order));
        }
    }

    /** A program that is quick may have started others before we come to it; who is limited can start none that is not. */
    private void limit(int pid, RunOrder order, Optional<ControlGroup> group) {
        var limited = new HashSet<Integer>();
        boolean more = pid > 0;
        while (more) {
            more = false;
            for (int each : group.map(ControlGroup::members).orElseGet(() -> ProcessTable.withDescendants(pid))) {
                if (each != self && limited.add(each)) {
                    spawner.limit(each, order, group.isPresent());
                    more = true;
                }
            }
        }
    }

    private static void leave(ControlGroup group, RunOrder order) {
        try {
            group.leave(order.processes());
        } catch (IOException e) {
            System.err.println("cannot leave a control group: " + e);
        }
    }

    /** A group for this run, with us in it; empty where there are none. */
    private Optional<ControlGroup> take(RunOrder order) {
        var stock = groups.stock(order.group());
        if (stock.isEmpty()) {
            return Optional.empty();
        }
        try {
            var group = stock.get().take();
            group.enter(order.memory(), order.processes());
            return Optional.of(group);
        } catch (IOException e) {
            System.err.println("no control group: " + e);
            stock.get().home();
            return Optional.empty();
        }
    }
}
