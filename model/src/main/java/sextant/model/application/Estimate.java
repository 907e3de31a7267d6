package sextant.model.application;

import java.time.Duration;

/**
 * How long a run takes, as the author of the application thinks; taken for a prediction until there is a history.
 *
 * @param seconds             of every run, from 0
 * @param secondsPerMegabyte  in addition, for each 10^6 bytes of all files that go in, from 0
 */
public record Estimate(double seconds, double secondsPerMegabyte) {

    private static final double MEGABYTE = 1e6;
    private static final double MILLISECONDS = 1e3;

    /** @param bytes of all files that go in */
    public Duration of(long bytes) {
        return Duration.ofMillis(Math.round((seconds + secondsPerMegabyte * bytes / MEGABYTE) * MILLISECONDS));
    }
}
