package sextant.engine.callbacks;

import java.util.Optional;
import java.util.OptionalLong;
import sextant.model.job.Progress;

/** What listeners were told last of the words of one run. Its lock is held while they are told, so that nothing is told behind the end. */
public final class Hearing {

    /** Not before this moment, of the clock that nobody can set. */
    OptionalLong next = OptionalLong.empty();

    String line = "";

    Optional<Progress> progress = Optional.empty();

    /** The run has ended, and its last words were told. */
    boolean over;
}
