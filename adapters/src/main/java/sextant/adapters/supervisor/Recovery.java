package sextant.adapters.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunFolder.Wish;
import sextant.adapters.supervisor.record.RunRecord;

/**
 * What a supervisor does first: it ends everything that the one before it has left, for nobody would see how it ends. It is nobody's
 * parent, so a process counts as one of ours only by number and start time, by control group, or by the mark in its environment.
 */
final class Recovery {

    private Recovery() {}

    /** A run that was ordered before the machine was started again: its processes cannot be alive. */
    static RunRecord machineRestarted(long began, long now) {
        return new RunRecord(
                RunRecord.Kind.LOST,
                "machine-restarted",
                began,
                now,
                "the machine was started again while it was waiting or running");
    }

    /** Adds runs that are to be forced to end. */
    static void recover(Path folders, Path dropped, String bootId, Consumer<Run> endWhatIsLeft) throws IOException {
        var names = folders.toFile().list();
        for (var name : names == null ? new String[0] : names) {
            var folder = new RunFolder(folders.resolve(name));
            try {
                if (folder.end().isEmpty()) {
                    recover(name, folder, bootId, endWhatIsLeft);
                } else if (folder.wishes(Wish.FORGET)) {
                    folder.dropIfWished(dropped);
                }
            } catch (IOException | NumberFormatException e) {
                System.err.println(name + ": cannot be recovered: " + e);
            }
        }
    }

    private static void recover(String name, RunFolder folder, String bootId, Consumer<Run> endWhatIsLeft)
            throws IOException {
        var order = folder.order();
        var mark = folder.mark();
        if (order.isEmpty()) {
            return;
        }
        long now = System.currentTimeMillis();
        if (!order.get().bootId().equals(bootId)) {
            folder.end(machineRestarted(mark.map(RunFolder.Mark::began).orElse(now), now));
        } else if (mark.isPresent()) {
            var known = mark.get();
            var run = new Run(name, folder, order.get(), known.began(), known.pid(), known.startTicks(), false);
            run.oldGroup(known.group());
            endWhatIsLeft.accept(run);
        }
    }
}
