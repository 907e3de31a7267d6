package sextant.model.answer;

import java.util.Optional;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;

/**
 * One way to run the Task.
 *
 * @param serviceType what kind of service it is, an opaque URI
 * @param serviceInfo how to reach it, specific to the service type; holds at least {@code endpoint}, which whoever knows the address
 *     of this server adds if the Task is run here
 * @param granted     what the Task would get of each resource that it asked for; empty if it asked for none
 * @param here        which part of this server would run it; empty if the service is elsewhere. It is not part of what is written
 */
public record Offer(String serviceType, Fields serviceInfo, Optional<Resources> granted, Optional<Here> here) {

    /**
     * A route that runs the Task here.
     *
     * @param application short name of what it would run; empty for a general question
     */
    public record Here(String route, Optional<String> application) {}

    /** Of a service elsewhere. */
    public Offer(String serviceType, Fields serviceInfo, Optional<Resources> granted) {
        this(serviceType, serviceInfo, granted, Optional.empty());
    }

    public Offer serviceInfo(Fields info) {
        return new Offer(serviceType, info, granted, here);
    }
}
