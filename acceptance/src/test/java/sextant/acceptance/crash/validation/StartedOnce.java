package sextant.acceptance.crash.validation;

import static java.util.stream.Collectors.groupingBy;
import static sextant.acceptance.crash.validation.Verdict.Kind.DUPLICATED;
import static sextant.acceptance.crash.validation.Verdict.Kind.ILLEGAL_PHASES;
import static sextant.acceptance.crash.validation.Verdict.Kind.UNEXPECTED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** P2: at most one start per attempt, a second attempt only if that is allowed, and none for a job that nobody ran or that is over. */
final class StartedOnce implements Rule {

    /** How far the two ways of telling the time can be apart. */
    private static final long SLACK = 5 * Uptime.TICK;

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        Map<String, List<LedgerLine>> starts =
                evidence.ledger().stream().filter(LedgerLine::started).collect(groupingBy(LedgerLine::token));
        return starts.entrySet().stream().flatMap(entry -> broken(entry.getKey(), entry.getValue(), index));
    }

    private static Stream<Violation> broken(String token, List<LedgerLine> starts, Index index) {
        var attempts = starts.stream().collect(groupingBy(LedgerLine::attempt));
        return Stream.of(
                        attempts.entrySet().stream()
                                .filter(attempt -> attempt.getValue().size() > 1)
                                .map(attempt -> new Violation(
                                        DUPLICATED,
                                        token + ": attempt " + attempt.getKey() + " was started "
                                                + attempt.getValue().size() + " times")),
                        Stream.of(attempts.size())
                                .filter(count -> count > 1 && !Order.of(token).restartable())
                                .map(count -> new Violation(
                                        DUPLICATED,
                                        token + " may be started once only, and had " + count + " attempts")),
                        Stream.of(starts)
                                .filter(_ -> index.calls(token).stream().noneMatch(Call::asksToRun))
                                .map(_ -> new Violation(UNEXPECTED, token + " was started, and nobody ran it")),
                        starts.stream().flatMap(start -> tooLate(start, index)))
                .flatMap(violations -> violations);
    }

    private static Stream<Violation> tooLate(LedgerLine start, Index index) {
        return index.calls(start.token(), Operation.READ)
                .filter(read -> PhaseGraph.isFinal(read.seen()))
                .filter(read -> start.begunNanos() > read.completed() + SLACK)
                .limit(1)
                .map(read -> new Violation(
                        ILLEGAL_PHASES, start.token() + " was started after it was seen to be " + read.seen()));
    }
}
