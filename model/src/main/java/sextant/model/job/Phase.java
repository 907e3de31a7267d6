package sextant.model.job;

import java.util.Arrays;
import java.util.Optional;

/** Where a job is in its life: UWS 1.1, 2.1.3. The names are those on the wire. */
public enum Phase {
    /** Created, and not yet asked to run. */
    PENDING,
    /** Asked to run, waiting for its turn. */
    QUEUED,
    /** Running. */
    EXECUTING,
    /** Ended well; its results can be fetched. Final. */
    COMPLETED,
    /** Ended badly; the error summary says how. Final. */
    ERROR,
    /** Ended by its owner, by the operator, or because it took more than it was allowed. Final. */
    ABORTED,
    /** It runs or ran, but what becomes of it cannot be seen at the moment. */
    UNKNOWN,
    /** Asked to run while the operator holds its route; it must be asked again. */
    HELD,
    /** Stopped in the middle of its run; it can go on. */
    SUSPENDED,
    /** Its destruction time has come: its results are gone, what is known about it is kept for a while. Final. */
    ARCHIVED;

    /** Whether a job stays in this phase, but for being archived. */
    public boolean isFinal() {
        return this == COMPLETED || this == ERROR || this == ABORTED || this == ARCHIVED;
    }

    /** Whether a request with {@code WAIT} may block in this phase (UWS 1.1, 2.2.1.2). */
    public boolean blocks() {
        return this == PENDING || this == QUEUED || this == EXECUTING;
    }

    /** Whether a run of the job may be alive. */
    public boolean mayRun() {
        return this == EXECUTING || this == SUSPENDED || this == UNKNOWN;
    }

    public static Optional<Phase> of(String name) {
        return Arrays.stream(values())
                .filter(phase -> phase.name().equals(name))
                .findFirst();
    }
}
