package sextant.engine.hosting;

import java.util.OptionalInt;
import java.util.Set;

/**
 * How a route runs jobs here: {@code run:} and the limits that only jobs have.
 *
 * @param runner       the name of the runner, {@code process}
 * @param applications the short names of the applications that it runs; empty is all
 * @param concurrency  so many of its jobs run at the same time
 * @param perCaller    so many jobs that have not ended each caller may have; anonymous callers count as one
 * @param hold         whether RUN is answered with HELD, and nothing is started
 * @param suspend      whether what runs is stopped where it is, until this is taken back
 * @param reservations how far callers may have jobs made before they run them
 */
public record Hosting(
        String runner,
        Set<String> applications,
        int concurrency,
        OptionalInt perCaller,
        boolean hold,
        boolean suspend,
        Reservations reservations) {

    public Hosting {
        applications = Set.copyOf(applications);
    }

    public boolean runs(String application) {
        return applications.isEmpty() || applications.contains(application);
    }
}
