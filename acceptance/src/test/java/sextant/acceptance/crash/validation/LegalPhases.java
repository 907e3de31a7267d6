package sextant.acceptance.crash.validation;

import static sextant.acceptance.crash.validation.Verdict.Kind.ILLEGAL_PHASES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.acceptance.crash.validation.Validator.Rule;
import sextant.acceptance.crash.validation.Verdict.Violation;

/**
 * P3: the phases that were seen of a job can follow one another. Of two readings that overlap in time nobody knows which was first;
 * so a reading is compared with those that were complete before it was asked for.
 */
final class LegalPhases implements Rule {

    @Override
    public Stream<Violation> broken(Evidence evidence, Index index) {
        return index.ordered().stream().flatMap(token -> broken(token, index));
    }

    private static Stream<Violation> broken(String token, Index index) {
        var readings = new ArrayList<>(index.calls(token, Operation.READ)
                .filter(read -> read.status() == 200)
                .sorted(Comparator.comparingLong(Call::completed))
                .toList());
        index.job(token).map(job -> last(token, job)).ifPresent(readings::add);
        var restartable = Order.of(token).restartable();
        var violations = new ArrayList<Violation>();
        for (var later : readings) {
            illegal(readings, later, restartable)
                    .map(before -> new Violation(
                            ILLEGAL_PHASES,
                            token + " was " + before + " and then " + later.seen() + "; seen: " + path(readings)))
                    .ifPresent(violations::add);
        }
        return violations.stream().limit(1);
    }

    private static Optional<String> illegal(List<Call> readings, Call later, boolean restartable) {
        return readings.stream()
                .filter(earlier -> earlier.completed() < later.invoked())
                .map(Call::seen)
                .filter(phase -> !PhaseGraph.leads(phase, later.seen(), restartable))
                .findFirst();
    }

    /** The reading at the end, after everything else. */
    private static Call last(String token, FinalJob job) {
        return new Call(0, Operation.READ, token, job.id(), Long.MAX_VALUE, Long.MAX_VALUE, 200, job.phase());
    }

    private static String path(List<Call> readings) {
        return String.join(
                " ", new LinkedHashSet<>(readings.stream().map(Call::seen).toList()));
    }
}
