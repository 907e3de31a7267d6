package sextant.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * What is before one job on its route.
 *
 * @param places  so many jobs run at the same time, at least one
 * @param running those that have a place
 * @param waiting those that are called before it, in that order
 */
record Ahead(int places, List<Load> running, List<Load> waiting) {

    /**
     * When the job gets its place: each that waits takes the first place that is free, for as long as it takes. Whatever takes longer
     * than expected may end at any moment. Whatever stands still keeps its place.
     *
     * @param length how long a load takes, if anybody knows
     * @return empty if that depends on something that nobody knows
     */
    Optional<Instant> start(Instant now, Function<Load, Optional<Duration>> length) {
        if (running.size() + waiting.size() < places) {
            return Optional.of(now);
        }
        var free = new PriorityQueue<Instant>();
        for (var load : running) {
            if (!load.still()) {
                var end = length.apply(load).map(load.running().orElse(now)::plus);
                if (end.isEmpty()) {
                    return Optional.empty();
                }
                free.add(end.get().isBefore(now) ? now : end.get());
            }
        }
        for (int place = running.size(); place < places; place++) {
            free.add(now);
        }
        // More may run than have a place, since the operator can take places away: the first that end free none.
        for (int above = running.size() - places; above > 0 && !free.isEmpty(); above--) {
            free.remove();
        }
        for (var load : waiting) {
            var lasting = length.apply(load);
            if (lasting.isEmpty() || free.isEmpty()) {
                return Optional.empty();
            }
            free.add(free.remove().plus(lasting.get()));
        }
        return Optional.ofNullable(free.peek());
    }
}
