package sextant.engine.runner;

import java.util.Optional;
import java.util.regex.Pattern;
import sextant.model.job.JobId;

/**
 * The name of a run, the same wherever it appears: {@code JOB-ATTEMPT}. Since it is known before anything is started, whoever is in
 * doubt asks for it and never starts again.
 *
 * @param attempt from 1
 */
public record RunName(JobId job, int attempt) {

    private static final Pattern FORM = Pattern.compile("([a-z2-7]{26})-([1-9][0-9]{0,5})");

    @Override
    public String toString() {
        return job + "-" + attempt;
    }

    public static Optional<RunName> of(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new RunName(new JobId(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }
}
