package sextant.engine.fault;

/**
 * A named place in the life of a job where a test makes the program die, as etcd's fail points do. Without the system property {@code
 * sextant.fault} the compiler drops every call.
 */
public enum FaultPoint {
    BEFORE_CREATE_COMMIT,
    AFTER_CREATE_COMMIT,
    AFTER_ADOPT_UPLOADS,
    AFTER_QUEUED,
    BEFORE_CLAIM,
    AFTER_CLAIM,
    BEFORE_STAGE_IN,
    MIDDLE_OF_STAGE_IN,
    AFTER_STAGE_IN,
    AFTER_WORK_FOLDER,
    BEFORE_SUBMIT,
    AFTER_SUBMIT,
    AFTER_END_SEEN,
    BEFORE_COLLECT,
    MIDDLE_OF_COLLECT,
    AFTER_COLLECT,
    BEFORE_STAGE_OUT,
    AFTER_STAGE_OUT,
    BEFORE_FINISH_COMMIT,
    AFTER_FINISH_COMMIT,
    AFTER_FORGET_RUN,
    AFTER_CANCEL,
    BEFORE_ABORT_COMMIT,
    AFTER_ABORT_COMMIT,
    AFTER_SUSPEND,
    AFTER_RESUME,
    AFTER_DURATION_COMMIT,
    BEFORE_DELETE_COMMIT,
    AFTER_DELETE_COMMIT,
    AFTER_DELETE_FILES,
    BEFORE_ARCHIVE_COMMIT,
    AFTER_ARCHIVE_COMMIT,
    MIDDLE_OF_RECOVERY,
    AFTER_RECOVERY,
    MIDDLE_OF_MIGRATION,
    BEFORE_TELLING,
    /** The listener has it, and the store does not know. */
    AFTER_TELLING,
    AFTER_TOLD_COMMIT,
    /** In the supervisor of processes. */
    SUPERVISOR_BEFORE_MARK,
    SUPERVISOR_AFTER_MARK,
    SUPERVISOR_AFTER_SPAWN,
    SUPERVISOR_BEFORE_EXIT_RECORD,
    SUPERVISOR_AFTER_EXIT_RECORD;

    /** {@code NAME} or {@code NAME:n}: the n-th time that the point is reached, the process is gone, as with kill -9. */
    private static final String ARMED = System.getProperty("sextant.fault", "");

    private static final boolean ANY = !ARMED.isEmpty();

    private int reached;

    /** Called where a crash would be worst. */
    public void reached() {
        if (ANY) {
            count();
        }
    }

    private synchronized void count() {
        reached++;
        var parts = ARMED.split(":");
        int wanted = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
        if (parts[0].equals(name()) && reached == wanted) {
            System.err.println("fault point " + name());
            Runtime.getRuntime().halt(137);
        }
    }
}
