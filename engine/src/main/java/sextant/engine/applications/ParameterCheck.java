package sextant.engine.applications;

import java.util.List;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;

/** Holds what a client sent against what an application takes. */
public final class ParameterCheck {

    private ParameterCheck() {}

    /**
     * What the client sent, in the application's spelling; defaults are not filled in. Names that the application does not have are
     * refused; so are values of the wrong type, and too many of them. What is still missing is not a fault: a job may be completed
     * while it is PENDING.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-name}, {@code parameter-value}, {@code parameter-count}
     */
    public static List<ParameterValue> named(Application application, List<ParameterValue> sent) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * What the program is run with: the defaults filled in, and nothing missing.
     *
     * @throws sextant.model.refusal.Refused {@code parameter-missing} and all of {@link #named}
     */
    public static List<ParameterValue> complete(Application application, List<ParameterValue> sent) {
        throw new UnsupportedOperationException("not yet");
    }
}
