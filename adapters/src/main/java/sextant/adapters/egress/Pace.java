package sextant.adapters.egress;

import java.time.Duration;

/**
 * How patient a transfer is.
 *
 * @param deadline for all of it
 * @param slowest  bytes in a second: one that carries less for as long as {@code stall} is cut off
 * @param stall    so long it may stand still
 */
public record Pace(Duration deadline, long slowest, Duration stall) {

    /** Bytes that have to be carried for as long as it may stand still. */
    long leastBytes() {
        return (long) Math.max(1, (double) slowest * stall.toMillis() / 1000);
    }
}
