package sextant.server.submission;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import sextant.model.refusal.RefusalKind;
import sextant.model.refusal.Refused;
import sextant.model.uws.UwsTime;

/** What a request says by the names of UWS, and what that means. */
record Controls(Map<Control, String> values) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,100}");
    private static final int MOST_DIGITS_OF_A_LONG = 18;

    Controls {
        values = Map.copyOf(values);
    }

    /** As it was sent. */
    Optional<String> get(Control control) {
        return Optional.ofNullable(values.get(control));
    }

    /** @throws Refused {@code parameter-missing} */
    String needed(Control control) {
        return get(control)
                .orElseThrow(() -> RefusalKind.PARAMETER_MISSING
                        .because("The request has no " + control + ".")
                        .suggest("Send " + control + " as a field of a form.")
                        .refused());
    }

    /** The time that DESTRUCTION has; empty if it is not there or has no value. @throws Refused {@code time} */
    Optional<Instant> destruction() {
        return get(Control.DESTRUCTION)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> time(Control.DESTRUCTION.name(), text));
    }

    /** @throws Refused {@code time} */
    static Instant time(String name, String text) {
        return UwsTime.read(text.strip())
                .orElseThrow(() -> notATime(name + " is not a time.", text, "2027-01-31T12:00:00Z, in UTC"));
    }

    /** The seconds of EXECUTIONDURATION; empty if it is not there. @throws Refused {@code time} */
    OptionalLong executionDuration() {
        var text = get(Control.EXECUTIONDURATION).map(String::strip);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw notATime(
                    "EXECUTIONDURATION is not a number of seconds.",
                    text.get(),
                    "a whole number from 0, which is no limit");
        }
        var digits = text.get().replaceFirst("^0+(?=.)", "");
        return OptionalLong.of(digits.length() > MOST_DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits));
    }

    /** Whether a new job is to run at once. @throws Refused {@code parameter-value}, {@code parameter-name} for what no new job is told */
    boolean run() {
        get(Control.ACTION).ifPresent(action -> {
            throw RefusalKind.PARAMETER_NAME
                    .because("ACTION is for a job that exists, and this creates one.")
                    .got("ACTION=" + action)
                    .suggest("Leave it out.")
                    .refused();
        });
        get(Control.PHASE).filter(phase -> !phase.equals("RUN")).ifPresent(phase -> {
            throw RefusalKind.PARAMETER_VALUE
                    .because("A new job can be told to run, and nothing else.")
                    .got("PHASE=" + phase)
                    .limit("PHASE=RUN")
                    .refused();
        });
        return values.containsKey(Control.PHASE);
    }

    private static Refused notATime(String why, String got, String limit) {
        return RefusalKind.TIME.because(why).got(got).limit(limit).refused();
    }
}
