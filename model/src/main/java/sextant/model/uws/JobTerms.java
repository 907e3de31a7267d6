package sextant.model.uws;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.tree.Path;

/** The values of {@code DESTRUCTION} and {@code EXECUTIONDURATION}, in whichever request they come. */
public final class JobTerms {

    private static final Pattern WHOLE = Pattern.compile("[0-9]++");
    private static final int DIGITS_OF_A_LONG = 18;

    private JobTerms() {}

    /**
     * Seconds; what is too large for anybody is the largest number there is.
     *
     * @throws Refused {@code time}
     */
    public static long executionDuration(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw RefusalKind.TIME
                    .because("The execution duration is not a number of seconds.")
                    .at(Path.of("EXECUTIONDURATION"))
                    .got(text)
                    .limit("a whole number from 0, which is without limit")
                    .suggest("EXECUTIONDURATION=3600")
                    .refused();
        }
        return text.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(text);
    }

    /**
     * The same forms of a time as in filters.
     *
     * @return empty for an empty text: as late as the operator allows
     * @throws Refused {@code time}
     */
    public static Optional<Instant> destruction(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(UwsTime.read(text)
                .orElseThrow(() -> RefusalKind.TIME
                        .because("The destruction time is not a time in UTC.")
                        .at(Path.of("DESTRUCTION"))
                        .got(text)
                        .limit("YYYY-MM-DDThh:mm:ss.sssZ, no zone but Z")
                        .suggest("DESTRUCTION=2026-11-20T12:00:00Z")
                        .refused()));
    }
}
