package sextant.engine.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.engine.platform.Platform.Taker;
import sextant.engine.ports.Finding;
import sextant.engine.ports.Finding.Repair;
import sextant.model.answer.Alternative;
import sextant.model.answer.Alternative.Change;
import sextant.model.task.Task;
import sextant.model.tree.Path;

/**
 * "No, but maybe" (the open point of section 4.2): from the repairs of what was found, the smallest changes of the Task that turn
 * the no into a yes. Each is tried on the platform before it is shown, and made smaller as long as the answer stays yes.
 *
 * <p>Where only some findings have a repair the repairs are tried all the same: a condition of the operator may fail just because of
 * what another finding asks to change.
 */
final class Alternatives {

    /** More would not be read. */
    private static final int MOST_SHOWN = 5;

    /** After so many the search ends with what it has found; while it has found nothing it goes on, for a no must not lack a help that exists. */
    private static final int MOST_TRIED = 64;

    private record Candidate(Verdict verdict, Set<Repair> repairs) {
        /** Whether the route found something that has no repair of its own. */
        boolean leavesSomething() {
            return verdict.findings().stream()
                    .anyMatch(finding -> finding.repairs().isEmpty());
        }
    }

    private final Task task;
    private final List<Verdict> verdicts;
    private final RouteJudge judge;

    Alternatives(Task task, List<Verdict> verdicts, RouteJudge judge) {
        this.task = task;
        this.verdicts = verdicts;
        this.judge = judge;
    }

    /** At most a handful, the smallest first, none that gives up more than another for nothing, in an order that depends on the question and the platform alone. */
    List<Alternative> smallest() {
        var found = new LinkedHashMap<Set<Change>, Alternative>();
        int tried = 0;
        for (var candidate : mostPromisingFirst()) {
            if (tried++ >= MOST_TRIED && !found.isEmpty()) {
                break;
            }
            var changes = changes(candidate.repairs());
            if (accepted(candidate.verdict().taker(), changes)) {
                var smallest = smallestOf(changes);
                found.computeIfAbsent(Set.copyOf(smallest), _ -> alternative(smallest, candidate.repairs()));
            }
        }
        return Nearness.withoutTheWorse(List.copyOf(found.values())).stream()
                .sorted(Comparator.comparingInt(
                        alternative -> alternative.changes().size()))
                .limit(MOST_SHOWN)
                .toList();
    }

    private List<Candidate> mostPromisingFirst() {
        return verdicts.stream()
                .filter(Verdict::admitted)
                .flatMap(verdict -> candidates(verdict).stream().map(repairs -> new Candidate(verdict, repairs)))
                .sorted(Comparator.comparing(Candidate::leavesSomething)
                        .thenComparingInt(
                                candidate -> changes(candidate.repairs()).size()))
                .toList();
    }

    /**
     * For each finding one repair: the first of each, and then every other one in its turn. Thousands of findings may share a repair
     * that is as large as the question, which is therefore told by identity before it is compared.
     */
    private static List<Set<Repair>> candidates(Verdict verdict) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<List<Repair>, Boolean>());
        var repairable = verdict.findings().stream()
                .map(Finding::repairs)
                .filter(repairs -> !repairs.isEmpty() && seen.add(repairs))
                .distinct()
                .toList();
        if (repairable.isEmpty()) {
            return List.of();
        }
        var candidates = new ArrayList<Set<Repair>>();
        candidates.add(choice(repairable, -1, 0));
        for (int finding = 0; finding < repairable.size(); finding++) {
            for (int other = 1; other < repairable.get(finding).size(); other++) {
                candidates.add(choice(repairable, finding, other));
            }
        }
        candidates.removeIf(Alternatives::contradictory);
        return candidates;
    }

    private static Set<Repair> choice(List<List<Repair>> repairable, int varied, int other) {
        var chosen = new LinkedHashSet<Repair>();
        for (int finding = 0; finding < repairable.size(); finding++) {
            chosen.add(repairable.get(finding).get(finding == varied ? other : 0));
        }
        return chosen;
    }

    private static boolean contradictory(Set<Repair> repairs) {
        var byPath = changes(repairs).stream().collect(Collectors.groupingBy(Change::path, Collectors.counting()));
        return byPath.values().stream().anyMatch(count -> count > 1);
    }

    private static List<Change> changes(Collection<Repair> repairs) {
        return repairs.stream()
                .flatMap(repair -> repair.changes().stream())
                .distinct()
                .toList();
    }

    /** Takes changes back one by one as long as some route still says yes, until none can be spared. */
    private List<Change> smallestOf(List<Change> changes) {
        var needed = changes;
        for (int i = 0; i < needed.size(); ) {
            var fewer = new ArrayList<>(needed);
            fewer.remove(i);
            if (taker(fewer).isPresent()) {
                needed = fewer;
                i = 0;
            } else {
                i++;
            }
        }
        return needed;
    }

    private Optional<Taker> taker(List<Change> changes) {
        return verdicts.stream()
                .filter(Verdict::admitted)
                .map(Verdict::taker)
                .filter(taker -> accepted(taker, changes))
                .findFirst();
    }

    private boolean accepted(Taker taker, List<Change> changes) {
        return judge.judge(taker, ChangedTask.of(task, changes)).fine();
    }

    private Alternative alternative(List<Change> changes, Set<Repair> repairs) {
        var text = repairs.stream()
                .filter(repair -> repair.changes().stream().anyMatch(changes::contains))
                .map(Repair::text)
                .distinct()
                .collect(Collectors.joining("; "));
        var route = taker(changes).orElseThrow().route().name();
        return new Alternative(text, route, inOrderOfTheDocument(changes));
    }

    private static List<Change> inOrderOfTheDocument(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(change -> rank(change.path()) + change.path()))
                .toList();
    }

    private static String rank(Path path) {
        return path.toString().startsWith("taskinfo") ? "0" : "1";
    }
}
