package sextant.engine.hosting;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator allows jobs to be: {@code jobs:} in platform.yaml.
 *
 * @param listAnonymous whether everybody sees the jobs of anonymous callers in lists
 * @param operators     groups whose members may see and end every job
 * @param keep          how long a job is kept if its client wants nothing else
 * @param keepAtMost    how long it is kept at most
 * @param archive       how long what is known of a job is kept after its destruction; empty forgets it at once
 * @param longestRun    the most that a client may ask for as execution duration; at most 2147483647 s
 * @param uploadBytes   the most that one upload may have
 * @param waitAtMost    the longest that a request with WAIT is held
 * @param waitsPerCaller how many such requests one caller may hold open
 */
public record JobPolicy(
        boolean listAnonymous,
        Set<String> operators,
        Duration keep,
        Duration keepAtMost,
        Optional<Duration> archive,
        Duration longestRun,
        long uploadBytes,
        Duration waitAtMost,
        int waitsPerCaller) {

    public static final JobPolicy DEFAULT = new JobPolicy(
            false,
            Set.of(),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Optional.of(Duration.ofDays(30)),
            Duration.ofDays(7),
            4L << 30,
            Duration.ofSeconds(50),
            100);

    public JobPolicy {
        operators = Set.copyOf(operators);
    }

    /** The same, for jobs that may run so long at most. */
    public JobPolicy running(Duration longest) {
        return new JobPolicy(
                listAnonymous, operators, keep, keepAtMost, archive, longest, uploadBytes, waitAtMost, waitsPerCaller);
    }
}
