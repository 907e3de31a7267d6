package sextant.acceptance.crash.validation;

import static sextant.acceptance.crash.validation.Verdict.Kind.DUPLICATED;
import static sextant.acceptance.crash.validation.Verdict.Kind.LOST;
import static sextant.acceptance.crash.validation.Verdict.Kind.UNEXPECTED;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** P1, P7: what was acknowledged is so at the end, once, and nothing is there that nobody asked for. */
final class NothingLost implements Rule {

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        return Stream.of(
                        index.acknowledged().stream().flatMap(token -> forgotten(token, index)),
                        index.ordered().stream().flatMap(token -> many(token, index)),
                        evidence.jobs().stream()
                                .filter(job -> !index.ordered().contains(job.token()))
                                .map(job -> new Violation(UNEXPECTED, job.id() + " was never asked for")),
                        evidence.history().stream()
                                .filter(call -> call.status() == 500)
                                .map(call -> new Violation(UNEXPECTED, "500 to " + call.line())))
                .flatMap(violations -> violations);
    }

    private static Stream<Violation> forgotten(String token, Index index) {
        var found = index.job(token);
        if (index.done(token, Operation.DELETE)) {
            return found.map(job -> new Violation(LOST, token + " was deleted, and is there: " + job)).stream();
        }
        if (found.isEmpty()) {
            return index.maybe(token, Operation.DELETE)
                    ? Stream.empty()
                    : Stream.of(new Violation(LOST, token + " was acknowledged, and there is no such job"));
        }
        return forgottenChange(token, index, found.get());
    }

    private static Stream<Violation> forgottenChange(String token, Index index, FinalJob job) {
        var ran = index.calls(token).stream().anyMatch(call -> call.asksToRun() && call.acknowledged());
        if (ran && job.phase().equals("PENDING")) {
            return Stream.of(new Violation(LOST, token + " was told to run, and is PENDING"));
        }
        if (index.done(token, Operation.ABORT) && !PhaseGraph.isFinal(job.phase())) {
            return Stream.of(new Violation(LOST, token + " was aborted, and is " + job.phase()));
        }
        if (index.done(token, Operation.DESTROY) && !job.phase().equals("ARCHIVED")) {
            return Stream.of(new Violation(LOST, token + " was to be destroyed, and is " + job.phase()));
        }
        return Stream.empty();
    }

    private static Stream<Violation> many(String token, Index index) {
        var ids = Stream.concat(
                        index.calls(token).stream()
                                .filter(call -> call.creates() && call.acknowledged())
                                .map(Call::job),
                        index.jobs(token).stream().map(FinalJob::id))
                .collect(Collectors.toSet());
        return ids.size() > 1
                ? Stream.of(new Violation(DUPLICATED, "one idempotency key, several jobs: " + token + " " + ids))
                : Stream.empty();
    }
}
