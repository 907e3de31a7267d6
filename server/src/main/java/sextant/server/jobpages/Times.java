package sextant.server.jobpages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people read them. */
final class Times {

    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /**
     * An instant.
     *
     * @param relative {@code 5 min ago}, {@code in 2 h}
     * @param absolute {@code 20 Nov 2026, 12:00:00 UTC}
     * @param iso      for programs that read the page
     */
    public record When(String relative, String absolute, String iso) {}

    static When when(Instant at, Instant now) {
        var between = Duration.between(at, now);
        var relative = between.abs().toMillis() < 1000
                ? "just now"
                : between.isNegative() ? "in " + coarse(between.negated()) : coarse(between) + " ago";
        return new When(
                relative,
                IN_WORDS.format(at),
                at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** How long something takes: {@code 0.07 s}, {@code 42 s}, {@code 3 min 12 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    static String span(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 10) {
            return hundredths(length) + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return both(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? both(seconds / 3600, "h", seconds % 3600 / 60, "min")
                : both(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    /** What has gone by is told by its largest unit alone; the exact time stands beside it. */
    private static String coarse(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        long days = seconds / 86_400;
        return days == 0 ? seconds / 3600 + " h" : days == 1 ? "1 day" : days + " days";
    }

    private static String both(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String hundredths(Duration length) {
        var text = String.format(Locale.ROOT, "%.2f", length.toMillis() / 1000.0);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
