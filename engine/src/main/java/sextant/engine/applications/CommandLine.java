package sextant.engine.applications;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import sextant.model.application.Application;
import sextant.model.job.ParameterValue;

/**
 * The one place where argument vectors are made. Never a shell: each element reaches the program byte for byte. What cannot be passed
 * safely is refused when the job is submitted, so {@link #check} throws then whatever {@link #of} could stumble over later.
 */
public final class CommandLine {

    private CommandLine() {}

    /**
     * @param parameters checked and with defaults filled in, by {@link ParameterCheck}
     * @throws sextant.model.refusal.Refused {@code parameter-value}, {@code bad-character}, {@code argument-too-long}
     */
    public static void check(Application application, List<ParameterValue> parameters) {
        of(application, parameters, upload -> Path.of("/" + upload.file()));
    }

    /** @param files where the file of an uploaded parameter is */
    public static List<String> of(
            Application application, List<ParameterValue> parameters, Function<ParameterValue.Upload, Path> files) {
        throw new UnsupportedOperationException("not yet");
    }
}
