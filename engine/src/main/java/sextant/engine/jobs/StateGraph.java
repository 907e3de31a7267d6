package sextant.engine.jobs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return Optional.ofNullable(after(phase, happening));
    }

    private static @Nullable Phase after(Phase phase, Happening happening) {
        return switch (phase) {
            case PENDING ->
                switch (happening) {
                    case RUN -> Phase.QUEUED;
                    case HOLD -> Phase.HELD;
                    default -> neverRan(happening);
                };
            case HELD -> happening == Happening.RUN ? Phase.QUEUED : neverRan(happening);
            case QUEUED -> happening == Happening.CLAIM ? Phase.EXECUTING : neverRan(happening);
            case EXECUTING ->
                switch (happening) {
                    case SUSPEND -> Phase.SUSPENDED;
                    case LOSE_SIGHT -> Phase.UNKNOWN;
                    default -> mayRun(happening);
                };
            case SUSPENDED ->
                switch (happening) {
                    case RESUME -> Phase.EXECUTING;
                    case LOSE_SIGHT -> Phase.UNKNOWN;
                    default -> mayRun(happening);
                };
            case UNKNOWN ->
                switch (happening) {
                    case SEE_AGAIN -> Phase.EXECUTING;
                    case SUSPEND -> Phase.SUSPENDED;
                    default -> mayRun(happening);
                };
            case COMPLETED, ERROR, ABORTED -> happening == Happening.ARCHIVE ? Phase.ARCHIVED : null;
            case ARCHIVED -> null;
        };
    }

    /** A job without a run can fail, be ended, and be archived, whether or not it was ever asked to run. */
    private static @Nullable Phase neverRan(Happening happening) {
        return switch (happening) {
            case FAIL -> Phase.ERROR;
            case ABORT -> Phase.ABORTED;
            case ARCHIVE -> Phase.ARCHIVED;
            default -> null;
        };
    }

    /** A job whose run may be alive must end before it is archived. */
    private static @Nullable Phase mayRun(Happening happening) {
        return switch (happening) {
            case COMPLETE -> Phase.COMPLETED;
            case FAIL -> Phase.ERROR;
            case ABORT -> Phase.ABORTED;
            case RESTART -> Phase.QUEUED;
            default -> null;
        };
    }
}
