package sextant.model.uws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as UWS 1.1 has them, always in UTC (section 2.2.1.1). */
public final class UwsTime {

    /** With or without separators, from the year alone to nanoseconds, with or without Z: what the validator of UWS 1.1 sends. */
    private static final Pattern EXTENDED = Pattern.compile(
            "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?)?)?)?Z?");

    private static final Pattern BASIC = Pattern.compile(
            "([0-9]{4})([0-9]{2})([0-9]{2})(?:[T ]?([0-9]{2})([0-9]{2})(?:([0-9]{2})(?:\\.([0-9]{1,9}))?)?)?Z?");

    private UwsTime() {}

    /** {@code YYYY-MM-DDThh:mm:ss.sssZ}: what is smaller than a millisecond is cut off. */
    public static String text(Instant instant) {
        var text = new StringBuilder(24);
        append(text, instant);
        return text.toString();
    }

    /** The same. By hand, since the formatters of the platform take longer than the rest of a job's document. */
    public static void append(StringBuilder to, Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        digits(to, time.getYear(), 1000);
        digits(to.append('-'), time.getMonthValue(), 10);
        digits(to.append('-'), time.getDayOfMonth(), 10);
        digits(to.append('T'), time.getHour(), 10);
        digits(to.append(':'), time.getMinute(), 10);
        digits(to.append(':'), time.getSecond(), 10);
        digits(to.append('.'), time.getNano() / 1_000_000, 100);
        to.append('Z');
    }

    private static void digits(StringBuilder to, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            to.append((char) ('0' + number / place % 10));
        }
    }

    /**
     * Reads leniently: {@code 2015}, {@code 2015-10-26}, {@code 20151026}, {@code 2015-10-26 09:00}, with seconds and parts of them;
     * what is left out is the beginning. Without a zone it is UTC, and any other zone but {@code Z} is no time.
     */
    public static Optional<Instant> read(String text) {
        var extended = EXTENDED.matcher(text);
        if (extended.matches()) {
            return instant(extended);
        }
        var basic = BASIC.matcher(text);
        return basic.matches() ? instant(basic) : Optional.empty();
    }

    private static Optional<Instant> instant(Matcher parts) {
        try {
            var time = LocalDateTime.of(
                    number(parts, 1, 0),
                    number(parts, 2, 1),
                    number(parts, 3, 1),
                    number(parts, 4, 0),
                    number(parts, 5, 0),
                    number(parts, 6, 0),
                    nanos(parts.group(7)));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group, int otherwise) {
        var digits = parts.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
