package sextant.engine.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import sextant.model.application.Estimate;

/**
 * How long a run takes, if its application goes on as it did: the median of its latest runs, or what its author thinks as long as there
 * are none. The history of an application is read from the store once and kept in memory from then on.
 */
public final class Forecast {

    /** So many of the latest runs are looked at. */
    public static final int REMEMBERED = 20;

    private final Function<String, List<Duration>> stored;
    private final Function<String, Optional<Estimate>> estimates;
    private final Map<String, Deque<Duration>> latest = new ConcurrentHashMap<>();

    /**
     * @param stored    how long the latest completed runs of an application took, newest first, at most {@link #REMEMBERED}
     * @param estimates what the author of an application says
     */
    public Forecast(Function<String, List<Duration>> stored, Function<String, Optional<Estimate>> estimates) {
        this.stored = stored;
        this.estimates = estimates;
    }

    /** A run of an application has completed. */
    public void took(String application, Duration duration) {
        var history = latest.get(application);
        if (history != null) {
            synchronized (history) {
                history.addFirst(duration);
                if (history.size() > REMEMBERED) {
                    history.removeLast();
                }
            }
        }
    }

    /**
     * How long a run takes.
     *
     * @param bytes of all files that go in; empty if that is not known
     * @return empty if there is nothing that this could be told from
     */
    Optional<Duration> length(String application, OptionalLong bytes) {
        return median(application).or(() -> estimates.apply(application).flatMap(estimate -> of(estimate, bytes)));
    }

    private static Optional<Duration> of(Estimate estimate, OptionalLong bytes) {
        return bytes.isEmpty() && estimate.secondsPerMegabyte() > 0
                ? Optional.empty()
                : Optional.of(estimate.of(bytes.orElse(0)));
    }

    private Optional<Duration> median(String application) {
        var history = latest.computeIfAbsent(application, name -> new ArrayDeque<>(stored.apply(name)));
        synchronized (history) {
            var sorted = history.stream().sorted().toList();
            return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
        }
    }
}
