package sextant.model.uws;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sextant.model.job.JobQuery;
import sextant.model.job.Phase;
import sextant.model.refusal.Refusal;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/**
 * The filters of a list of jobs, {@code PHASE}, {@code AFTER} and {@code LAST} (UWS 1.1, 2.2.2.1): all of them together, {@code LAST}
 * counted at the end. Several PHASEs are any of them; of several AFTERs the latest counts and of several LASTs the smallest. Other
 * parameters are passed over, as DALI wants.
 */
public final class JobFilter {

    private static final Pattern WHOLE = Pattern.compile("[0-9]++");

    /** Times are shown with milliseconds and stored with microseconds: after a time that was shown is after its whole millisecond. */
    private static final Duration REST_OF_MILLISECOND = Duration.ofNanos(999_000);

    private JobFilter() {}

    /**
     * @return about everybody's jobs; what the caller may see is for others to say
     * @throws Refused {@code filter}
     */
    public static JobQuery read(RequestParameters parameters, Optional<String> route, Optional<String> application) {
        var phases = parameters.values("PHASE").stream()
                .map(JobFilter::phase)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class)));
        var after = parameters.values("AFTER").stream().map(JobFilter::after).max(Comparator.naturalOrder());
        var last = parameters.values("LAST").stream().mapToInt(JobFilter::last).min();
        return new JobQuery(new JobQuery.Whose.Everybody(), Set.copyOf(phases), after, last, route, application);
    }

    /** @throws Refused {@code filter}, for what no phase is called */
    public static Phase phase(String name) {
        return Phase.of(name)
                .orElseThrow(() -> refused("PHASE", name, "one of the phases of UWS")
                        .limit(Arrays.stream(Phase.values()).map(Phase::name).collect(Collectors.joining(", ")))
                        .refused());
    }

    private static Instant after(String text) {
        var time = UwsTime.read(text)
                .orElseThrow(() -> refused("AFTER", text, "a time in UTC")
                        .limit("YYYY-MM-DDThh:mm:ss.sssZ, or less of it from the end; no zone but Z")
                        .suggest("AFTER=2026-11-20T12:00:00Z")
                        .refused());
        return time.getNano() % 1_000_000 == 0 ? time.plus(REST_OF_MILLISECOND) : time;
    }

    private static int last(String text) {
        var number = whole(text);
        if (number.isEmpty() || number.getAsInt() == 0) {
            throw refused("LAST", text, "a number of jobs")
                    .limit("a whole number from 1")
                    .refused();
        }
        return number.getAsInt();
    }

    /** A whole number from 0; what is too large for an int is the largest. */
    static OptionalInt whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text));
    }

    static Refusal refused(String name, String value, String what) {
        return RefusalKind.FILTER
                .because(name + " is not " + what + ".")
                .at(Path.of(name))
                .got(value);
    }
}
