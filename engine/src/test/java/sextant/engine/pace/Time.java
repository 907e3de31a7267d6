package sextant.engine.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. The wall clock can be set by itself; the clock that nobody can set then stays. */
public final class Time implements InstantSource {

    public static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private volatile Instant wall = START;
    private volatile long nanos;

    @Override
    public Instant instant() {
        return wall;
    }

    public long nanos() {
        return nanos;
    }

    public void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    public void jump(Duration time) {
        wall = wall.plus(time);
    }
}
