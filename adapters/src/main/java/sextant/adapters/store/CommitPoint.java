package sextant.adapters.store;

import java.util.Optional;
import sextant.engine.fault.FaultPoint;
import sextant.model.job.Job;

/** Where a test may make the program die around the commit of a change. */
enum CommitPoint {
    CREATE(FaultPoint.BEFORE_CREATE_COMMIT, FaultPoint.AFTER_CREATE_COMMIT),
    FINISH(FaultPoint.BEFORE_FINISH_COMMIT, FaultPoint.AFTER_FINISH_COMMIT),
    ABORT(FaultPoint.BEFORE_ABORT_COMMIT, FaultPoint.AFTER_ABORT_COMMIT),
    ARCHIVE(FaultPoint.BEFORE_ARCHIVE_COMMIT, FaultPoint.AFTER_ARCHIVE_COMMIT),
    DELETE(FaultPoint.BEFORE_DELETE_COMMIT, FaultPoint.AFTER_DELETE_COMMIT);

    private final FaultPoint before;
    private final FaultPoint after;

    CommitPoint(FaultPoint before, FaultPoint after) {
        this.before = before;
        this.after = after;
    }

    void before() {
        before.reached();
    }

    void after() {
        after.reached();
    }

    /** Empty for a change that ends nothing. */
    static Optional<CommitPoint> ofSaving(Job job) {
        return switch (job.phase()) {
            case COMPLETED, ERROR -> Optional.of(FINISH);
            case ABORTED -> Optional.of(ABORT);
            case ARCHIVED -> Optional.of(ARCHIVE);
            case PENDING, QUEUED, EXECUTING, UNKNOWN, HELD, SUSPENDED -> Optional.empty();
        };
    }
}
