package sextant.engine.planning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.engine.hosting.Hosting;
import sextant.engine.planning.Verdict.Unfulfilled;
import sextant.engine.platform.Platform.Taker;
import sextant.engine.platform.Route;
import sextant.engine.policy.Condition;
import sextant.engine.ports.Documents;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Judgement;
import sextant.model.answer.Offer.Here;
import sextant.model.answer.Reason;
import sextant.model.answer.Reason.Retry;
import sextant.model.answer.Warning;
import sextant.model.caller.Caller;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Task;
import sextant.model.tree.Fields;

/** Judges one Task of one caller against one route after the other: policy on the caller, content, resources, data, policy on the Task. */
final class RouteJudge {

    private final Caller caller;
    private final Documents documents;

    RouteJudge(Caller caller, Documents documents) {
        this.caller = caller;
        this.documents = documents;
    }

    Verdict judge(Taker taker, Task task) {
        var route = taker.route();
        var admission = admission(route, task);
        var content = content(taker, task, admission.isEmpty());
        var limits = limits(taker, task);
        var resources = ResourceJudge.judge(task.resources(), limits, route.name());

        var findings = new ArrayList<>(admission);
        findings.addAll(content.findings());
        findings.addAll(resources.judgement().findings());
        findings.addAll(DataJudge.judge(task.data(), route.data(), taker.rules().dataNeeds()));
        var unfulfilled = route.conditions().stream()
                .flatMap(condition -> unfulfilled(condition, task).stream())
                .toList();
        unfulfilled.stream()
                .map(Unfulfilled::condition)
                .map(RouteJudge::finding)
                .forEach(findings::add);

        var warnings = new ArrayList<>(content.warnings());
        warnings.addAll(resources.judgement().warnings());
        route.hosting()
                .filter(_ -> taker.type().runsHere())
                .flatMap(hosting -> standsStill(hosting, route.name()))
                .ifPresent(warnings::add);
        return new Verdict(
                taker,
                admission.isEmpty(),
                unfulfilled,
                findings,
                warnings,
                content.serviceInfo(),
                limits,
                resources.granted(),
                taker.type().runsHere()
                        ? Optional.of(new Here(route.name(), taker.rules().application(task)))
                        : Optional.empty());
    }

    private static Map<Resource, Quantity> limits(Taker taker, Task task) {
        var limits = new EnumMap<Resource, Quantity>(Resource.class);
        limits.putAll(taker.route().limits());
        taker.rules()
                .limits(task)
                .forEach((resource, limit) ->
                        limits.merge(resource, limit, (one, other) -> one.compareTo(other) <= 0 ? one : other));
        return limits;
    }

    private static Optional<Warning> standsStill(Hosting hosting, String route) {
        if (hosting.hold()) {
            return Optional.of(Warning.of(
                    "held",
                    "The operator holds the route " + route + ": jobs are HELD there, and nothing is started."));
        }
        return hosting.suspend()
                ? Optional.of(Warning.of(
                        "suspended",
                        "The operator has stopped the route " + route + ": jobs wait there, and none goes on."))
                : Optional.empty();
    }

    /** An expression that cannot be evaluated counts as not fulfilled; {@code explain} tells the operator why. */
    private Optional<Unfulfilled> unfulfilled(Condition condition, Task task) {
        var outcome = condition.test(task, caller);
        return outcome.fulfilled() ? Optional.empty() : Optional.of(new Unfulfilled(condition, outcome.error()));
    }

    /** Section 7: "Not authorised", with the operator's own words beside if there are some. */
    private List<Finding> admission(Route route, Task task) {
        return route.admits()
                .filter(condition -> unfulfilled(condition, task).isPresent())
                .map(condition -> {
                    var reason = Reason.of("not-authorised", 403, "Not authorised")
                            .retry(caller instanceof Caller.Anonymous ? Retry.CHANGED : Retry.NEVER);
                    return List.of(
                            Finding.of(condition.reason().map(reason::detail).orElse(reason)));
                })
                .orElse(List.of());
    }

    /** A caller who is not admitted cannot make this server fetch anything. */
    private Judgement content(Taker taker, Task task, boolean admitted) {
        return !admitted && taker.rules().asksOutside(task)
                ? new Judgement(List.of(), List.of(), Fields.EMPTY)
                : taker.rules().judge(task, documents);
    }

    private static Finding finding(Condition condition) {
        var text = condition.reason().orElse("The platform's condition does not hold: " + condition.expression());
        return Finding.of(Reason.of("condition", condition.httpCode(), text));
    }
}
