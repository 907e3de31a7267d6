package sextant.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import sextant.model.answer.Alternative;
import sextant.model.answer.Alternative.Change;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.tree.Node;

/** Which of two alternatives stays nearer to what was asked. */
final class Nearness {

    private Nearness() {}

    /**
     * The alternatives without those that give up more than another one and gain nothing: that change the same values, agree in all
     * but quantities, and are nowhere nearer to what was asked.
     */
    static List<Alternative> withoutTheWorse(List<Alternative> alternatives) {
        return alternatives.stream()
                .filter(one -> alternatives.stream().noneMatch(other -> other != one && betters(other, one)))
                .toList();
    }

    private static boolean betters(Alternative other, Alternative one) {
        var changes = one.changes();
        var others = other.changes();
        return changes.size() == others.size()
                && !changes.equals(others)
                && IntStream.range(0, changes.size()).allMatch(i -> asNear(others.get(i), changes.get(i)));
    }

    /** Whether a change is of the same value as another and at least as near to what was asked. */
    private static boolean asNear(Change other, Change one) {
        if (!other.path().equals(one.path())) {
            return false;
        }
        var distance = distance(one);
        return other.equals(one) || distance.isPresent() && distance(other).orElse(Long.MAX_VALUE) <= distance.get();
    }

    private static Optional<Long> distance(Change change) {
        return resource(change)
                .flatMap(resource -> change.from()
                        .flatMap(from -> change.to()
                                .map(to -> Math.abs(amount(resource, from, change) - amount(resource, to, change)))));
    }

    private static long amount(Resource resource, Node value, Change change) {
        return Quantities.parse(resource, value, change.path()).amount();
    }

    private static Optional<Resource> resource(Change change) {
        var path = change.path().toString();
        return path.startsWith("resources.m")
                ? Resource.of(path.substring("resources.min".length()))
                : Optional.empty();
    }
}
