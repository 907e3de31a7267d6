package sextant.model.job;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which jobs a list shows (UWS 1.1, 2.2.2.1): all conditions together. Without {@code last} the oldest come first; with it the newest.
 *
 * @param whose       whose jobs
 * @param phases      empty is every phase but {@link Phase#ARCHIVED}
 * @param after       created strictly later
 * @param last        so many of the newest, newest first, counted after all other conditions; at least 1
 * @param route       only those of a route
 * @param application only those of an application
 */
public record JobQuery(
        Whose whose,
        Set<Phase> phases,
        Optional<Instant> after,
        OptionalInt last,
        Optional<String> route,
        Optional<String> application) {

    /** Whose jobs a list shows. */
    public sealed interface Whose {
        /** Everybody's; for the operator. */
        record Everybody() implements Whose {}

        /** Those that have no owner. */
        record Nobody() implements Whose {}

        /** Those of one owner. */
        record One(Owner owner) implements Whose {}

        /** Those of one owner and those that have none. */
        record OneAndNobody(Owner owner) implements Whose {}
    }

    public JobQuery {
        phases = Set.copyOf(phases);
    }

    /** Every job of everybody that is not archived. */
    public static JobQuery all() {
        return new JobQuery(
                new Whose.Everybody(),
                Set.of(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The phases that are shown. */
    public Set<Phase> shown() {
        return phases.isEmpty() ? EnumSet.complementOf(EnumSet.of(Phase.ARCHIVED)) : phases;
    }
}
