package sextant.acceptance.crash.validation;

import static sextant.acceptance.crash.validation.Verdict.Kind.UNDECIDED;
import static sextant.acceptance.crash.validation.Verdict.Kind.UNEXPECTED;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** Every job has come to an end that its program, its client or a crash accounts for. */
final class RightEnds implements Rule {

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        var ended = evidence.ledger().stream()
                .filter(line -> !line.started())
                .map(LedgerLine::token)
                .collect(Collectors.toSet());
        var supervisorHit = evidence.faults().stream().anyMatch(Fault::hitSupervisor);
        return evidence.jobs().stream()
                .filter(job -> index.ordered().contains(job.token()))
                .flatMap(job -> wrong(job, index, ended, supervisorHit).stream());
    }

    private static Optional<Violation> wrong(FinalJob job, Index index, Set<String> ended, boolean supervisorHit) {
        var token = job.token();
        return switch (job.phase()) {
            case "COMPLETED" ->
                job.order().exit() != 0
                        ? unexpected(
                                job, "its program ended with " + job.order().exit())
                        : ended.contains(token)
                                ? Optional.empty()
                                : unexpected(job, "its program did not come to its end");
            case "ERROR" ->
                job.order().exit() != 0 && ended.contains(token) || supervisorHit
                        ? Optional.empty()
                        : unexpected(job, "nothing went wrong");
            case "ABORTED" ->
                index.maybe(token, Operation.ABORT) ? Optional.empty() : unexpected(job, "nobody aborted it");
            case "ARCHIVED" ->
                index.maybe(token, Operation.DESTROY) ? Optional.empty() : unexpected(job, "its time has not come");
            case "PENDING" -> Optional.empty();
            default -> Optional.of(new Violation(UNDECIDED, token + " is " + job.phase() + " at the end"));
        };
    }

    private static Optional<Violation> unexpected(FinalJob job, String why) {
        return Optional.of(new Violation(
                UNEXPECTED,
                job.token() + " is " + job.phase() + ", but " + why + " (" + job.id() + " " + job.error() + ")"));
    }
}
