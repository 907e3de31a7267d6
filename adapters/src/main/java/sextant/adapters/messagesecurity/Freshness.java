package sextant.adapters.messagesecurity;

import static sextant.adapters.messagesecurity.Words.is;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.w3c.dom.Element;
import sextant.model.refusal.RefusalKind;

/** Whether a message is of now. */
record Freshness(InstantSource clock) {

    /** How old a message may be. */
    static final Duration AGE = Duration.ofMinutes(5);

    /** By how much the clocks of a sender and of this server may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /**
     * Looks at a {@code wsu:Timestamp}.
     *
     * @return until when the message could be sent again, and must be remembered
     * @throws sextant.model.refusal.Refused {@code message-expired}; {@code security-invalid} for what is no timestamp
     */
    Instant timestamp(Element timestamp) {
        var created = Words.only(timestamp, Words.WSU, "Created", RefusalKind.SECURITY);
        var until = created(time(created, RefusalKind.SECURITY));
        for (var child : Words.children(timestamp)) {
            if (child != created) {
                if (!is(child, Words.WSU, "Expires")) {
                    throw Words.refused(RefusalKind.SECURITY);
                }
                if (time(child, RefusalKind.SECURITY).plus(SKEW).isBefore(clock.instant())) {
                    throw Words.refused(RefusalKind.SECURITY_TIME);
                }
            }
        }
        return until;
    }

    /** Looks at the time when something was made. @return until when it could be sent again */
    Instant created(Instant created) {
        var now = clock.instant();
        var until = created.plus(AGE).plus(SKEW);
        if (created.isAfter(now.plus(SKEW)) || until.isBefore(now)) {
            throw Words.refused(RefusalKind.SECURITY_TIME);
        }
        return until;
    }

    /** A time with its offset from UTC; without one nobody knows when it is. */
    static Instant time(Element element, RefusalKind otherwise) {
        try {
            var written = OffsetDateTime.parse(element.getTextContent().strip());
            if (written.getYear() < 2000 || written.getYear() > 9999) {
                throw Words.refused(otherwise);
            }
            return written.toInstant();
        } catch (DateTimeException notATime) {
            throw Words.refused(otherwise);
        }
    }
}
