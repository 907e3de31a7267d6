package sextant.engine.policy;

/** Whether one text contains another, in time that grows with the two lengths and not with their product (Knuth, Morris, Pratt). */
final class LinearSearch {
    private LinearSearch() {}

    static boolean contains(String text, String wanted) {
        if (wanted.isEmpty() || wanted.length() > text.length()) {
            return wanted.isEmpty();
        }
        var fallback = fallback(wanted);
        int matched = 0;
        for (int at = 0; at < text.length(); at++) {
            matched = next(wanted, fallback, matched, text.charAt(at));
            if (matched == wanted.length()) {
                return true;
            }
        }
        return false;
    }

    /** How much of the wanted text still matches, by how much of it did, when the next character does not. */
    private static int[] fallback(String wanted) {
        var fallback = new int[wanted.length()];
        for (int at = 1; at < wanted.length(); at++) {
            fallback[at] = next(wanted, fallback, fallback[at - 1], wanted.charAt(at));
        }
        return fallback;
    }

    private static int next(String wanted, int[] fallback, int matched, char character) {
        int still = matched;
        while (still > 0 && wanted.charAt(still) != character) {
            still = fallback[still - 1];
        }
        return wanted.charAt(still) == character ? still + 1 : still;
    }
}
