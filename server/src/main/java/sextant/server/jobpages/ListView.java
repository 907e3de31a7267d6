package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sextant.model.job.JobQuery;
import sextant.model.job.Phase;

/**
 * What surrounds the rows of a list: its filters, and the way to more. Each link is a query of UWS ({@code PHASE}, {@code AFTER},
 * {@code LAST}), so that it works for programs as it is.
 *
 * @param phases   filters by phase
 * @param ages     filters by time of creation
 * @param filtered whether a filter is set
 * @param more     the query that shows more; empty if there are no more, or more than a page can hold
 * @param next     how many that shows
 * @param most     whether there are more than a page can hold
 */
public record ListView(
        List<Filter> phases, List<Filter> ages, boolean filtered, int shown, String more, int next, boolean most) {

    /** A filter as a link. @param icon of a phase; empty for others */
    public record Filter(String label, String icon, String tone, String query, boolean set) {}

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    static int shown(JobQuery asked) {
        return Math.min(asked.last().orElse(USUAL), MOST);
    }

    /** @param found how many there are, one more than are shown if there are older ones */
    static ListView of(JobQuery asked, int found, Instant now) {
        int shown = shown(asked);
        var more = found > shown && shown < MOST;
        int next = Math.min(shown * 5, MOST);
        return new ListView(
                phases(asked),
                ages(asked, now),
                !asked.phases().isEmpty() || asked.after().isPresent(),
                Math.min(found, shown),
                more ? query(phaseNames(asked), after(asked), next) : "",
                next,
                found > shown && shown >= MOST);
    }

    private static List<Filter> phases(JobQuery asked) {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter(
                "All", "", "", query(List.of(), after(asked), 0), asked.phases().isEmpty()));
        for (var phase : Phase.values()) {
            var view = PhaseView.of(phase);
            filters.add(new Filter(
                    view.word(),
                    view.icon(),
                    view.tone(),
                    query(List.of(phase.name()), after(asked), 0),
                    asked.phases().contains(phase)));
        }
        return filters;
    }

    private static List<Filter> ages(JobQuery asked, Instant now) {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter(
                "At any time",
                "",
                "",
                query(phaseNames(asked), "", 0),
                asked.after().isEmpty()));
        age(filters, "Last hour", Duration.ofHours(1), asked, now);
        age(filters, "Last day", Duration.ofDays(1), asked, now);
        age(filters, "Last week", Duration.ofDays(7), asked, now);
        asked.after()
                .filter(after -> filters.stream().noneMatch(Filter::set))
                .ifPresent(after -> filters.add(new Filter(
                        "After " + Times.when(after, now).absolute(),
                        "",
                        "",
                        query(phaseNames(asked), after(asked), 0),
                        true)));
        return filters;
    }

    /** A link made an hour ago is still the same filter, if only by its length: within a tenth. */
    private static void age(List<Filter> filters, String label, Duration length, JobQuery asked, Instant now) {
        var set = asked.after()
                .map(after -> Duration.between(after, now).minus(length).abs().compareTo(length.dividedBy(10)) < 0)
                .orElse(false);
        var after = now.minus(length).truncatedTo(ChronoUnit.SECONDS).toString();
        filters.add(new Filter(label, "", "", query(phaseNames(asked), after, 0), set));
    }

    private static List<String> phaseNames(JobQuery asked) {
        return Arrays.stream(Phase.values())
                .filter(asked.phases()::contains)
                .map(Phase::name)
                .toList();
    }

    private static String after(JobQuery asked) {
        return asked.after().map(Instant::toString).orElse("");
    }

    private static String query(List<String> phases, String after, int last) {
        return Stream.of(
                        phases.stream().map(phase -> "PHASE=" + phase),
                        after.isEmpty() ? Stream.<String>empty() : Stream.of("AFTER=" + after),
                        last == 0 ? Stream.<String>empty() : Stream.of("LAST=" + last))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("&"));
    }
}
