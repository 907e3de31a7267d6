package sextant.model.pattern;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody probably meant who wrote a word that is not known: the known word that takes the fewest slips of the finger ({@link
 * EditDistance}) to get from one to the other, if it takes few enough to be a slip.
 */
public final class Nearest {
    private static final int MOST_SLIPS = 3;
    private static final int LONGEST_WORD = 200;

    private Nearest() {}

    /** The known word nearest to one that is not among them, the first of several; empty if none is near. Capitals do not count. */
    public static Optional<String> to(String word, Collection<String> known) {
        var nearest = Optional.<String>empty();
        int fewest = slipsAllowed(word) + 1;
        for (var candidate : known) {
            int slips =
                    EditDistance.between(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), MOST_SLIPS);
            if (slips < fewest) {
                fewest = slips;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** One slip in three letters, so that short words are not all near to each other. */
    private static int slipsAllowed(String word) {
        return word.length() > LONGEST_WORD ? -1 : Math.min(MOST_SLIPS, Math.max(1, word.length() / 3));
    }
}
