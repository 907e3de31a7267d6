package sextant.acceptance.crash.validation;

import static sextant.acceptance.crash.validation.Verdict.Kind.WRONG_RESULT;

import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** P5: a result that is listed is whole; that of a completed job is listed and is what its program wrote. */
final class WholeResults implements Rule {

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        return Stream.concat(
                evidence.jobs().stream().flatMap(WholeResults::atTheEnd),
                evidence.history().stream()
                        .filter(call -> call.operation() == Operation.FETCH && call.status() == 200)
                        .filter(call ->
                                !call.seen().equals(Order.of(call.token()).digest()))
                        .map(call -> new Violation(
                                WRONG_RESULT, call.token() + " was COMPLETED, and its result was " + call.seen())));
    }

    private static Stream<Violation> atTheEnd(FinalJob job) {
        var result = job.result();
        if (job.phase().equals("COMPLETED")) {
            var right = result.agrees() && result.sha256().equals(job.order().digest());
            return right ? Stream.empty() : Stream.of(new Violation(WRONG_RESULT, job.token() + " has " + result));
        }
        var absent = result.equals(FinalJob.Fetched.NONE);
        return absent || result.agrees()
                ? Stream.empty()
                : Stream.of(new Violation(WRONG_RESULT, job.token() + " lists what is not whole: " + result));
    }
}
