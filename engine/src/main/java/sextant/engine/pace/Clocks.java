package sextant.engine.pace;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The time, in three kinds. What the wall clock says is shown to clients. What passes is measured by a clock that nobody can set. And
 * what is destroyed for ever is destroyed by a sober clock, which does not believe that an hour has passed because the wall clock
 * says so: it runs with the clock that nobody can set, and makes up for a difference to the wall clock by at most a tenth of the
 * time that passes. A clock that was set forward by an hour, right or wrong, thus destroys nothing before its time for ten hours,
 * in which somebody may notice; one that was set back never does.
 *
 * <p>All this holds while one server runs. At its start the sober clock is set by the wall clock: it cannot be known how long nobody ran,
 * so a clock that is wrong by then is believed.
 */
public final class Clocks {

    private static final long CATCH_UP = 10;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final AtomicReference<Instant> lastStamp = new AtomicReference<>(Instant.MIN);

    private Instant sober;
    private long soberAt;

    /** @param nanos nanoseconds from a clock that is never set, such as {@link System#nanoTime} */
    public Clocks(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        sober = wall.instant();
        soberAt = nanos.getAsLong();
    }

    /** The wall clock, in microseconds. */
    public Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The clock that nobody can set, in nanoseconds since some moment. */
    public long nanos() {
        return nanos.getAsLong();
    }

    /** The wall clock, but strictly later than ever before. */
    public Instant stamp() {
        return lastStamp.updateAndGet(last -> {
            var now = now();
            return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        });
    }

    /** Stamps are later than this from now on. */
    public void stampAfter(Instant last) {
        lastStamp.accumulateAndGet(last, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Never later than the wall clock; see above. */
    public synchronized Instant sober() {
        long passed = nanos.getAsLong() - soberAt;
        soberAt += passed;
        var believed = sober.plusNanos(passed + passed / CATCH_UP);
        var now = now();
        sober = believed.isBefore(now) ? believed : now;
        return sober;
    }
}
