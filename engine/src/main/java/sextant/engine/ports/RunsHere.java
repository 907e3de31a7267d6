package sextant.engine.ports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.storage.Schemes;
import sextant.model.application.Application;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;

/**
 * What a route runs here, for the task types whose Tasks are run by this server.
 *
 * @param applications those that the route runs, in the order of their names
 * @param limits       of the route
 * @param longestRun   the most that a client may ask for as the duration of a run
 * @param schemes      of the addresses that inputs may come from and outputs go to
 */
public record RunsHere(
        List<Application> applications, Map<Resource, Quantity> limits, Duration longestRun, Schemes schemes) {

    public RunsHere {
        applications = List.copyOf(applications);
        limits = Map.copyOf(limits);
    }

    /** An application by its short name or its identifier, with or without {@code ivo://}. */
    public Optional<Application> application(String name) {
        return applications.stream().filter(one -> one.isCalled(name)).findFirst();
    }
}
