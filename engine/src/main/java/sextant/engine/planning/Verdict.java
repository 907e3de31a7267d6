package sextant.engine.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.engine.platform.Platform.Taker;
import sextant.engine.policy.Condition;
import sextant.engine.ports.Finding;
import sextant.model.answer.Offer;
import sextant.model.answer.Offer.Here;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;

/**
 * What one route says to one Task and caller.
 *
 * @param admitted    whether the caller may use the route at all
 * @param unfulfilled the operator's conditions on the Task that do not hold; each is among the findings too
 * @param serviceInfo what the task type adds to the offer
 * @param limits      what the Task can get at most, by the route and by what it would run
 * @param granted     of each resource asked for
 * @param here        if this server would run it
 */
record Verdict(
        Taker taker,
        boolean admitted,
        List<Unfulfilled> unfulfilled,
        List<Finding> findings,
        List<Warning> warnings,
        Fields serviceInfo,
        Map<Resource, Quantity> limits,
        Resources granted,
        Optional<Here> here) {

    /** @param error why the expression could not even be evaluated for this question */
    record Unfulfilled(Condition condition, Optional<String> error) {}

    boolean fine() {
        return findings.isEmpty();
    }

    boolean lacksResources() {
        return findings.stream().anyMatch(finding -> finding.reason().kind().equals(ResourceJudge.KIND));
    }

    /** The findings' reasons, each with the route whose rule it is. */
    Stream<Reason> reasons() {
        return findings.stream()
                .map(finding -> finding.reason().ofRoute(taker.route().name()));
    }

    Offer offer() {
        return new Offer(
                taker.route().serviceType(),
                taker.route().serviceInfo().with(serviceInfo),
                granted.isEmpty() ? Optional.empty() : Optional.of(granted),
                here);
    }
}
