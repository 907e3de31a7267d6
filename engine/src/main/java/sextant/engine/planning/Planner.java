package sextant.engine.planning;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.engine.platform.Platform;
import sextant.engine.platform.Platform.Explanation;
import sextant.engine.platform.Platform.Taker;
import sextant.engine.ports.DocumentFetcher;
import sextant.engine.ports.Documents;
import sextant.model.answer.Alternative;
import sextant.model.answer.Answer;
import sextant.model.answer.Offer;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.caller.Caller;
import sextant.model.task.Resources;
import sextant.model.task.Task;

/**
 * Answers "where can I run this Task?" from one platform snapshot: every route that takes the type is judged by content,
 * resources, data and policy; those that find nothing wrong are offered, and if there is none, all that was found is explained with
 * the smallest changes that would help. Stateless and thread-safe; touches nothing outside but through the {@link DocumentFetcher}.
 */
public final class Planner {

    private final Platform platform;
    private final DocumentFetcher fetcher;

    public Planner(Platform platform, DocumentFetcher fetcher) {
        this.platform = platform;
        this.fetcher = fetcher;
    }

    public Platform platform() {
        return platform;
    }

    /** Whether any route takes this task type: the first step of section 3.5. */
    public boolean takes(String type) {
        return platform.takes(type);
    }

    /**
     * @throws sextant.model.refusal.Refused if the {@code taskinfo} does not fit the shape of its type
     */
    public Answer ask(Task task, Caller caller) {
        return ask(task, caller, _ -> {});
    }

    /**
     * @param noted told all reasons of a no, once, whatever the caller is told: an operator who explains nothing wants to know all the
     *     more what is refused
     */
    public Answer ask(Task task, Caller caller, Consumer<List<Reason>> noted) {
        var takers = takers(task);
        if (takers.isEmpty()) {
            return Answer.PLAIN_NO;
        }
        takers.getFirst().type().description().info().check(task.info());
        var judge = new RouteJudge(caller, new Documents(fetcher));
        var verdicts = takers.stream().map(taker -> judge.judge(taker, task)).toList();
        if (verdicts.stream().anyMatch(Verdict::fine)) {
            return yes(verdicts);
        }
        noted.accept(verdicts.stream().flatMap(Verdict::reasons).toList());
        return no(task, verdicts, judge, explanation(caller));
    }

    private List<Taker> takers(Task task) {
        return platform.takers().getOrDefault(task.type(), List.of());
    }

    private Explanation explanation(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous _ -> platform.explain().anonymous();
            case Caller.User _ -> platform.explain().users();
        };
    }

    private static Answer yes(List<Verdict> verdicts) {
        var offers = new LinkedHashSet<Offer>();
        var warnings = new LinkedHashSet<Warning>();
        verdicts.stream().filter(Verdict::fine).forEach(verdict -> {
            offers.add(verdict.offer());
            warnings.addAll(verdict.warnings());
        });
        return new Answer.Yes(List.copyOf(offers), List.copyOf(warnings));
    }

    private static Answer no(Task task, List<Verdict> verdicts, RouteJudge judge, Explanation explanation) {
        return switch (explanation) {
            case NONE -> Answer.PLAIN_NO;
            case SHORT -> new Answer.No(codesAndTexts(verdicts), List.of(), Optional.empty(), List.of());
            case FULL -> {
                var alternatives = new Alternatives(task, verdicts, judge).smallest();
                yield new Answer.No(
                        verdicts.stream().flatMap(Verdict::reasons).toList(),
                        alternatives,
                        available(task, verdicts, alternatives),
                        List.of());
            }
        };
    }

    private static List<Reason> codesAndTexts(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(Verdict::reasons)
                .map(reason -> Reason.of("", reason.httpCode(), reason.text()))
                .distinct()
                .toList();
    }

    /** What the route that comes nearest could give, where resources are among the reasons: that of the first alternative if it can be. */
    private static Optional<Resources> available(Task task, List<Verdict> verdicts, List<Alternative> alternatives) {
        var mended = alternatives.stream().map(Alternative::route).findFirst();
        return verdicts.stream()
                .filter(Verdict::lacksResources)
                .min(Comparator.comparing((Verdict verdict) -> mended.filter(
                                        verdict.taker().route().name()::equals)
                                .isEmpty())
                        .thenComparingInt(verdict -> verdict.findings().size()))
                .map(verdict -> ResourceJudge.available(task.resources(), verdict.limits()));
    }
}
