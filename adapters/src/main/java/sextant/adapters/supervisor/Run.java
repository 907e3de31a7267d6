package sextant.adapters.supervisor;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.adapters.supervisor.machine.ControlGroup;
import sextant.adapters.supervisor.machine.ProcessTable;
import sextant.adapters.supervisor.machine.ProcessTable.Row;
import sextant.adapters.supervisor.record.RunFolder;
import sextant.adapters.supervisor.record.RunOrder;
import sextant.adapters.supervisor.record.RunRecord;

/** A run that is alive, or whose end is not on disk yet. */
final class Run {

    /** How far ending it has come. */
    enum Stage {
        /** Nobody wants its end. */
        ALIVE,
        /** It was asked to end. */
        ASKED,
        /** All that is left of it is being forced to end. */
        FORCED,
        /** Nothing is left of it; the record may still have to be written. */
        OVER
    }

    private final String name;
    private final RunFolder folder;
    private final RunOrder order;
    private final long began;
    private final int pid;
    private final long startTicks;
    private final boolean ours;

    Stage stage = Stage.ALIVE;
    boolean suspended;

    /** A dead child that we have not buried yet; until then nobody else can get its number. */
    boolean dead;

    int descriptor = -1;
    long deadline = Long.MAX_VALUE;
    long forceAt;

    /** Whether the program was there when it was asked to end; until then it is asked again. */
    boolean heard;

    long askAt;
    Optional<Channels> channels = Optional.empty();
    Optional<ControlGroup> group = Optional.empty();
    Optional<RunRecord> end = Optional.empty();

    private String oldGroup = "";
    private RunRecord.@Nullable Kind verdict;
    private String detail = "-";
    private String why = "";

    /** @param ours whether we have started it; else a supervisor before us has */
    Run(String name, RunFolder folder, RunOrder order, long began, int pid, long startTicks, boolean ours) {
        this.name = name;
        this.folder = folder;
        this.order = order;
        this.began = began;
        this.pid = pid;
        this.startTicks = startTicks;
        this.ours = ours;
    }

    String name() {
        return name;
    }

    RunFolder folder() {
        return folder;
    }

    RunOrder order() {
        return order;
    }

    int pid() {
        return pid;
    }

    long startTicks() {
        return startTicks;
    }

    boolean ours() {
        return ours;
    }

    boolean isMain(Row row) {
        return pid != 0 && row.pid() == pid && row.started() == startTicks;
    }

    /**
     * The number of its session, or -1 if somebody else could have it by now: only while the first process of the run is there, be it
     * unburied, is its number not given away.
     */
    int trustedSession() {
        return pid != 0 && (ours || ProcessTable.of(pid).filter(this::isMain).isPresent()) ? pid : -1;
    }

    Set<Integer> groupMembers() {
        return group.map(ControlGroup::members).orElseGet(() -> Set.copyOf(ControlGroup.oldMembers(oldGroup)));
    }

    /** The name of the control group that a supervisor before us made for it. */
    void oldGroup(String name) {
        oldGroup = name;
    }

    /** Why it is ended; the first reason counts. @return false if there is one already */
    boolean decide(RunRecord.Kind kind, String detail, String why) {
        if (verdict != null) {
            return false;
        }
        this.verdict = kind;
        this.detail = detail;
        this.why = why;
        return true;
    }

    /** What is to be written, now that nothing of it is left. @param status the wait status */
    RunRecord over(int status, long now) {
        if (verdict != null) {
            return new RunRecord(verdict, detail, began, now, why);
        }
        int signal = status & 0x7f;
        if (signal != 0) {
            return new RunRecord(RunRecord.Kind.SIGNALLED, RunRecord.signal(signal), began, now, "");
        }
        int code = status >> 8 & 0xff;
        return channels.flatMap(Channels::report)
                .map(sandbox -> sandbox.end(code, began, now))
                .orElseGet(() -> new RunRecord(RunRecord.Kind.EXITED, Integer.toString(code), began, now, ""));
    }

    /** For the server: what it is doing. */
    String state() {
        return end.map(record -> "over " + record.write()).orElse("running " + began + " " + suspended);
    }
}
