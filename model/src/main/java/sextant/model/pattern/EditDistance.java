package sextant.model.pattern;

/** How many characters must be put in, taken out or exchanged to make one text of another (Levenshtein). */
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
        var above = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            row[0] = line;
            int least = line;
            for (int column = 1; column <= other.length(); column++) {
                int exchanged = above[column - 1] + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(exchanged, Math.min(above[column], row[column - 1]) + 1);
                least = Math.min(least, row[column]);
            }
            if (least > most) {
                return most + 1;
            }
            var full = row;
            row = above;
            above = full;
        }
        return Math.min(above[other.length()], most + 1);
    }
}
