package sextant.engine.storage;

/** Which way the content of a file goes. */
public enum Direction {
    /** From elsewhere, to be an input of a job. */
    IN,
    /** An output of a job, to elsewhere. */
    OUT
}
