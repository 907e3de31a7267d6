package sextant.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * When a job will end, if its application goes on as it did: the {@code quote} of UWS 1.1, 2.1.4. The history of an application is
 * read from the store once and kept in memory from then on.
 */
public final class Forecast {

    /** So many of the latest runs are looked at. */
    public static final int REMEMBERED = 20;

    private final Function<String, List<Duration>> stored;
    private final Map<String, Deque<Duration>> latest = new ConcurrentHashMap<>();

    /** @param stored how long the latest completed runs of an application took, newest first, at most {@link #REMEMBERED} */
    public Forecast(Function<String, List<Duration>> stored) {
        this.stored = stored;
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
     * When a run ends that is started now.
     *
     * @param estimate what the author of the application thinks, which counts as long as there is no history
     * @return empty if no run of the application was ever completed, and there is no estimate
     */
    public Optional<Instant> end(Instant now, String application, Optional<Duration> estimate) {
        return median(application).or(() -> estimate).map(now::plus);
    }

    private Optional<Duration> median(String application) {
        var history = latest.computeIfAbsent(application, name -> new ArrayDeque<>(stored.apply(name)));
        synchronized (history) {
            var sorted = history.stream().sorted().toList();
            return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
        }
    }
}
