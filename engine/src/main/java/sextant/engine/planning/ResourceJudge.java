package sextant.engine.planning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Judgement;
import sextant.model.answer.Alternative.Change;
import sextant.model.answer.Reason;
import sextant.model.answer.Warning;
import sextant.model.task.Quantities;
import sextant.model.task.Quantity;
import sextant.model.task.Resource;
import sextant.model.task.Resources;
import sextant.model.task.Resources.Range;
import sextant.model.tree.Fields;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/**
 * Section 5: a Task fits if the least that it needs is within the route's limit; it is granted the smaller of the most that it asks
 * for and the limit. Starting is the other way round: the time that the route needs must not exceed the most that the Task waits.
 */
final class ResourceJudge {

    static final String KIND = "resource";

    /** @param granted of the resources that the Task asks for */
    record Resourced(Judgement judgement, Resources granted) {}

    private ResourceJudge() {}

    /** @param limits of the route named, and of what it would run */
    static Resourced judge(Resources asked, Map<Resource, Quantity> limits, String route) {
        var findings = new ArrayList<Finding>();
        var warnings = new ArrayList<Warning>();
        var granted = new EnumMap<Resource, Range>(Resource.class);
        asked.ranges().forEach((resource, range) -> {
            var limit = Optional.ofNullable(limits.get(resource));
            if (limit.isEmpty()) {
                warnings.add(notJudged(resource, route));
                granted.put(resource, range);
            } else if (resource == Resource.STARTUP) {
                tooSlow(range, limit.get()).ifPresent(findings::add);
                granted.put(resource, new Range(Optional.empty(), limit));
            } else {
                tooMuch(resource, range, limit.get()).ifPresent(findings::add);
                lessThanAsked(resource, range, limit.get(), route).ifPresent(warnings::add);
                granted.put(resource, new Range(range.min(), Optional.of(smaller(range.max(), limit.get()))));
            }
        });
        return new Resourced(new Judgement(findings, warnings, Fields.EMPTY), new Resources(granted));
    }

    /** What the route could give at most (or start in at least) of the resources that were asked for. */
    static Resources available(Resources asked, Map<Resource, Quantity> limits) {
        var available = new EnumMap<Resource, Range>(Resource.class);
        asked.ranges()
                .keySet()
                .forEach(resource -> Optional.ofNullable(limits.get(resource))
                        .ifPresent(limit -> available.put(
                                resource,
                                resource == Resource.STARTUP
                                        ? new Range(Optional.of(limit), Optional.empty())
                                        : new Range(Optional.empty(), Optional.of(limit)))));
        return new Resources(available);
    }

    private static Optional<Finding> tooMuch(Resource resource, Range range, Quantity limit) {
        return range.min()
                .filter(min -> min.compareTo(limit) > 0)
                .map(min -> exceeds(
                        resource,
                        resource.minKey(),
                        min,
                        limit,
                        "at least " + plain(resource, min) + " asked, at most " + plain(resource, limit) + " available",
                        "ask for "
                                + (limit.amount() == 0
                                        ? "no " + none(resource)
                                        : "at least " + words(resource, limit))));
    }

    private static Optional<Finding> tooSlow(Range range, Quantity startup) {
        return range.max()
                .filter(max -> startup.compareTo(max) > 0)
                .map(max -> exceeds(
                        Resource.STARTUP,
                        Resource.STARTUP.maxKey(),
                        max,
                        startup,
                        "a start within " + words(Resource.STARTUP, max) + " asked, starting takes "
                                + words(Resource.STARTUP, startup),
                        "wait up to " + words(Resource.STARTUP, startup) + " for the start"));
    }

    private static Finding exceeds(
            Resource resource, String key, Quantity asked, Quantity limit, String text, String repair) {
        var path = Path.of("resources", key);
        var askedText = Quantities.write(resource, asked);
        var limitText = Quantities.write(resource, limit);
        return Finding.of(
                Reason.of(KIND, 403, resource.word() + ": " + text)
                        .at(path)
                        .asked(askedText)
                        .available(limitText),
                repair,
                new Change(path, Optional.of(askedText), Optional.of(limitText)));
    }

    private static Optional<Warning> lessThanAsked(Resource resource, Range range, Quantity limit, String route) {
        return range.max()
                .filter(max -> limit.compareTo(max) < 0)
                .map(max -> Warning.of(
                                "granted-less",
                                "route %s grants %s, less than the %s asked at most"
                                        .formatted(route, words(resource, limit), plain(resource, max)))
                        .at(Path.of("resources", resource.maxKey())));
    }

    private static Warning notJudged(Resource resource, String route) {
        return Warning.of("not-judged", "route " + route + " states no limit for " + resource.word())
                .at(Path.of("resources"));
    }

    private static Quantity smaller(Optional<Quantity> max, Quantity limit) {
        return max.filter(value -> value.compareTo(limit) < 0).orElse(limit);
    }

    private static String words(Resource resource, Quantity quantity) {
        var amount = plain(resource, quantity);
        return switch (resource) {
            case CORES -> amount + (amount.equals("1") ? " core" : " cores");
            case GPUS -> amount + (amount.equals("1") ? " GPU" : " GPUs");
            case STORE, MEMORY, DURATION -> amount + " of " + resource.word();
            case STARTUP -> amount;
        };
    }

    private static String none(Resource resource) {
        return resource == Resource.GPUS ? "GPUs" : resource.word();
    }

    private static String plain(Resource resource, Quantity quantity) {
        return ((Scalar) Quantities.write(resource, quantity)).text();
    }
}
