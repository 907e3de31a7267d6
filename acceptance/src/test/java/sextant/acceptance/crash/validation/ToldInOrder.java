package sextant.acceptance.crash.validation;

import static sextant.acceptance.crash.validation.Verdict.Kind.UNTOLD;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/** P8: who was registered hears how the job ended, and its results; and nothing for the first time behind what is newer. */
final class ToldInOrder implements Rule {

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        var heard = evidence.heard().stream().collect(Collectors.groupingBy(Heard::token));
        return Stream.concat(
                heard.entrySet().stream().flatMap(entry -> disorder(entry.getKey(), entry.getValue())),
                index.acknowledged().stream()
                        .filter(token -> index.done(token, Operation.LISTEN))
                        .flatMap(token -> index.job(token).stream())
                        .flatMap(job -> silence(job, heard.getOrDefault(job.token(), List.of()))));
    }

    private static Stream<Violation> disorder(String token, List<Heard> heard) {
        var known = new HashSet<Long>();
        long newest = 0;
        for (var message : heard) {
            if (known.add(message.sequence()) && message.sequence() < newest) {
                return Stream.of(new Violation(UNTOLD, token + " was told out of order: " + heard));
            }
            newest = Math.max(newest, message.sequence());
        }
        return Stream.empty();
    }

    private static Stream<Violation> silence(FinalJob job, List<Heard> heard) {
        boolean ended = List.of("COMPLETED", "ERROR", "ABORTED").contains(job.phase());
        boolean end = heard.stream().anyMatch(message -> message.phase().equals(job.phase()));
        boolean results = heard.stream().anyMatch(message -> message.type().equals("sextant.job.results"));
        return ended && !end || job.phase().equals("COMPLETED") && !results
                ? Stream.of(new Violation(UNTOLD, job.token() + " is " + job.phase() + ", and heard only " + heard))
                : Stream.empty();
    }
}
