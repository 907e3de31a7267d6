package sextant.acceptance.faces;

import java.util.Optional;
import java.util.Set;

/**
 * What a job must be: the reference that the faces are held against.
 *
 * @param text     that the job was given, and will say
 * @param phase    in the words of UWS; empty once the job is forgotten
 * @param duration how long it may run, in seconds; empty as long as nobody set it
 */
record Known(Errand errand, String text, Optional<String> phase, Optional<String> duration) {

    static final String OTHER_DURATION = "777";

    private static final Set<String> FINAL = Set.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");

    /** In which words a face speaks of phases (cea.md 2.3 has the table). */
    enum Words {
        UWS,
        /** UWS before it had ARCHIVED. */
        UWS_OF_2008,
        CEA
    }

    static Known created(Errand errand, String text) {
        return new Known(errand, text, Optional.of("PENDING"), Optional.empty());
    }

    boolean is(String wanted) {
        return phase.filter(wanted::equals).isPresent();
    }

    /** The job afterwards. What makes no sense in its phase changes nothing. @param words of the face through which it is done */
    Known after(Deed deed, Words words) {
        if (shown(words).isEmpty()) {
            return this;
        }
        boolean isOver = FINAL.contains(phase.orElseThrow());
        return switch (deed) {
            case RUN -> is("PENDING") ? in(errand.afterRun()) : this;
            case ABORT -> isOver ? this : in("ABORTED");
            case DELETE -> new Known(errand, text, Optional.empty(), duration);
            case SET_DURATION -> is("PENDING") ? new Known(errand, text, phase, Optional.of(OTHER_DURATION)) : this;
            case LET_EXPIRE -> in("ARCHIVED");
        };
    }

    private Known in(String next) {
        return new Known(errand, text, Optional.of(next), duration);
    }

    /** The phase that a face shows; empty if it must not know the job. */
    Optional<String> shown(Words words) {
        return switch (words) {
            case UWS -> phase;
            case UWS_OF_2008 -> phase.filter(is -> !is.equals("ARCHIVED"));
            case CEA ->
                phase.filter(is -> !is.equals("ARCHIVED")).map(is -> switch (is) {
                    case "EXECUTING" -> "RUNNING";
                    case "ABORTED" -> "ERROR";
                    default -> is;
                });
        };
    }

    /** What it has said so far, if that can be told for sure. */
    Optional<String> said() {
        return is("COMPLETED") ? Optional.of(text) : Optional.empty();
    }
}
