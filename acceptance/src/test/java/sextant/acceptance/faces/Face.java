package sextant.acceptance.faces;

import java.util.Optional;
import java.util.Set;
import sextant.acceptance.faces.Known.Words;

/** One interface to the jobs. */
interface Face {

    /** For messages of the test. */
    String name();

    Words words();

    /** What it has operations for. */
    Set<Deed> deeds();

    /** Does it, or tries to. */
    void act(Deed deed, String id);

    Seen seen(String id);

    /** Whether its list has a job; empty if it has no list. */
    default Optional<Boolean> lists(String id) {
        return Optional.empty();
    }
}
