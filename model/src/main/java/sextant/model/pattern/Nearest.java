package sextant.model.pattern;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody probably meant who wrote a word that is not known: the known word that takes the fewest slips of the finger (a letter
 * left out, added, exchanged, or swapped with its neighbour) to get from one to the other, if it takes few enough to be a slip.
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
            int slips = slips(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
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

    /** The Damerau-Levenshtein distance in which no part is changed twice; beyond the most slips only that it is more. */
    private static int slips(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MOST_SLIPS) {
            return MOST_SLIPS + 1;
        }
        var beforeLast = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        var row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int same = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(last[column - 1] + same, Math.min(last[column] + 1, row[column - 1] + 1));
                if (line > 1
                        && column > 1
                        && from.charAt(line - 1) == to.charAt(column - 2)
                        && from.charAt(line - 2) == to.charAt(column - 1)) {
                    row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
                }
            }
        }
        return row[to.length()];
    }
}
