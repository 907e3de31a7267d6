package sextant.acceptance.crash.validation;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Verdict.Kind;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** Judges a round: the promises P1 to P5 and P8, each by a rule of its own, over what clients saw and what programs wrote. */
public final class Validator {

    private static final List<Rule> RULES = List.of(
            new NothingLost(),
            new StartedOnce(),
            new LegalPhases(),
            new RightEnds(),
            new WholeResults(),
            new ToldInOrder());

    /** One promise. */
    interface Rule {
        Stream<Violation> broken(Evidence evidence, Index index);
    }

    private Validator() {}

    public static Verdict judge(Evidence evidence) {
        var index = new Index(evidence);
        var violations = Stream.concat(
                        RULES.stream().flatMap(rule -> rule.broken(evidence, index)),
                        evidence.faults().stream().flatMap(Validator::after))
                .toList();
        return new Verdict(index.acknowledged().size(), recovered(evidence, index), violations);
    }

    /** Whether somebody has not heard yet what he is to be told. */
    public static boolean hasUntold(Evidence evidence) {
        return new ToldInOrder().broken(evidence, new Index(evidence)).findAny().isPresent();
    }

    /** What was seen in the ten seconds after each crash (P4). */
    private static Stream<Violation> after(Fault fault) {
        return Stream.concat(
                fault.orphans().stream().map(orphan -> new Violation(Kind.ORPHAN, orphan)),
                fault.undecided().stream()
                        .map(token -> new Violation(
                                Kind.UNDECIDED,
                                token + " is not decided ten seconds after the crash of " + fault.what())));
    }

    private static int recovered(Evidence evidence, Index index) {
        var hit = new HashSet<String>();
        evidence.faults().forEach(fault -> hit.addAll(fault.alive()));
        return (int) hit.stream()
                .filter(token -> index.job(token)
                        .filter(job -> job.phase().equals("COMPLETED"))
                        .filter(job -> job.result().sha256().equals(job.order().digest()))
                        .isPresent())
                .count();
    }
}
