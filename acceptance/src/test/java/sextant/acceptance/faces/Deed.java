package sextant.acceptance.faces;

/** What can be done to a job that there is. */
enum Deed {
    RUN,
    ABORT,
    DELETE,
    /** The execution duration becomes {@link Known#OTHER_DURATION}. */
    SET_DURATION,
    /** The destruction time becomes now. */
    LET_EXPIRE
}
