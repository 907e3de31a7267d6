package sextant.engine.planning;

import java.util.ArrayList;
import java.util.List;
import sextant.engine.platform.Platform;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.ports.Documents;
import sextant.model.answer.Reason;
import sextant.model.caller.Caller;
import sextant.model.task.Task;

/** For operators: what each route says to a Task of a caller, and by which rule; whatever the platform tells its callers. */
public final class Explanations {

    private final Platform platform;
    private final DocumentFetcher fetcher;

    public Explanations(Platform platform, DocumentFetcher fetcher) {
        this.platform = platform;
        this.fetcher = fetcher;
    }

    /** @param lines for a person, one route after the other in the order of the file */
    public record Explanation(boolean yes, List<String> lines) {
        public Explanation {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @throws sextant.model.refusal.Refused if the {@code taskinfo} does not fit the shape of its type
     */
    public Explanation explain(Task task, Caller caller) {
        var takers = platform.takers().getOrDefault(task.type(), List.of());
        takers.stream()
                .findFirst()
                .ifPresent(taker -> taker.type().description().info().check(task.info()));
        var judge = new RouteJudge(caller, new Documents(fetcher));
        var verdicts = takers.stream().map(taker -> judge.judge(taker, task)).toList();
        var yes = verdicts.stream().anyMatch(Verdict::fine);
        var lines = new ArrayList<String>();
        lines.add(yes ? "YES" : "NO");
        for (var route : platform.routes()) {
            verdicts.stream()
                    .filter(verdict -> verdict.taker().route() == route)
                    .findFirst()
                    .ifPresentOrElse(
                            verdict -> lines.addAll(lines(verdict)),
                            () -> lines.add("  " + route.name() + ": does not take " + task.type()));
        }
        return new Explanation(yes, lines);
    }

    private static List<String> lines(Verdict verdict) {
        var route = verdict.taker().route();
        var lines = new ArrayList<String>();
        lines.add("  " + route.name() + ": " + (verdict.fine() ? "yes, " + route.serviceType() : "no"));
        if (!verdict.admitted()) {
            route.admits().ifPresent(rule -> lines.add("    for: " + rule.expression()));
        }
        verdict.reasons().map(Explanations::line).forEach(lines::add);
        verdict.unfulfilled()
                .forEach(rule -> lines.add("    when: " + rule.condition().expression()
                        + rule.error()
                                .map(error -> " (could not be evaluated: " + error + ")")
                                .orElse("")));
        verdict.warnings().forEach(warning -> lines.add("    warning: " + warning.text()));
        return lines;
    }

    private static String line(Reason reason) {
        return "    " + reason.httpCode() + " " + reason.kind() + ": " + reason.text()
                + reason.detail().map(detail -> " (" + detail + ")").orElse("");
    }
}
