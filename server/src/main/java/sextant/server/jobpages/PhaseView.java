package sextant.server.jobpages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sextant.model.job.Job;
import sextant.model.job.Phase;

/**
 * A phase as pages show it: its word, an icon of its own, and a colour, of which the colour says nothing that the others do not.
 *
 * @param word as UWS spells it
 * @param icon the name of the picture: the phase in lower case
 * @param tone {@code good}, {@code bad}, {@code busy}, {@code waiting} or {@code over}
 */
public record PhaseView(String word, String icon, String tone) {

    static PhaseView of(Phase phase) {
        var tone = switch (phase) {
            case COMPLETED -> "good";
            case ERROR -> "bad";
            case EXECUTING -> "busy";
            case PENDING, QUEUED, HELD, SUSPENDED, UNKNOWN -> "waiting";
            case ABORTED, ARCHIVED -> "over";
        };
        return new PhaseView(phase.name(), phase.name().toLowerCase(Locale.ROOT), tone);
    }

    /** All of them, in the order of a job's life. */
    static List<PhaseView> all() {
        return Arrays.stream(Phase.values()).map(PhaseView::of).toList();
    }

    /** What the phase of a job means for whoever waits for it. */
    static String sentence(Job job) {
        return switch (job.phase()) {
            case PENDING -> "Created. It waits for you to run it.";
            case QUEUED -> "Waiting for its turn.";
            case EXECUTING -> "Running.";
            case COMPLETED -> "Done. The results are below.";
            case ERROR -> "It went wrong.";
            case ABORTED -> "Ended before it was done.";
            case UNKNOWN -> "What it does cannot be seen at the moment.";
            case HELD -> "The operator holds this service. Run it again later.";
            case SUSPENDED ->
                job.suspendedBy().filter(Job.Suspender.CLIENT::equals).isPresent()
                        ? "Stopped where it is, until you let it go on."
                        : "Stopped by the system. It goes on by itself.";
            case ARCHIVED -> "Its time is over: the results are gone.";
        };
    }
}
