package sextant.engine.jobs;

import java.util.Optional;
import sextant.model.job.Phase;

/**
 * What may follow what (UWS 1.1, 2.1.3; CEA Interfaces 1.0, phases): one pure function. Everything that changes a phase asks here.
 */
public final class StateGraph {

    /** What can happen to a job. */
    public enum Happening {
        /** Its client asks it to run, and its route takes it. */
        RUN,
        /** Its client asks it to run, and the operator holds its route. */
        HOLD,
        /** Its run is about to be started. */
        CLAIM,
        /** Its run ended well and its results are on disk. */
        COMPLETE,
        /** It cannot run or ended badly. */
        FAIL,
        /** Its client or the operator ends it, or it took more than it may. */
        ABORT,
        /** Its run is stopped where it is. */
        SUSPEND,
        /** Its run goes on. */
        RESUME,
        /** Nobody can see what its run does. */
        LOSE_SIGHT,
        /** Its run is seen again. */
        SEE_AGAIN,
        /** Its run is gone and a second one is allowed. */
        RESTART,
        /** Its destruction time has come, and the operator keeps what is known of it. */
        ARCHIVE
    }

    private StateGraph() {}

    /** The next phase, or empty if this cannot happen to a job in that phase. Never the same phase. */
    public static Optional<Phase> next(Phase phase, Happening happening) {
        throw new UnsupportedOperationException("not yet");
    }
}
