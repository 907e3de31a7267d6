package sextant.engine.jobs;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import sextant.engine.hosting.Hosting;
import sextant.engine.hosting.JobPolicy;
import sextant.engine.hosting.JobsSetup;
import sextant.engine.hosting.ProcessPolicy;
import sextant.engine.hosting.Reservations;
import sextant.engine.hosting.StagingPolicy;
import sextant.engine.hosting.StoreChoice;
import sextant.engine.platform.DataReach;
import sextant.engine.platform.EgressPolicy;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Route;
import sextant.engine.policy.Condition;
import sextant.engine.soap.SoapSetup;
import sextant.model.application.Application;
import sextant.model.tree.Fields;

/** What the operator of the tests configures; it can be changed while the service runs. One route, {@code batch}, runs two jobs at a time. */
final class Site {

    static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<String, Hosting> hostings = new TreeMap<>();
    private final Map<String, Condition> conditions = new TreeMap<>();

    private Optional<Platform> now = Optional.empty();
    private boolean listAnonymous;
    private Optional<Duration> archive = Optional.of(Duration.ofDays(30));
    private int waitsPerCaller = 100;
    private Reservations reservations = Reservations.DEFAULT;
    private List<Application> applications = List.of(Ask.application("slow", false), Ask.application("sturdy", true));

    Site() {
        open("batch", 2);
    }

    void open(String route, int concurrency) {
        host(route, concurrency, OptionalInt.empty(), false, false);
    }

    void limit(String route, int concurrency, int perCaller) {
        host(route, concurrency, OptionalInt.of(perCaller), false, false);
    }

    void hold(String route) {
        host(route, 2, OptionalInt.empty(), true, false);
    }

    void stop(String route) {
        host(route, 2, OptionalInt.empty(), false, true);
    }

    void close(String route) {
        hostings.remove(route);
        now = Optional.empty();
    }

    void listAnonymous() {
        listAnonymous = true;
        now = Optional.empty();
    }

    void archive(Optional<Duration> kept) {
        archive = kept;
        now = Optional.empty();
    }

    /** On every route that is made after this. */
    void reservations(Reservations allowed) {
        reservations = allowed;
        now = Optional.empty();
    }

    void waitsPerCaller(int most) {
        waitsPerCaller = most;
        now = Optional.empty();
    }

    void withoutApplications() {
        applications = List.of();
        now = Optional.empty();
    }

    void offer(Application... offered) {
        applications = List.of(offered);
        now = Optional.empty();
    }

    /** Only members of a group may use the route. */
    void only(String route, String group) {
        var expression = "caller.groups.exists(g, g == \"" + group + "\")";
        if (Condition.compile(expression, Optional.empty(), 403) instanceof Condition.Good(var condition)) {
            conditions.put(route, condition);
            now = Optional.empty();
        } else {
            throw new AssertionError(expression);
        }
    }

    private void host(String route, int concurrency, OptionalInt perCaller, boolean hold, boolean suspend) {
        hostings.put(route, new Hosting("process", Set.of(), concurrency, perCaller, hold, suspend, reservations));
        now = Optional.empty();
    }

    private JobPolicy policy() {
        var usual = JobPolicy.DEFAULT;
        return new JobPolicy(
                listAnonymous,
                Set.of("operators"),
                usual.keep(),
                usual.keepAtMost(),
                archive,
                usual.longestRun(),
                usual.uploadBytes(),
                usual.waitAtMost(),
                waitsPerCaller);
    }

    Platform platform() {
        var platform = now.orElseGet(this::read);
        now = Optional.of(platform);
        return platform;
    }

    private Platform read() {
        var process = new ProcessPolicy(ProcessPolicy.Sandbox.NONE, Optional.empty(), Optional.empty(), GRACE);
        return new Platform(
                "Site",
                URI.create("http://localhost:8080"),
                Optional.empty(),
                new Platform.Explain(Platform.Explanation.FULL, Platform.Explanation.FULL),
                Map.of(),
                Map.of(),
                hostings.keySet().stream().map(this::route).toList(),
                EgressPolicy.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                applications,
                new JobsSetup(policy(), new StoreChoice.Sqlite(), process, StagingPolicy.DEFAULT),
                Set.of(),
                SoapSetup.DEFAULT);
    }

    private Route route(String name) {
        return new Route(
                name,
                0,
                Optional.ofNullable(conditions.get(name)),
                List.of(),
                Map.of(),
                DataReach.UNDECLARED,
                "uri://uws",
                Fields.EMPTY,
                Optional.of(hostings.get(name)));
    }
}
