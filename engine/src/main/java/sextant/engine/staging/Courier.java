package sextant.engine.staging;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import sextant.engine.files.NoRoom;
import sextant.engine.storage.Cancellation;
import sextant.engine.storage.Transferred;

/**
 * Carries the files of one run, one at a time, on a thread of its own: whoever sends it does not wait, and is told when it is back. Used
 * only by whoever holds the lock of the run's job.
 */
public final class Courier {

    private final Executor executor;
    private final Runnable back;
    private @Nullable Errand errand;
    private boolean resting;

    /** @param back told each time that it has come back, whatever came of it */
    public Courier(Executor executor, Runnable back) {
        this.executor = executor;
        this.back = back;
    }

    /** What it is sent for. It must end soon when it is cancelled. */
    public interface Work {
        Transferred done(Cancellation cancellation) throws IOException;
    }

    private static final class Errand {
        final Object what;
        final Cancellation cancellation = new Cancellation();
        volatile boolean over;
        volatile @Nullable Transferred outcome;

        Errand(Object what) {
            this.what = what;
        }
    }

    public boolean isAway() {
        return errand != null && !errand.over;
    }

    /**
     * What came of the last errand; empty if it was for something else, is still under way, was cancelled, or broke off for a reason of
     * our own.
     *
     * @param what was to be carried
     */
    public Optional<Transferred> outcome(Object what) {
        return Optional.ofNullable(errand)
                .filter(last -> last.over && last.what.equals(what))
                .flatMap(last -> Optional.ofNullable(last.outcome))
                .filter(outcome -> !(outcome instanceof Transferred.Cancelled));
    }

    /**
     * Sends it. It must be back from the errand before.
     *
     * @param what is to be carried: the name of an input, the target of an output
     */
    public void send(Object what, Work work) {
        if (resting) {
            return;
        }
        var next = new Errand(what);
        errand = next;
        executor.execute(() -> {
            try {
                next.outcome = outcome(work, next.cancellation);
            } finally {
                next.over = true;
            }
            back.run(); // what broke off by a fault of ours is looked at when its time comes, and not at once again
        });
    }

    private static Transferred outcome(Work work, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new Transferred.Cancelled();
        }
        try {
            return work.done(cancellation);
        } catch (NoRoom full) {
            return new Transferred.Failed("no-space", "There was no room left for the file.", true);
        } catch (IOException broken) {
            return new Transferred.Failed("files", "The file could not be written or read on this server.", true);
        }
    }

    /** Calls it back; it is back soon, and not at once. */
    public void recall() {
        if (errand != null) {
            errand.cancellation.cancel();
        }
    }

    /** The outcome of the last errand is dealt with. */
    public void forget() {
        if (!isAway()) {
            errand = null;
        }
    }

    /** Calls it back for good: the server ends, and the next one sends another. */
    public void rest() {
        resting = true;
        recall();
    }
}
