package sextant.server.web;

import java.util.List;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Platform.Explanation;
import sextant.engine.platform.Route;
import sextant.engine.policy.Condition;
import sextant.model.caller.Caller;
import sextant.model.refusal.Refused;
import sextant.server.http.Call;
import sextant.server.platform.InForce;

/**
 * A route in words, without its endpoint: that comes with a yes.
 *
 * @param callers who may use it
 */
public record RouteView(String name, List<Catalogue.Entry> types, String limits, String callers, Service service) {

    /**
     * The service that a route offers.
     *
     * @param segment of the page about the service type, empty if there is none
     */
    public record Service(String title, String uri, String segment) {}

    /** Whether a caller is told the platform's rules: a page says no more than a full explanation of a no would. */
    static boolean published(Call call, InForce inForce) {
        var explain = inForce.planner().platform().explain();
        var level = switch (caller(call, inForce)) {
            case Caller.Anonymous _ -> explain.anonymous();
            case Caller.User _ -> explain.users();
        };
        return level == Explanation.FULL;
    }

    /** Credentials that are not good make a question fail, but not a page about nothing in particular. */
    private static Caller caller(Call call, InForce inForce) {
        try {
            return inForce.callers().identify(call.header("Authorization"));
        } catch (Refused _) {
            return Caller.ANONYMOUS;
        }
    }

    /** Those that offer a service to Tasks; not those that only run jobs. */
    static List<RouteView> all(Platform platform, Catalogue catalogue) {
        var taken = catalogue.byRoute();
        return platform.routes().stream()
                .filter(route -> !route.serviceType().isEmpty())
                .map(route -> new RouteView(
                        route.name(),
                        taken.getOrDefault(route.place(), List.of()),
                        Words.limits(route.limits()),
                        callers(route),
                        service(route, catalogue)))
                .toList();
    }

    private static String callers(Route route) {
        if (route.admits().isEmpty()) {
            return "everybody";
        }
        return "some callers"
                + route.admits()
                        .flatMap(Condition::reason)
                        .map(reason -> ": " + reason)
                        .orElse("");
    }

    private static Service service(Route route, Catalogue catalogue) {
        var uri = route.serviceType();
        return catalogue
                .byIdentifier(uri)
                .map(entry -> new Service(entry.title(), uri, entry.segment()))
                .orElse(new Service(uri, uri, ""));
    }
}
