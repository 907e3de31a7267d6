package sextant.engine.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.hosting.Hosting;
import sextant.engine.policy.Condition;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.tree.Fields;

/**
 * One line of the platform's policy: what is taken, from whom, within which limits, and the service that is offered.
 *
 * @param name        unique in the platform
 * @param place       from 0, in the order of the file; offers stand in this order
 * @param admits      on the caller ({@code for}); absent means everybody
 * @param conditions  on the Task and the caller ({@code when}), all must hold
 * @param limits      the most that a Task gets; of {@link Resource#STARTUP} the time that starting takes
 * @param data        what Tasks can read here
 * @param serviceType an opaque URI
 * @param serviceInfo as the operator wrote it, with {@code endpoint}
 * @param hosting     how its jobs are run here; empty if the service is elsewhere
 */
public record Route(
        String name,
        int place,
        Optional<Condition> admits,
        List<Condition> conditions,
        Map<Resource, Quantity> limits,
        DataReach data,
        String serviceType,
        Fields serviceInfo,
        Optional<Hosting> hosting) {

    public Route {
        conditions = List.copyOf(conditions);
        limits = Map.copyOf(limits);
    }
}
