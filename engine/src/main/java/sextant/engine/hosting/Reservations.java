package sextant.engine.hosting;

import java.time.Duration;

/**
 * How far callers may have jobs made before they run them: {@code reservations:} among the limits of a route. A reservation is a job
 * that is PENDING; it counts as a job of its caller, and is forgotten if nobody runs it in time.
 *
 * @param perCaller so many each caller may hold; anonymous callers count as one
 * @param hold      how long each is held
 * @param anonymous whether callers whom nobody knows may hold some
 */
public record Reservations(int perCaller, Duration hold, boolean anonymous) {

    public static final Reservations DEFAULT = new Reservations(2, Duration.ofMinutes(10), false);
}
