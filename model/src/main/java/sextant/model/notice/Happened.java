package sextant.model.notice;

import java.time.Instant;
import java.util.OptionalDouble;
import sextant.model.job.Phase;

/** What a listener is told of. Everything that it says is here, since the job may have gone on, or be gone, when it is told. */
public sealed interface Happened {

    Instant at();

    /**
     * A job has come into a phase.
     *
     * @param text for people
     */
    record Entered(Instant at, Phase phase, String text) implements Happened {}

    /**
     * A program has said something.
     *
     * @param source  {@code progress} or {@code stderr}
     * @param percent how far it has come, if it says so
     */
    record Said(Instant at, Phase phase, String source, String text, OptionalDouble percent) implements Happened {}

    /** The results of a completed job are there; they are read when they are told. */
    record Results(Instant at) implements Happened {}
}
