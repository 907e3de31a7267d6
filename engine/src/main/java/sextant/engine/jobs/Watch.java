package sextant.engine.jobs;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sextant.engine.runner.RunName;
import sextant.engine.runner.Runner;
import sextant.model.job.Progress;

/**
 * What this server remembers of a run that may be alive; nothing that matters is lost with it. Changed only by whoever holds the lock
 * of the run's job. Moments are of the clock that nobody can set, in nanoseconds.
 */
final class Watch {

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(8).toNanos();

    final RunName name;
    final Runner runner;
    final String route;
    final String application;

    /** Somebody is about to look after it. */
    final AtomicBoolean attended = new AtomicBoolean();

    /** When it would have begun had it never been suspended; what it has run is counted from here. */
    long origin;

    /** Whether it was seen alive by this server. */
    boolean seen;

    /** Since when it cannot be observed. */
    OptionalLong blindSince = OptionalLong.empty();

    /** When it was first cancelled. */
    OptionalLong cancelled = OptionalLong.empty();

    /** When it is looked after again. */
    volatile long next;

    volatile @Nullable Progress progress;

    private long pause = FIRST_PAUSE;

    Watch(RunName name, Runner runner, String route, String application, long now) {
        this.name = name;
        this.runner = runner;
        this.route = route;
        this.application = application;
        origin = now;
        next = now;
    }

    /** It is looked after again after a while. */
    void later(long now, Duration wait) {
        next = now + wait.toNanos();
        pause = FIRST_PAUSE;
    }

    /** What was to be done failed; it is tried again after a pause that grows. */
    void retry(long now) {
        next = now + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
}
