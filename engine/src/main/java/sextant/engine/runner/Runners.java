package sextant.engine.runner;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sextant.engine.hosting.Hosting;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;

/** Which runner executes what. */
public final class Runners {

    private final Supplier<Platform> platform;
    private final Map<String, Runner> runners;

    /** @param runners by name, at least one */
    public Runners(Supplier<Platform> platform, Map<String, Runner> runners) {
        this.platform = platform;
        this.runners = Map.copyOf(runners);
    }

    public Collection<Runner> all() {
        return runners.values();
    }

    /** The runner of a route; of a route that is not there any more, any. */
    public Runner of(String route) {
        return platform.get()
                .route(route)
                .flatMap(Route::hosting)
                .map(Hosting::runner)
                .flatMap(name -> Optional.ofNullable(runners.get(name)))
                .orElseGet(() -> runners.values().iterator().next());
    }

    /** The runner that knows a run. The operator may have given the route another one since the run was started. */
    public Runner holding(RunName run, String route) {
        return runners.size() == 1
                ? of(route)
                : runners.values().stream()
                        .filter(runner -> !(runner.observe(run) instanceof Observation.NeverStarted))
                        .findFirst()
                        .orElseGet(() -> of(route));
    }
}
