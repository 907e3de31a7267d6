package sextant.server.submission;

import java.util.Arrays;
import java.util.Optional;

/** The names that UWS gives a meaning to wherever they are sent (UWS 1.1, 2.2.3): no parameter of an application can be called so. */
public enum Control {
    PHASE,
    RUNID,
    DESTRUCTION,
    EXECUTIONDURATION,
    ACTION;

    /** In any case (DALI 1.1, 3.1). */
    static Optional<Control> of(String name) {
        return Arrays.stream(values())
                .filter(control -> control.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
