package sextant.adapters.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the store keeps them: whole microseconds since 1970, rounded down. What is beyond the years ±290,000 is there. */
final class Micros {

    private Micros() {}

    static long of(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
        } catch (ArithmeticException beyond) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
