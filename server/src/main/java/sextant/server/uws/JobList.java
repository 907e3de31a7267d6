package sextant.server.uws;

import java.util.List;
import java.util.Optional;
import sextant.model.job.Job;
import sextant.model.job.JobId;
import sextant.model.job.Phase;
import sextant.server.http.Call;

/**
 * One of the lists in which jobs stand: all of them, those of an application, those of a route. A job can be reached below each list
 * that it stands in.
 */
public sealed interface JobList {

    /** The addresses of all lists of UWS, with {@code :app} and {@code :route} open. */
    List<String> ADDRESSES = List.of("/jobs", "/apps/:app/async", "/routes/:route/jobs");

    record All() implements JobList {}

    /**
     * Where clients of the draft of 2007 look. A job whose time is over does not stand in it: those clients know no ARCHIVED (CEA
     * Interfaces 1.0, setTerminationTime).
     */
    record OfDraft() implements JobList {
        static final String PATH = "/cea/jobs";
    }

    /** @param name short name of the application */
    record OfApplication(String name) implements JobList {}

    record OfRoute(String name) implements JobList {}

    /** The list that a call asks for, or the one below which it found its job. */
    static JobList of(Call call) {
        if ((call.path() + "/").startsWith(OfDraft.PATH + "/")) {
            return new OfDraft();
        }
        var application = call.variable("app");
        var route = call.variable("route");
        if (!application.isEmpty()) {
            return new OfApplication(application);
        }
        return route.isEmpty() ? new All() : new OfRoute(route);
    }

    default boolean has(Job job) {
        return switch (this) {
            case All _ -> true;
            case OfDraft _ -> job.phase() != Phase.ARCHIVED;
            case OfApplication(var name) -> job.application().equals(name);
            case OfRoute(var name) -> job.route().equals(name);
        };
    }

    default Optional<String> application() {
        return this instanceof OfApplication(var name) ? Optional.of(name) : Optional.empty();
    }

    default Optional<String> route() {
        return this instanceof OfRoute(var name) ? Optional.of(name) : Optional.empty();
    }

    /** Below the address of the server, from its slash. Names of applications and routes need no encoding. */
    default String path() {
        return switch (this) {
            case All _ -> "/jobs";
            case OfDraft _ -> OfDraft.PATH;
            case OfApplication(var name) -> "/apps/" + name + "/async";
            case OfRoute(var name) -> "/routes/" + name + "/jobs";
        };
    }

    default String path(JobId job) {
        return path() + "/" + job;
    }
}
