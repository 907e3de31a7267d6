package sextant.engine.platform;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.ports.TaskRules;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TypeDescription;
import sextant.engine.soap.SoapSetup;
import sextant.model.application.Application;

/**
 * One platform.yaml, read and checked: an immutable snapshot that a question is answered from. A type that many routes do not take
 * costs a question nothing, since the routes are found by type.
 *
 * @param name      for people
 * @param url       where this server is reached from outside, without a final slash
 * @param ivoid     in the IVOA registry
 * @param explain   how much of a no is explained, and to whom
 * @param types     every task type that some route takes, by name, in the order of first use
 * @param takers    who takes a task type, by each of its identifiers, in the order of the routes
 * @param routes    in the order of the file
 * @param egress    where documents may be fetched from
 * @param tokenFile where the bearer tokens stand, if there are any
 * @param serviceTypes every service type that is described here, by name
 * @param description what this platform is, for people
 * @param contact   whom to ask, for people
 * @param applications everything that can be run here, in the order of their names
 * @param jobs      what jobs may be, where they are kept, and how programs run
 * @param proxies   addresses of the proxies whose word on the client's address of this server is taken
 * @param soap      which contracts of SOAP are served, and how
 */
public record Platform(
        String name,
        URI url,
        Optional<String> ivoid,
        Explain explain,
        Map<String, TaskType> types,
        Map<String, List<Taker>> takers,
        List<Route> routes,
        EgressPolicy egress,
        Optional<java.nio.file.Path> tokenFile,
        Map<String, TypeDescription> serviceTypes,
        Optional<String> description,
        Optional<String> contact,
        List<Application> applications,
        JobsSetup jobs,
        Set<String> proxies,
        SoapSetup soap) {

    /** A route that takes a task type, and under which conditions of that type. */
    public record Taker(Route route, TaskType type, TaskRules rules) {}

    /** How much of a no is explained. */
    public enum Explanation {
        /** Every reason with path, limits and rule, and the alternatives. */
        FULL,
        /** A code and a sentence for each reason. */
        SHORT,
        /** A plain no. */
        NONE
    }

    /** Explanations by kind of caller. */
    public record Explain(Explanation anonymous, Explanation users) {}

    public Platform {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        takers = Map.copyOf(takers);
        routes = List.copyOf(routes);
        applications = List.copyOf(applications);
        proxies = Set.copyOf(proxies);
        serviceTypes = Collections.unmodifiableMap(new LinkedHashMap<>(serviceTypes));
    }

    /** Whether any route takes this type: the first and perhaps only question of section 3.5. */
    public boolean takes(String type) {
        return takers.containsKey(type);
    }

    /** An application by its short name or its identifier, with or without {@code ivo://}. */
    public Optional<Application> application(String name) {
        return applications.stream().filter(one -> one.isCalled(name)).findFirst();
    }

    public Optional<Route> route(String name) {
        return routes.stream().filter(route -> route.name().equals(name)).findFirst();
    }
}
