package sextant.engine.runner;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Executes runs. A run outlives the server: everything that a runner knows about it can be asked again after a restart, by name.
 * All methods may be called from any thread and at any time, also twice; they block for at most a few seconds. {@code
 * RunnerContract} is what every implementation must pass.
 */
public interface Runner extends AutoCloseable {

    /** For people and for platform.yaml: {@code process}. */
    String name();

    /**
     * Starts a run, at most once under its name: called again, whatever happened meanwhile, it starts nothing and answers what is
     * known. Called once for each attempt, and again by whoever is not sure whether it was called. When it returns {@code Running},
     * the start mark of the run is on disk.
     *
     * @return never {@code NeverStarted}; {@code Unobservable} if it is not known whether the run was started
     */
    Observation submit(RunRequest request);

    /** What is known of a run. Called after a restart for every run that may be alive, and from time to time for those that are. */
    Observation observe(RunName name);

    /** Ends a run and everything that it started: asked first, forced after the grace time. Returns at once; observe it to see the end. */
    void cancel(RunName name);

    /** Stops all processes of a run where they are. Does nothing if it is not alive. */
    void suspend(RunName name);

    /** Lets a suspended run go on. */
    void resume(RunName name);

    /**
     * Changes how long the run may still take, whether or not the server will be there to see it.
     *
     * @param left from now; empty is without limit
     */
    void deadline(RunName name, Optional<Duration> left);

    /** Every run that the runner has a record of, alive or over. Called after a restart, to find those that no job owns. */
    Set<RunName> known();

    /** Drops the record of a run; a run that is alive is ended first, and one that was never started can no longer be. */
    void forget(RunName name);

    /** Names somebody who is told soon after a run has ended, at least once; the telling is a hint, {@link #observe} is the truth. */
    void whenEnded(Consumer<RunName> listener);

    /** Lets go of all runs without ending any. */
    @Override
    void close();
}
