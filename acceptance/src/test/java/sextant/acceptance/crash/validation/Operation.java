package sextant.acceptance.crash.validation;

/** What a client asks for. */
public enum Operation {
    /** A job that stays PENDING. */
    CREATE,
    /** A job with {@code PHASE=RUN}. */
    CREATE_AND_RUN,
    RUN,
    SUSPEND,
    ABORT,
    /** An execution duration that no job of the campaign comes to. */
    LIMIT,
    DELETE,
    /** A destruction time that comes at once. */
    DESTROY,
    /** A listener that is told of the job. */
    LISTEN,
    /** The phase of the job. */
    READ,
    /** The content of its result. */
    FETCH
}
