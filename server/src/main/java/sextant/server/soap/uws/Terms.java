package sextant.server.soap.uws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;
import sextant.model.uws.UwsTime;

/** Reads what a job's terms are to be, as XML Schema spells it. */
final class Terms {

    private static final int MOST_DIGITS = 10;

    private Terms() {}

    /** An {@code xs:int} from 0. @throws Refused {@code time} */
    static long seconds(String text) {
        var digits = text.startsWith("+") ? text.substring(1) : text;
        if (!digits.matches("[0-9]{1," + MOST_DIGITS + "}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
            throw wrong(
                    "duration",
                    "The duration is not a number of seconds.",
                    text,
                    "a whole number from 0 to 2147483647; 0 is no limit");
        }
        return Long.parseLong(digits);
    }

    /** An {@code xs:dateTime} in any zone, or in none, which is UTC. @throws Refused {@code time} */
    static Instant time(String text) {
        return UwsTime.read(text).orElseGet(() -> zoned(text));
    }

    private static Instant zoned(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong("time", "The time is not a time.", text, "2027-01-31T12:00:00Z");
        }
    }

    private static Refused wrong(String where, String why, String got, String limit) {
        return RefusalKind.TIME
                .because(why)
                .at(Path.of(where))
                .got(got)
                .limit(limit)
                .refused();
    }
}
