package sextant.engine.runner;

import java.time.Instant;

/** What a runner knows of a run. */
public sealed interface Observation {

    /** It was never started, and nothing under its name will start by itself. */
    record NeverStarted() implements Observation {}

    /** It is alive. {@code suspended}: all its processes are stopped. */
    record Running(Instant since, boolean suspended) implements Observation {}

    /** It is over: none of its processes is alive. */
    record Ended(RunEnd end) implements Observation {}

    /** It cannot be seen at the moment whether it is alive; ask again. */
    record Unobservable(String why) implements Observation {}
}
