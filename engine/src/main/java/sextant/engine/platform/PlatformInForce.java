package sextant.engine.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The platform that questions are answered from. A new one that is good takes the place of the old one as a whole, between two
 * questions; a bad one changes nothing but what is said about it. Thread-safe.
 */
public final class PlatformInForce {
    /**
     * @param platform that is in force
     * @param since    when it came into force
     * @param warnings about the platform that is in force
     * @param problems of the newest file if that is bad and was not taken, none if the newest file is in force
     */
    public record State(Platform platform, Instant since, List<Problem> warnings, List<Problem> problems) {
        public State {
            warnings = List.copyOf(warnings);
            problems = List.copyOf(problems);
        }
    }

    private final InstantSource clock;
    private final AtomicReference<State> state;

    public PlatformInForce(Loaded.Good first, InstantSource clock) {
        this.clock = clock;
        this.state = new AtomicReference<>(inForce(first));
    }

    public State state() {
        return state.get();
    }

    public Platform platform() {
        return state().platform();
    }

    /** Takes what was read anew, if it is good. */
    public void take(Loaded loaded) {
        switch (loaded) {
            case Loaded.Good good -> state.set(inForce(good));
            case Loaded.Bad bad ->
                state.updateAndGet(old -> new State(old.platform(), old.since(), old.warnings(), bad.problems()));
        }
    }

    private State inForce(Loaded.Good good) {
        return new State(good.platform(), clock.instant(), good.warnings(), List.of());
    }
}
