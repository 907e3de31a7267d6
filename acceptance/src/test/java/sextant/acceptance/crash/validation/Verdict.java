package sextant.acceptance.crash.validation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a round.
 *
 * @param acknowledged jobs whose creation was acknowledged
 * @param recovered    orders that were running in a crash and completed with the right result
 * @param violations   of the promises; none in a good round
 */
public record Verdict(int acknowledged, int recovered, List<Violation> violations) {

    /** What a violation counts as. */
    public enum Kind {
        /** Something that was acknowledged is not so (P1, P7). */
        LOST,
        /** Started twice, or two jobs of one key (P2). */
        DUPLICATED,
        /** No way of the state graph leads there (P3). */
        ILLEGAL_PHASES,
        /** Something runs that no job owns, or a job is executing without a run (P4). */
        ORPHAN,
        /** Not decided ten seconds after a restart (P4). */
        UNDECIDED,
        /** A result that is listed is not whole, or not the right one (P5). */
        WRONG_RESULT,
        /** A listener did not hear how it ended, or out of order (P8). */
        UNTOLD,
        /** Anything else that nobody asked for. */
        UNEXPECTED
    }

    /** @param text for people: which job, what was promised, what is so */
    public record Violation(Kind kind, String text) {}

    public boolean good() {
        return violations.isEmpty();
    }

    public long count(Kind kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }

    @Override
    public String toString() {
        return violations.stream()
                .map(violation -> violation.kind() + ": " + violation.text())
                .collect(Collectors.joining("\n"));
    }
}
