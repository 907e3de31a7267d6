package sextant.model.uws;

import java.time.Duration;
import java.util.Optional;
import sextant.model.job.Phase;
import sextant.model.refusal.Refused;

/**
 * How long the answer about a job may wait for its phase to change: {@code WAIT} in seconds, -1 for as long as the server likes, and
 * the {@code PHASE} that the client believes the job to be in (UWS 1.1, 2.2.1.2).
 *
 * @param most  at least zero
 * @param known the answer comes at once if the phase is another
 */
public record Waiting(Duration most, Optional<Phase> known) {

    private static final Waiting NOT = new Waiting(Duration.ZERO, Optional.empty());

    /**
     * @param cap the longest that the server waits
     * @throws Refused {@code filter}
     */
    public static Waiting read(RequestParameters parameters, Duration cap) {
        var wait = parameters.value("WAIT");
        if (wait.isEmpty()) {
            return NOT;
        }
        return new Waiting(seconds(wait.get(), cap), parameters.value("PHASE").map(JobFilter::phase));
    }

    private static Duration seconds(String text, Duration cap) {
        if (text.equals("-1")) {
            return cap;
        }
        var seconds = JobFilter.whole(text)
                .orElseThrow(() -> JobFilter.refused("WAIT", text, "a number of seconds")
                        .limit("a whole number from 0, or -1 for as long as the server likes, at most "
                                + cap.toSeconds() + " s")
                        .suggest("WAIT=10")
                        .refused());
        var asked = Duration.ofSeconds(seconds);
        return asked.compareTo(cap) < 0 ? asked : cap;
    }

    /** Whether there is anything to wait for. */
    public boolean blocks(Phase now) {
        return most.isPositive() && now.blocks() && known.map(now::equals).orElse(true);
    }
}
