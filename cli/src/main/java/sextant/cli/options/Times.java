package sextant.cli.options;

import java.time.Duration;
import sextant.cli.console.Stopped;
import sextant.model.refusal.Refused;
import sextant.model.task.Quantities;
import sextant.model.task.Resource;
import sextant.model.tree.Path;
import sextant.model.tree.Scalar;

/** Amounts of time on the command line. */
public final class Times {

    private Times() {}

    /** An amount of time as people write it. @param option for the message */
    public static Duration read(String option, String text) {
        try {
            var amount = Quantities.parse(Resource.DURATION, Scalar.plain(text), Path.of(option))
                    .amount();
            if (amount > 0) {
                return Duration.ofMillis(amount);
            }
        } catch (Refused _) {
            // Said below.
        }
        throw Stopped.usage(option + " " + text + ": a time such as 30s or 2m is needed.");
    }
}
