package sextant.engine.admission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.hosting.Hosting;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.model.application.Application;
import sextant.model.caller.Caller;
import sextant.model.job.Submission;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Task;
import sextant.model.tree.Fields;
import sextant.model.tree.Located;

/** What a caller can have run here: the applications, on the routes that run them for this caller. */
public record Offered(Caller caller, Platform platform) {

    /** A route's condition on the caller is asked without a Task; what it says of one counts as not fulfilled. */
    private static final Task NO_TASK =
            new Task("", Located.nowhere(Fields.EMPTY), Fields.EMPTY, Resources.NONE, List.of());

    public static Offered to(Caller caller, Platform platform) {
        return new Offered(caller, platform);
    }

    /** An application, and the route that runs it. */
    public record Place(Application application, Route route, Hosting hosting) {}

    public Place place(Submission submission) {
        if (submission.route().isEmpty()) {
            var application = application(submission.application(), Optional.empty());
            return first(application);
        }
        var route = route(submission.route().get());
        var hosting = route.hosting().orElseThrow(() -> noSuchRoute(route.name()));
        if (!admits(route)) {
            throw notAdmitted(route.name());
        }
        var application = application(submission.application(), Optional.of(hosting));
        if (!hosting.runs(application.name())) {
            throw RefusalKind.NO_SUCH_APPLICATION
                    .because("The route " + route.name() + " does not run " + application.name() + ".")
                    .got(application.name())
                    .limit(String.join(
                            ", ", hosting.applications().stream().sorted().toList()))
                    .refused();
        }
        lacking(application, route).ifPresent(lack -> {
            throw tooSmall(application, route, lack);
        });
        return new Place(application, route, hosting);
    }

    /** What the application needs more of than the route has. */
    private static Optional<Resource> lacking(Application application, Route route) {
        return application.resources().entrySet().stream()
                .filter(need -> Optional.ofNullable(route.limits().get(need.getKey()))
                        .filter(most -> need.getValue().compareTo(most) > 0)
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private static Refused tooSmall(Application application, Route route, Resource lack) {
        return RefusalKind.NOT_ADMITTED
                .because(
                        application.name() + " needs more " + lack.word() + " than the route " + route.name() + " has.")
                .suggest("Ask /accepts where it can be run.")
                .refused();
    }

    private Route route(String name) {
        return platform.route(name).orElseThrow(() -> noSuchRoute(name));
    }

    private Place first(Application application) {
        var running = platform.routes().stream()
                .filter(route -> route.hosting()
                        .filter(hosting -> hosting.runs(application.name()))
                        .isPresent())
                .toList();
        if (running.isEmpty()) {
            throw RefusalKind.NO_SUCH_ROUTE
                    .because("No route of this server runs " + application.name() + ".")
                    .got(application.name())
                    .refused();
        }
        var admitting = running.stream().filter(this::admits).toList();
        if (!admitting.isEmpty()
                && admitting.stream()
                        .allMatch(route -> lacking(application, route).isPresent())) {
            var last = admitting.getLast();
            throw tooSmall(application, last, lacking(application, last).orElseThrow());
        }
        return admitting.stream()
                .filter(route -> lacking(application, route).isEmpty())
                .findFirst()
                .map(route -> new Place(application, route, route.hosting().orElseThrow()))
                .orElseThrow(() -> notAdmitted(running.getFirst().name()));
    }

    private Application application(Optional<String> name, Optional<Hosting> hosting) {
        if (name.isPresent()) {
            return platform.application(name.get())
                    .orElseThrow(() -> RefusalKind.NO_SUCH_APPLICATION
                            .because("There is no application " + name.get() + " here.")
                            .got(name.get())
                            .suggest("The list of applications is at /apps.")
                            .refused());
        }
        var possible = platform.applications().stream()
                .filter(one -> hosting.isEmpty() || hosting.get().runs(one.name()))
                .toList();
        if (possible.size() != 1) {
            throw RefusalKind.NO_SUCH_APPLICATION
                    .because("Which application is to run? More than one could.")
                    .limit(String.join(
                            ", ", possible.stream().map(Application::name).toList()))
                    .suggest("Name one of them.")
                    .refused();
        }
        return possible.getFirst();
    }

    private boolean admits(Route route) {
        return route.admits()
                .map(condition -> condition.test(NO_TASK, caller).fulfilled())
                .orElse(true);
    }

    private Refused notAdmitted(String route) {
        var own = platform.route(route).flatMap(Route::admits).flatMap(condition -> condition.reason());
        var refusal = RefusalKind.NOT_ADMITTED.because(
                own.orElse("The route " + route + " does not run jobs for this caller."));
        return (caller instanceof Caller.Anonymous ? refusal.suggest("Send a bearer token.") : refusal).refused();
    }

    private Refused noSuchRoute(String name) {
        var hosted = platform.routes().stream()
                .filter(route -> route.hosting().isPresent())
                .map(Route::name)
                .toList();
        return RefusalKind.NO_SUCH_ROUTE
                .because("No route of this name runs jobs here.")
                .got(name)
                .limit(String.join(", ", hosted))
                .refused();
    }
}
