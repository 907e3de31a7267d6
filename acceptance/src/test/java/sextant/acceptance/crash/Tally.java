package sextant.acceptance.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sextant.acceptance.crash.validation.Evidence;
import sextant.acceptance.crash.validation.Fault;
import sextant.acceptance.crash.validation.Verdict;
import sextant.acceptance.crash.validation.Verdict.Kind;

/** The sums of many rounds, and the report about them. */
final class Tally {

    private final List<Fault> faults = new ArrayList<>();
    private final Map<Kind, Long> violations = new TreeMap<>();
    private int rounds;
    private int calls;
    private int starts;
    private int acknowledged;
    private int recovered;

    void add(Evidence evidence, Verdict verdict) {
        rounds++;
        calls += evidence.history().size();
        starts +=
                (int) evidence.ledger().stream().filter(line -> line.started()).count();
        acknowledged += verdict.acknowledged();
        recovered += verdict.recovered();
        faults.addAll(evidence.faults());
        verdict.violations().forEach(violation -> violations.merge(violation.kind(), 1L, Long::sum));
    }

    int kills() {
        return faults.size();
    }

    private long count(Kind kind) {
        return violations.getOrDefault(kind, 0L);
    }

    /** @param seed from which the rounds follow */
    String report(long seed) {
        var lines = new ArrayList<String>();
        lines.add(line("rounds (each a data folder of its own)", rounds));
        lines.add(line("kills", kills()));
        lines.add(line("calls of clients in the history", calls));
        lines.add(line("starts in the ledger of the programs", starts));
        lines.add(line("acknowledged", acknowledged));
        lines.add(line("lost", count(Kind.LOST)));
        lines.add(line("duplicated", count(Kind.DUPLICATED)));
        lines.add(line("illegal phases", count(Kind.ILLEGAL_PHASES)));
        lines.add(line("wrong results", count(Kind.WRONG_RESULT)));
        lines.add(line("orphans", count(Kind.ORPHAN)));
        lines.add(line("undecided after 10 s", count(Kind.UNDECIDED)));
        lines.add(line("unexpected", count(Kind.UNEXPECTED)));
        lines.add(line("recovered (ran in a crash, right result)", recovered));
        lines.add("");
        lines.add("runs alive at a kill: "
                + spread(faults.stream()
                        .map(fault -> (long) fault.alive().size())
                        .toList()));
        lines.add("start to ready, ms: "
                + spread(faults.stream()
                        .map(Fault::readyMillis)
                        .filter(millis -> millis > 0)
                        .toList()));
        lines.add("ready to all decided, ms: "
                + spread(faults.stream().map(Fault::decidedMillis).toList()));
        lines.add("");
        lines.add("killed, or died at:");
        faults.stream()
                .collect(Collectors.groupingBy(Fault::what, TreeMap::new, Collectors.counting()))
                .forEach((what, count) -> lines.add(line("  " + what, count)));
        lines.add("");
        lines.add("seed: " + seed);
        lines.add(bound());
        return String.join("\n", lines);
    }

    /** With no failure in n independent tries, the true rate is below 3/n with 95 % confidence. */
    private String bound() {
        var failures = violations.values().stream().mapToLong(Long::longValue).sum();
        return failures > 0
                ? failures + " violations: not kept"
                : String.format(
                        Locale.ROOT,
                        "no violation in %d kills: with 95 %% confidence fewer than %.2f %% of kills break a promise (3/n)",
                        kills(),
                        300.0 / Math.max(1, kills()));
    }

    private static String line(String what, long count) {
        return String.format(Locale.ROOT, "%-44s %8d", what, count);
    }

    private static String spread(List<Long> values) {
        if (values.isEmpty()) {
            return "none";
        }
        var sorted = values.stream().sorted().toList();
        return "least " + sorted.getFirst() + ", median " + sorted.get(sorted.size() / 2) + ", 99 % "
                + sorted.get((sorted.size() - 1) * 99 / 100) + ", most " + sorted.getLast();
    }
}
