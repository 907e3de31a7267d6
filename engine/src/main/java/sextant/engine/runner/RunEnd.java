package sextant.engine.runner;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param began when the program was started; the same as {@code at} if it never was
 * @param at    when it was over
 * @param cut   whether a part of its standard output or error could not be written, so that neither can be trusted to be whole; a limit
 *              of output that was reached is no such case
 */
public record RunEnd(Cause cause, Instant began, Instant at, boolean cut) {

    /** An end with all of its output. */
    public RunEnd(Cause cause, Instant began, Instant at) {
        this(cause, began, at, false);
    }

    /** Why it was over. */
    public sealed interface Cause {

        /** By itself. @param code 0 to 255 */
        record Exited(int code) implements Cause {}

        /** By a signal that the runner did not send. @param name without SIG, such as {@code SEGV}; the number if it has no name */
        record Signalled(String name) implements Cause {}

        /** It took more than it may; all of it was ended. */
        record OverLimit(Limit limit) implements Cause {}

        /** It was cancelled; all of it was ended. */
        record Cancelled() implements Cause {}

        /** The program could not be started: it is missing, is no program, its arguments are too long. @param why for people */
        record CannotStart(String why) implements Cause {}

        /** What watched over it is gone, so its end was not seen; all of it that was left was ended. @param word stable */
        record Lost(String word, String why) implements Cause {}
    }

    /** What a run can have too much of. */
    public enum Limit {
        DURATION,
        MEMORY,
        PROCESSES
    }
}
