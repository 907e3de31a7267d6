package sextant.engine.compose;

import java.util.Optional;
import sextant.model.tree.Node;

/** Judges one value of a compose file. */
@FunctionalInterface
interface Rule {

    /**
     * Tells the sieve what is wrong.
     *
     * @return what may stay of the value: the value itself if all is well, and something that this rule would take if not; empty
     *     if nothing may stay
     */
    Optional<Node> keep(Node value, Place place, Sieve sieve);
}
