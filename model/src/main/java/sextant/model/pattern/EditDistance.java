package sextant.model.pattern;

/**
 * How many slips of the finger lie between two texts: a character put in, taken out or exchanged, or two neighbours swapped
 * (Damerau-Levenshtein, in which no part is changed twice).
 */
public final class EditDistance {

    private EditDistance() {}

    /**
     * Takes length times length steps at most, and stops early when the distance cannot be within the bound.
     *
     * @return the distance, or {@code most + 1} if it is more than {@code most}
     */
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var beforeLast = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        int leastOfLast = 0;
        for (int line = 1; line <= one.length(); line++) {
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = line;
            int least = line;
            for (int column = 1; column <= other.length(); column++) {
                int same = one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(last[column - 1] + same, Math.min(last[column], row[column - 1]) + 1);
                if (swapped(one, line, other, column)) {
                    row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
                }
                least = Math.min(least, row[column]);
            }
            // A swap reaches back two lines, so both must be beyond the bound.
            if (Math.min(least, leastOfLast) > most) {
                return most + 1;
            }
            leastOfLast = least;
        }
        return Math.min(row[other.length()], most + 1);
    }

    private static boolean swapped(String one, int line, String other, int column) {
        return line > 1
                && column > 1
                && one.charAt(line - 1) == other.charAt(column - 2)
                && one.charAt(line - 2) == other.charAt(column - 1);
    }
}
